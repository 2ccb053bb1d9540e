"""To what an entry of the trail was done: a meeting, an action item, an issue or a person, by name.

Nothing of a case conference is looked up here: of it the trail knows a number and no more.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import aliased

from council.domain.serials import number_label
from council.domain.wareki import screen_date
from council.extensions import db
from council.models import (
    ActionItem,
    AdminGrant,
    Agency,
    AgencyDuty,
    AgendaItem,
    Appointment,
    AuditEntry,
    BodyVersion,
    Conference,
    Invitation,
    InvitationLetter,
    InvitationSeat,
    Issue,
    Meeting,
    Minutes,
    OutboxMessage,
    Paper,
    Person,
    RecordEntry,
    Recusal,
    Reply,
    SecretariatDuty,
    SignOff,
    Sitting,
    User,
)
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting, visible_actions, visible_issues
from council.queries.accounts import version_on

_OF_A_MEETING: tuple[Any, ...] = (AgendaItem, Paper, Minutes, RecordEntry, SignOff)
_OF_A_PERSON: tuple[Any, ...] = (
    User,
    Appointment,
    SecretariatDuty,
    AgencyDuty,
    AdminGrant,
    OutboxMessage,
)

# the scope speaks of Conference itself
_conference = aliased(Conference)


@dataclass(frozen=True, slots=True)
class Object:
    """What was acted on: its kind (the table's name), its words, and its id where the reader may open it."""

    kind: str
    words: str
    id: uuid.UUID | None = None


class _Ids:
    """The subjects of a page of entries, by table."""

    def __init__(self, entries: Iterable[AuditEntry]) -> None:
        self._by_kind: dict[str, list[uuid.UUID]] = defaultdict(list)
        for entry in entries:
            if entry.subject_id is not None:
                self._by_kind[entry.subject_kind].append(entry.subject_id)

    def holds(self, model: Any) -> Any:
        """That a row is one of the subjects."""
        return model.id.in_(self._by_kind[model.__tablename__])


def objects(actor: Actor, entries: Iterable[AuditEntry]) -> dict[uuid.UUID, Object]:
    """The objects of these entries by subject, in three statements however many they are."""
    ids = _Ids(entries)
    return {**_persons(ids), **_meetings(actor, ids), **_coded(actor, ids)}


def _meetings(actor: Actor, ids: _Ids) -> dict[uuid.UUID, Object]:
    held = union_all(*_meeting_refs(ids)).subquery()
    rows = db.session.execute(
        select(
            held.c.subject, Meeting, Sitting.held_on, BodyVersion.short_name, sees_meeting(actor)
        )
        .select_from(held)
        .join(Meeting, Meeting.id == held.c.meeting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(
            BodyVersion,
            (BodyVersion.body_id == Meeting.body_id) & version_on(Sitting.held_on),
        )
        .outerjoin(_conference, _conference.meeting_id == Meeting.id)
        .where(_conference.id.is_(None))
        .order_by(Meeting.position.desc())  # of a joint sitting the first meeting stays
    )
    return {
        subject: Object(
            "meetings",
            _meeting_words(meeting, name, held_on, actor.on),
            meeting.id if sees else None,
        )
        for subject, meeting, held_on, name, sees in rows
    }


def _meeting_refs(ids: _Ids) -> list[Any]:
    """Which meeting each subject belongs to."""
    subject, meeting = "subject", "meeting"
    asked: tuple[Any, ...] = (Invitation, InvitationLetter, Reply)
    return [
        select(Meeting.id.label(subject), Meeting.id.label(meeting)).where(ids.holds(Meeting)),
        *(select(one.id, one.meeting_id).where(ids.holds(one)) for one in _OF_A_MEETING),
        select(Recusal.id, AgendaItem.meeting_id)
        .join(AgendaItem, AgendaItem.id == Recusal.agenda_item_id)
        .where(ids.holds(Recusal)),
        *(
            select(one.id, InvitationSeat.meeting_id)
            .join(
                InvitationSeat,
                InvitationSeat.invitation_id
                == (Invitation.id if one is Invitation else one.invitation_id),
            )
            .where(ids.holds(one))
            for one in asked
        ),
    ]


def _meeting_words(meeting: Meeting, body: str, held_on: date, today: date) -> str:
    number = number_label(meeting.number) if meeting.is_numbered else ""
    held = screen_date(held_on, year=held_on.year != today.year)
    return " ".join(filter(None, (body, number))) + f"（{held}）"


def _coded(actor: Actor, ids: _Ids) -> dict[uuid.UUID, Object]:
    """What has a code of its own, as far as the actor may see it, and agencies by name; of a case nothing."""
    actions = (
        visible_actions(actor)
        .where(ids.holds(ActionItem), ActionItem.is_case_bound.is_(False))
        .with_only_columns(
            ActionItem.id, literal(ActionItem.__tablename__).label("kind"), ActionItem.code
        )
    )
    issues = (
        visible_issues(actor)
        .where(ids.holds(Issue))
        .with_only_columns(Issue.id, literal(Issue.__tablename__).label("kind"), Issue.code)
    )
    agencies = select(
        Agency.id, literal(Agency.__tablename__).label("kind"), Agency.name.label("code")
    ).where(ids.holds(Agency))
    rows = db.session.execute(union_all(actions, issues, agencies))
    return {
        subject: Object(kind, code, None if kind == Agency.__tablename__ else subject)
        for subject, kind, code in rows
    }


def _persons(ids: _Ids) -> dict[uuid.UUID, Object]:
    rows = db.session.execute(
        union_all(
            select(Person.id, Person.name).where(ids.holds(Person)),
            *(
                select(one.id, Person.name)
                .join(Person, Person.id == one.person_id)
                .where(ids.holds(one))
                for one in _OF_A_PERSON
            ),
        )
    )
    return {subject: Object("persons", name) for subject, name in rows}
