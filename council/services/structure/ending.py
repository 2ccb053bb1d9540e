"""What hangs on a body when it ends: meetings may not lie after its last day, seats and terms end with it."""

from datetime import date

from sqlalchemy import or_, select

from council.domain.errors import DomainError
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import Body, Meeting, Seat, Sitting
from council.policy.actor import Actor
from council.services import members


def ensure_nothing_after(body: Body, on: date) -> None:
    """Refuse a last day after which the body met or will meet."""
    later = db.session.scalars(
        select(Meeting.id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == body.id,
            Sitting.held_on > on,
            Meeting.state != MeetingState.CANCELLED,
        )
    ).first()
    if later is not None:
        raise DomainError(
            "この日より後に、会議があります。先に中止するか、日を移してください。", field="on"
        )


def close_seats(body: Body, on: date, actor: Actor) -> None:
    """Let every seat, and whoever holds it, end with the body's last day."""
    for seat in db.session.scalars(
        select(Seat).where(
            Seat.body_id == body.id, or_(Seat.valid_to.is_(None), Seat.valid_to > on)
        )
    ):
        members.close_seat(seat, on=on, reason="会議体の廃止", actor=actor)
