"""Appointing somebody to a seat, and ending a term: dated acts, and what hangs on them."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from council.domain.errors import DomainError, StaleVersion
from council.domain.ids import new_id
from council.domain.spans import meet
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import (
    Appointment,
    Meeting,
    Person,
    RosterEntry,
    Seat,
    Sitting,
)
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.accounts import live
from council.queries.meetings import WITH_POLICY
from council.services import invitations
from council.services.audit import record


def appoint(
    seat: Seat,
    person: Person,
    *,
    post_title: str,
    starts_on: date,
    ends_on: date | None,
    actor: Actor,
) -> Appointment:
    """Let a person hold a seat for a term; a seat's terms never overlap."""
    if not actor.is_system:
        require(actor, Permission.APPOINTMENT_EDIT, seat)
    if ends_on is not None and ends_on < starts_on:
        raise DomainError("任期の終わりは、始まりより後の日にしてください。", field="ends_on")
    ensure_seat_stands(seat, starts_on, ends_on)
    _ensure_free(seat.id, starts_on, ends_on)
    appointment = Appointment(
        id=new_id(),
        seat_id=seat.id,
        person_id=person.id,
        post_title=post_title,
        starts_on=starts_on,
        ends_on=ends_on,
        is_successor=_is_successor(seat.id, starts_on),
    )
    db.session.add(appointment)
    db.session.flush()
    record(actor, "appointment:begin", appointment, body_id=seat.body_id)
    return appointment


def ensure_seat_stands(seat: Seat, starts_on: date, ends_on: date | None) -> None:
    """Refuse a term for which the seat is not there."""
    if starts_on < seat.valid_from:
        raise DomainError("この席は、まだその日にはありません。", field="starts_on")
    if seat.valid_to is not None and (ends_on is None or ends_on > seat.valid_to):
        raise DomainError("この席は、任期の終わりより前になくなります。", field="ends_on")


def _ensure_free(seat_id: uuid.UUID, starts_on: date, ends_on: date | None) -> None:
    # the seat's row is locked meanwhile, so that two appointments at once never overlap
    db.session.scalars(
        select(Seat.id).where(Seat.id == seat_id).with_for_update(key_share=True)
    ).one()
    ensure_none_overlaps(
        db.session.scalars(select(Appointment).where(Appointment.seat_id == seat_id)),
        starts_on,
        ends_on,
    )


def ensure_none_overlaps(
    others: Iterable[Appointment], starts_on: date, ends_on: date | None
) -> None:
    """Refuse a term that would run into one of these."""
    for other in others:
        if meet(other.starts_on, other.ends_on, starts_on, ends_on):
            raise DomainError(
                "この席には、同じ期間に別の委員がいます。前の任期の終わりを先に記録してください。",
                field="starts_on",
            )


def _is_successor(seat_id: uuid.UUID, starts_on: date) -> bool:
    """Whether somebody's term in the seat ended early, and would have gone on to this day (残任期間)."""
    return (
        db.session.scalars(
            select(Appointment.id).where(
                Appointment.seat_id == seat_id,
                Appointment.ends_on < starts_on,
                Appointment.end_reason.is_not(None),
                or_(Appointment.term_ends_on.is_(None), Appointment.term_ends_on >= starts_on),
            )
        ).first()
        is not None
    )


def end_appointment(
    appointment: Appointment,
    *,
    on: date,
    reason: str,
    actor: Actor,
    seen_end: str | None = None,
) -> int:
    """Let a term end early: resignation, transfer. Access ends with that day.

    Invitations to later days are called off; returns to how many meetings. `seen_end` is `end_mark` of the
    term as the page showed it: a term that somebody ended meanwhile is not ended over it.
    """
    if not actor.is_system:
        require(actor, Permission.APPOINTMENT_EDIT, appointment.seat)
    end_term(appointment, on=on, reason=reason, actor=actor, seen_end=seen_end)
    return call_off(appointment, actor)


