"""Work for agencies and secretariats, and the keeping of accounts: whoever grants it does not grant it to themselves."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Select, select

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.spans import lasts, meet
from council.domain.vocabulary import Duty
from council.extensions import db
from council.models import (
    AdminGrant,
    Agency,
    AgencyDuty,
    Body,
    BodyVersion,
    Person,
    SecretariatDuty,
)
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.policy.structure import Grant
from council.queries import structure
from council.services.audit import record

_DAY = timedelta(days=1)


def _require(permission: Permission, grant: Grant, actor: Actor) -> None:
    if not actor.is_system:
        require(actor, permission, grant)


def assign_duty(
    agency: Agency,
    person: Person,
    duty: Duty,
    *,
    post_title: str,
    starts_on: date,
    ends_on: date | None = None,
    actor: Actor,
) -> AgencyDuty:
    """Let a person work for an agency, as staff or as its head."""
    _require(Permission.DUTY_EDIT, Grant(person.id, agency_id=agency.id), actor)
    _ensure_not_twice(
        select(AgencyDuty).where(
            AgencyDuty.person_id == person.id,
            AgencyDuty.agency_id == agency.id,
            AgencyDuty.duty == duty,
        ),
        starts_on,
        ends_on,
    )
    row = AgencyDuty(
        id=new_id(),
        agency_id=agency.id,
        person_id=person.id,
        duty=duty,
        post_title=post_title,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    db.session.add(row)
    record(actor, "duty:begin", row)
    return row


def _ensure_not_twice(
    same: Select[AgencyDuty] | Select[SecretariatDuty], starts_on: date, ends_on: date | None
) -> None:
    """The same work twice at once would go on when one of them is ended."""
    for other in db.session.scalars(same):
        if meet(other.starts_on, other.ends_on, starts_on, ends_on):
            raise DomainError("同じ担当が、この期間にもう記録されています。", field="starts_on")


def assign_secretariat(
    body: Body,
    agency: Agency,
    person: Person,
    *,
    starts_on: date,
    ends_on: date | None = None,
    papers_from: datetime | None = None,
    actor: Actor,
) -> SecretariatDuty:
    """Let a person do the work of a body's secretariat; case papers from before `papers_from` stay closed."""
    above = structure.above(body.id, actor.on)
    _require(Permission.SECRETARIAT_EDIT, Grant(person.id, frozenset({body.id, *above})), actor)
    _ensure_not_twice(
        select(SecretariatDuty).where(
            SecretariatDuty.person_id == person.id, SecretariatDuty.body_id == body.id
        ),
        starts_on,
        ends_on,
    )
    row = SecretariatDuty(
        id=new_id(),
        body_id=body.id,
        agency_id=agency.id,
        person_id=person.id,
        starts_on=starts_on,
        ends_on=ends_on,
        papers_from=papers_from,
    )
    db.session.add(row)
    record(actor, "secretariat:begin", row)
    return row


def grant_admin(person: Person, *, starts_on: date, actor: Actor) -> AdminGrant:
    """Let a person keep accounts and settings."""
    _require(Permission.ADMIN_GRANT, Grant(person.id), actor)
    row = AdminGrant(id=new_id(), person_id=person.id, starts_on=starts_on)
    db.session.add(row)
    record(actor, "admin:begin", row)
    return row


Tie = AgencyDuty | SecretariatDuty | AdminGrant
_PERMISSIONS: dict[type[Tie], Permission] = {
    AgencyDuty: Permission.DUTY_EDIT,
    SecretariatDuty: Permission.SECRETARIAT_EDIT,
    AdminGrant: Permission.ADMIN_GRANT,
}


def permission_of(tie: Tie) -> Permission:
    """What giving or ending such a tie takes."""
    return _PERMISSIONS[type(tie)]


def end_tie(tie: Tie, on: date, actor: Actor) -> None:
    """Let work for an agency or a secretariat, or the keeping of accounts, end with a day."""
    _require(permission_of(tie), grant_of(tie, actor.on), actor)
    if isinstance(tie, SecretariatDuty):
        db.session.scalars(
            select(Body.id).where(Body.id == tie.body_id).with_for_update(key_share=True)
        ).one()
    if on < tie.starts_on and tie.starts_on > actor.on:
        _take_back(tie, actor)
        return
    if on < tie.starts_on:
        raise DomainError("始まりより前の日では終えられません。", field="on")
    if tie.ends_on is not None and on > tie.ends_on:
        raise DomainError("終わりより後の日では終えられません。", field="on")
    if isinstance(tie, SecretariatDuty):
        _ensure_somebody_stays(tie, on)
    tie.ends_on = on
    db.session.flush()
    record(actor, "duty:end", tie)


def _take_back(tie: Tie, actor: Actor) -> None:
    """Work that has not begun is as if it never was given."""
    if isinstance(tie, SecretariatDuty):
        _ensure_somebody_stays(tie, tie.starts_on - _DAY)
    record(actor, "duty:take_back", tie)
    db.session.delete(tie)
    db.session.flush()


def _ensure_somebody_stays(duty: SecretariatDuty, on: date) -> None:
    """A body that goes on keeps somebody who serves it, on every later day: whoever ends last hands over instead."""
    others = db.session.scalars(
        select(SecretariatDuty).where(
            SecretariatDuty.body_id == duty.body_id, SecretariatDuty.id != duty.id
        )
    ).all()
    versions = db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == duty.body_id)
    ).all()
    ends = {on, *(one.ends_on for one in others if one.ends_on and one.ends_on >= on)}
    until = duty.ends_on or date.max
    for day in (end + _DAY for end in ends if end < until):
        goes_on = any(lasts(one.valid_from, one.valid_to, day) for one in versions)
        is_served = any(lasts(one.starts_on, one.ends_on, day) for one in others)
        if goes_on and not is_served:
            raise DomainError(
                "この会議体の事務局の、最後の人です。先にほかの人に担当を付けるか、事務局を引き継いでください。",
                field="on",
            )


def grants_of(ties: Sequence[Tie], on: date) -> list[Grant]:
    """What ending each of them is asked for; one statement for all."""
    among = structure.parents(on)
    return [grant_of(tie, on, among) for tie in ties]


def grant_of(tie: Tie, on: date, among: structure.Parents | None = None) -> Grant:
    """What ending or giving such a tie is asked for, by where the body stands on the day."""
    if isinstance(tie, SecretariatDuty):
        above = structure.above(tie.body_id, on, among)
        return Grant(tie.person_id, frozenset({tie.body_id, *above}))
    return Grant(tie.person_id, agency_id=tie.agency_id if isinstance(tie, AgencyDuty) else None)
