"""The plan: who does what for the person and for the family, kept apart; the policy; the next review."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from council.domain.errors import Conflict, DomainError
from council.domain.ids import new_id
from council.domain.mynumbers import refuse_my_number
from council.domain.vocabulary import MeetingState, SupportTarget
from council.extensions import db
from council.models import Conference, Meeting, SupportRole
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record
from council.services.sharing import require_sharing
from council.services.transitions import ensure_version

PLANNABLE = (MeetingState.NOTIFIED, MeetingState.IN_SESSION, MeetingState.CLOSED)
TARGETS = (SupportTarget.PERSON, SupportTarget.FAMILY)


@dataclass(frozen=True, slots=True)
class Role:
    """What one agency does for one side; `id` names a role already there, a text of None leaves it as it is."""

    agency_id: uuid.UUID
    target: SupportTarget
    text: str | None
    id: uuid.UUID | None = None


def plan(
    meeting: Meeting,
    *,
    policy: str | None,
    next_review_on: date | None,
    roles: Sequence[Role],
    base_version: int,
    actor: Actor,
) -> None:
    """Write the plan; it becomes the case's policy and next review. A policy of None stays as it is.

    Roles not named are taken out. `meeting.conference` with case, participants and roles must be loaded.
    """
    require(actor, Permission.CONFERENCE_PLAN, meeting)
    require_sharing(meeting, actor)
    conference = meeting.conference
    if conference is None or meeting.state not in PLANNABLE:
        raise Conflict("終えた会議や中止した会議の計画は直せません。")
    ensure_version(conference, base_version)
    _check(conference, policy, next_review_on, roles, actor)
    _write_roles(conference, roles, actor)
    ring = keyring(db.session)
    case = conference.case
    if policy is not None:
        conference.policy_sealed = ring.seal(conference, "policy_sealed", policy)
        case.policy_sealed = ring.seal(case, "policy_sealed", policy)
    conference.next_review_on = case.next_review_on = next_review_on
    # roles alone leave the row as it was: a stale form must be noticed all the same
    flag_modified(conference, "next_review_on")
    record(actor, "conference:plan", meeting)
    db.session.flush()


def _check(
    conference: Conference,
    policy: str | None,
    next_review_on: date | None,
    roles: Sequence[Role],
    actor: Actor,
) -> None:
    refuse_my_number(policy or "", field="policy")
    changed = next_review_on != conference.next_review_on
    if changed and next_review_on is not None and next_review_on < actor.on:
        raise DomainError(
            "次の見直しの日は、今日から後の日にしてください。", field="next_review_on"
        )
    agencies = {one.agency_id for one in conference.participants if one.is_live}
    for role in roles:
        if role.agency_id not in agencies or role.target not in TARGETS:
            raise DomainError("役割は、参加している機関から選んでください。", field="roles")
        refuse_my_number(role.text or "", field="roles")


def _write_roles(conference: Conference, roles: Sequence[Role], actor: Actor) -> None:
    kept = {one.id: one for one in conference.roles}
    for position, role in enumerate(roles):
        row = kept.pop(role.id, None) if role.id else None
        if row is not None:
            row.agency_id, row.target, row.position = role.agency_id, role.target, position
            _write(row, role)
        elif role.text:
            conference.roles.append(_new(conference, role, position, actor))
    for row in kept.values():
        conference.roles.remove(row)
        db.session.delete(row)


def _new(conference: Conference, role: Role, position: int, actor: Actor) -> SupportRole:
    row = SupportRole(
        id=new_id(),
        agency_id=role.agency_id,
        target=role.target,
        position=position,
        key_id=conference.key_id,
        created_by_id=actor.id,
    )
    _write(row, role)
    return row


def _write(row: SupportRole, role: Role) -> None:
    if role.text is not None:
        row.text_sealed = keyring(db.session).seal(row, "text_sealed", role.text)
