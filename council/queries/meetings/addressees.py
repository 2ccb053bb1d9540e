"""To whom the notice of a meeting would go: whoever holds a seat of its body on the day."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, String, and_, cast, func, or_, select

from council.extensions import db
from council.models import Appointment, Meeting, Seat
from council.queries.accounts import live


def seat_stands(on: date) -> ColumnElement[bool]:
    """Whether a seat is one of the body on a day."""
    return and_(Seat.valid_from <= on, or_(Seat.valid_to.is_(None), Seat.valid_to >= on))


def holders(body_id: uuid.UUID, on: date, *columns: Any) -> Any:
    """The appointments that hold a seat of the body on a day."""
    return (
        select(*columns)
        .select_from(Appointment)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(Seat.body_id == body_id, live(Appointment, on), seat_stands(on))
    )


def listed(body_id: uuid.UUID, on: date) -> ScalarSelect[str]:
    """The persons in one value, as a part of a larger statement; `ids_in` reads it."""
    ids = func.aggregate_strings(cast(Appointment.person_id, String), " ")
    found: ScalarSelect[str] = holders(body_id, on, ids).scalar_subquery()
    return found


def addressees(meeting: Meeting) -> frozenset[uuid.UUID]:
    """The persons, asked by themselves."""
    statement = holders(meeting.body_id, meeting.sitting.held_on, Appointment.person_id)
    return frozenset(db.session.scalars(statement))
