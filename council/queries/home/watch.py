"""What a secretariat keeps an eye on: counts, all in one statement."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select

from council.domain.duedates import OWED
from council.domain.vocabulary import MinutesState, OutboxState
from council.extensions import db
from council.models import (
    ActionItem,
    Appointment,
    Meeting,
    Minutes,
    OutboxMessage,
    Seat,
    Sitting,
)
from council.policy.actor import Actor

_ENDING_WITHIN = timedelta(days=60)
_APPROVED_WITHIN = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Watch:
    """Terms ending within 60 days, vacant seats, minutes open for 45 days, overdue items, unsent letters."""

    ending_terms: int
    vacant_seats: int
    late_minutes: int
    overdue_actions: int
    unsent: int


def watch(actor: Actor) -> Watch | None:
    """The counts over the reader's bodies; None for somebody who serves none."""
    if not actor.secretariat_of:
        return None
    columns = (
        _ending(actor, actor.on),
        _vacant(actor, actor.on),
        _late_minutes(actor, actor.on),
        _overdue(actor, actor.on),
        select(func.count())
        .where(
            OutboxMessage.state == OutboxState.FAILED,
            OutboxMessage.body_id.in_(actor.secretariat_of),
        )
        .scalar_subquery(),
    )
    return Watch(*db.session.execute(select(*columns)).one())


def _ending(actor: Actor, today: date) -> Any:
    return (
        select(func.count())
        .select_from(Appointment)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(
            Seat.body_id.in_(actor.secretariat_of),
            Appointment.ends_on.between(today, today + _ENDING_WITHIN),
        )
        .scalar_subquery()
    )


def _vacant(actor: Actor, today: date) -> Any:
    held = exists().where(
        Appointment.seat_id == Seat.id,
        Appointment.starts_on <= today,
        or_(Appointment.ends_on.is_(None), Appointment.ends_on >= today),
    )
    return (
        select(func.count())
        .select_from(Seat)
        .where(
            Seat.body_id.in_(actor.secretariat_of),
            Seat.valid_from <= today,
            or_(Seat.valid_to.is_(None), Seat.valid_to >= today),
            ~held,
        )
        .scalar_subquery()
    )


def _late_minutes(actor: Actor, today: date) -> Any:
    return (
        select(func.count())
        .select_from(Minutes)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id.in_(actor.secretariat_of),
            Minutes.state != MinutesState.APPROVED,
            Sitting.held_on < today - _APPROVED_WITHIN,
        )
        .scalar_subquery()
    )


def _overdue(actor: Actor, today: date) -> Any:
    return (
        select(func.count())
        .select_from(ActionItem)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(
            Meeting.body_id.in_(actor.secretariat_of),
            ActionItem.due_on < today,
            ActionItem.state.in_(OWED),
        )
        .scalar_subquery()
    )
