"""Who chairs a body on a day, as a column beside whatever else is asked."""

from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, select

from council.domain.vocabulary import Office
from council.models import Appointment, Person, Seat
from council.queries.accounts import live


def chair_name(body_id: Any, on: date) -> ScalarSelect[str]:
    """The name on the chair's seat of that body; `body_id` may be a column of the asking statement."""
    return (
        select(Person.name)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(Seat.body_id == body_id, Seat.office == Office.CHAIR, live(Appointment, on))
        .limit(1)
        .scalar_subquery()
    )
