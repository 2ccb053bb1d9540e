"""Terms to come, as SQL: `Actor.is_told` in the words of the database."""

from sqlalchemy import ColumnElement, or_, true

from council.models import Appointment, Seat
from council.policy.actor import Actor


def term_is_told(actor: Actor) -> ColumnElement[bool]:
    """Of the row's term and seat, whether the actor may know of it today."""
    if actor.is_system or actor.is_admin:
        return true()
    return or_(Appointment.starts_on <= actor.on, Seat.body_id.in_(actor.secretariat_of))