def end_term(
    appointment: Appointment, *, on: date, reason: str, actor: Actor, seen_end: str | None = None
) -> None:
    """The term's new end alone, for an act that has its own right and calls off invitations when all is done."""
    if seen_end is not None and seen_end != end_mark(appointment):
        raise StaleVersion
    if on < appointment.starts_on:
        raise DomainError("任期の始まりより前の日では終えられません。", field="on")
    if appointment.ends_on is not None and on > appointment.ends_on:
        raise DomainError("任期の終わりより後の日では終えられません。", field="on")
    if appointment.term_ends_on is None:
        appointment.term_ends_on = appointment.ends_on
    appointment.ends_on, appointment.end_reason = on, reason
    db.session.flush()
    record(actor, "appointment:end", appointment, body_id=appointment.seat.body_id)


def note_early_end(
    appointment: Appointment, *, reason: str, would_have: date | None, actor: Actor
) -> None:
    """Of a term whose last day is known already: that it was an early one, why, and when it would have been."""
    if not actor.is_system:
        require(actor, Permission.APPOINTMENT_EDIT, appointment.seat)
    if would_have is not None and (appointment.ends_on is None or would_have < appointment.ends_on):
        raise DomainError("もとの任期の終わりが、実際の終わりより前です。", field="term_to")
    appointment.term_ends_on, appointment.end_reason = would_have, reason
    db.session.flush()
    record(actor, "appointment:end", appointment, body_id=appointment.seat.body_id)


def call_off(appointment: Appointment, actor: Actor) -> int:
    """Take back invitations to days after the term's end, unless the person sits in the body then all the same."""
    if appointment.ends_on is None:
        return 0
    called_off = [
        meeting
        for meeting in _announced_after(appointment, appointment.ends_on)
        if not _sits_otherwise(appointment, meeting)
    ]
    for meeting in called_off:
        invitations.remove(meeting, appointment.person, actor)
    return len(called_off)


def _sits_otherwise(appointment: Appointment, meeting: Meeting) -> bool:
    """Whether the person holds a seat of the body on the meeting's day all the same: another one, or again."""
    return (
        db.session.scalars(
            select(Appointment.id)
            .join(Seat, Seat.id == Appointment.seat_id)
            .where(
                Appointment.person_id == appointment.person_id,
                Appointment.id != appointment.id,
                Seat.body_id == appointment.seat.body_id,
                live(Appointment, meeting.sitting.held_on),
            )
        ).first()
        is not None
    )


def end_mark(appointment: Appointment) -> str:
    """How a term's end stands, to be compared by a form that is sent later."""
    early = "early" if appointment.end_reason else ""
    return f"{appointment.ends_on or ''}{early}"


def _announced_after(appointment: Appointment, on: date) -> list[Meeting]:
    return list(
        db.session.scalars(
            select(Meeting)
            .join(Meeting.sitting)
            .join(RosterEntry, RosterEntry.meeting_id == Meeting.id)
            .where(
                RosterEntry.appointment_id == appointment.id,
                RosterEntry.left_at.is_(None),
                Meeting.state == MeetingState.NOTIFIED,
                Sitting.held_on > on,
            )
            .options(*WITH_POLICY)
        ).unique()
    )


def note_decision(appointment: Appointment, facts: dict[str, Any], actor: Actor) -> bool:
    """Note the 決裁 of an appointment and when its 誓約書 came; says whether anything is other than before."""
    changed = {name: one for name, one in facts.items() if getattr(appointment, name) != one}
    if changed:
        seat = db.session.get_one(Seat, appointment.seat_id)
        if not actor.is_system:
            require(actor, Permission.APPOINTMENT_EDIT, seat)
        for name, one in changed.items():
            setattr(appointment, name, one)
        record(actor, "appointment:note", appointment, body_id=seat.body_id)
    return bool(changed)


def forget_appointment(appointment: Appointment, actor: Actor) -> None:
    """Let a term that has not begun be as if it never was; refuses one by which somebody is invited already."""
    if not actor.is_system:
        require(actor, Permission.APPOINTMENT_EDIT, appointment.seat)
    invited = db.session.scalars(
        select(RosterEntry.id).where(RosterEntry.appointment_id == appointment.id)
    ).first()
    if invited is not None:
        raise DomainError(
            "この任期で、会議に招かれています。任期が始まった日に、任期の終わりを記録してください。"
        )
    record(actor, "appointment:take_back", appointment, body_id=appointment.seat.body_id)
    db.session.delete(appointment)
    db.session.flush()
