"""Evidence of what was entered for others: found by those alone who may enter for its object, and read all of it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, or_, select, union

from council.extensions import db
from council.models import (
    Appointment,
    Blob,
    Body,
    Meeting,
    Minutes,
    MinutesComment,
    ProxyEntry,
    Ruling,
    Seat,
    TwoPersonRequest,
    Writing,
)
from council.policy.actor import Actor
from council.policy.conferring import meeting_of
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import actions, meetings, minutes, nominations, writings


@dataclass(frozen=True, slots=True)
class Kept:
    """The right to enter for a kind of object, and how one of them is found within somebody's scope."""

    permission: P
    load: Callable[[Actor, uuid.UUID], Any]


def _served_body(actor: Actor, body_id: uuid.UUID) -> Body | None:
    return db.session.get(Body, body_id) if body_id in actor.secretariat_of else None


def _served_term(actor: Actor, appointment_id: uuid.UUID) -> Seat | None:
    """The seat of the term: by it the right stands."""
    return db.session.scalars(
        select(Seat)
        .join(Appointment, Appointment.seat_id == Seat.id)
        .where(Appointment.id == appointment_id, Seat.body_id.in_(actor.secretariat_of))
    ).one_or_none()


KEPT: dict[str, Kept] = {
    "meetings": Kept(P.INVITATION_PROXY, meetings.get_on_record),
    "minutes": Kept(P.MINUTES_PROXY, minutes.get_kept),
    "action_items": Kept(P.ACTION_PROXY, actions.get),
    "bodies": Kept(P.PROPOSAL_PROXY, _served_body),
    "nominations": Kept(P.NOMINATION_ACCEPT, nominations.get),
    "appointments": Kept(P.APPOINTMENT_EDIT, _served_term),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file with the entry it belongs to; `case_id` and `body_id` say whose affair it is."""

    entry: ProxyEntry
    blob: Blob
    case_id: uuid.UUID | None
    body_id: uuid.UUID | None


def evidence(actor: Actor, entry_id: uuid.UUID) -> Evidence | None:
    """The evidence of an entry, for whoever may enter for its object now and takes part in all that it answers."""
    entry = db.session.get(ProxyEntry, entry_id)
    kept = KEPT.get(entry.subject_kind) if entry else None
    if entry is None or kept is None or entry.subject_id is None or entry.evidence_id is None:
        return None
    about = kept.load(actor, entry.subject_id)
    if about is None or not allows(actor, kept.permission, about):
        return None
    meeting = meeting_of(about)
    conference = meeting.conference if meeting else None
    if meeting is not None and meetings.get_on_record(actor, meeting.id) is None:
        return None
    if meeting is not None and not _reads_all(actor, meeting, entry):
        return None
    return Evidence(
        entry=entry,
        blob=db.session.get_one(Blob, entry.evidence_id),
        case_id=conference.case_id if conference else None,
        body_id=None if conference else meeting.body_id if meeting else _body_of(about),
    )


def _reads_all(actor: Actor, meeting: Meeting, entry: ProxyEntry) -> bool:
    """Whether every item that the entry may speak to is the actor's to read: what came is one sheet.

    What it says again without a change left no row of its own: it may speak to whatever its sender ever wrote to.
    """
    if entry.subject_kind != Meeting.__tablename__:
        asked = db.session.scalars(
            select(MinutesComment.agenda_item_id).where(MinutesComment.proxy_id == entry.id)
        ).all()
        hidden = minutes.hidden_items(meeting.id, actor).items
        return not hidden or (hidden.isdisjoint(asked) if asked else not _is_a_return(entry))
    written = set(
        db.session.scalars(
            union(
                select(Writing.agenda_item_id).where(
                    Writing.meeting_id == meeting.id,
                    or_(
                        Writing.proxy_id == entry.id,
                        Writing.person_id == entry.for_person_id,
                    ),
                ),
                select(Ruling.agenda_item_id).where(Ruling.proxy_id == entry.id),
            )
        )
    )
    if written:
        return written <= {one.row.id for one in writings.readable(meeting, actor)}
    return not minutes.hidden_items(meeting.id, actor).items


def _is_a_return(entry: ProxyEntry) -> bool:
    """Whether a draft of minutes was sent back by it: what is to be mended may be in any item."""
    confirms = exists().where(TwoPersonRequest.proxy_id == entry.id)
    rests = exists().where(Minutes.confirmation_id == entry.id)
    return entry.subject_kind == Minutes.__tablename__ and not db.session.scalar(
        select(or_(confirms, rests))
    )


def _body_of(about: Any) -> uuid.UUID:
    found: uuid.UUID = about.id if isinstance(about, Body) else about.body_id
    return found
