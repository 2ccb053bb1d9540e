"""Which other meetings stand at the same time: of the same bodies, in the same room, or of the same members."""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from council.domain.vocabulary import BodyKind, MeetingState
from council.extensions import db
from council.models import Appointment, Body, BodyVersion, Meeting, Person, Seat, Sitting
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting
from council.queries.accounts import live, version_on

_NOT_THEN = (MeetingState.CANCELLED, MeetingState.POSTPONED)


def of_its_bodies(meeting: Meeting) -> str | None:
    """The short name of a body of the sitting that already meets at an overlapping time.

    Case conferences share one body and never stand in each other's way.
    """
    ours = select(Meeting.body_id).where(
        Meeting.sitting_id == meeting.sitting_id, Meeting.state.not_in(_NOT_THEN)
    )
    return db.session.scalars(_at_the_time(meeting).where(Meeting.body_id.in_(ours))).first()


def in_its_room(meeting: Meeting, actor: Actor) -> str | None:
    """The short name of a body that meets in the same place then, as far as the actor may know of it."""
    if not meeting.sitting.place:
        return None
    room = Sitting.place == meeting.sitting.place
    return db.session.scalars(_at_the_time(meeting).where(room, sees_meeting(actor))).first()


def of_its_members(meeting: Meeting, actor: Actor) -> list[tuple[str, str]]:
    """Who sits in a body of the sitting and is to be elsewhere then, with where; as far as the actor may know of it.

    Of terms that have not begun, those alone that the actor is told ahead.
    """
    on = meeting.sitting.held_on
    ours = select(Meeting.body_id).where(
        Meeting.sitting_id == meeting.sitting_id, Meeting.state.not_in(_NOT_THEN)
    )
    here, there = aliased(Appointment), aliased(Appointment)
    seat_here, seat_there = aliased(Seat), aliased(Seat)
    rows = db.session.execute(
        _at_the_time(meeting)
        .add_columns(Person.name, Person.reading)
        .join(seat_there, seat_there.body_id == Meeting.body_id)
        .join(there, (there.seat_id == seat_there.id) & live(there, on))
        .join(here, (here.person_id == there.person_id) & live(here, on))
        .join(seat_here, (seat_here.id == here.seat_id) & seat_here.body_id.in_(ours))
        .join(Person, Person.id == here.person_id)
        .where(
            sees_meeting(actor),
            Meeting.body_id.not_in(ours),
            _is_told(here, seat_here, actor),
            _is_told(there, seat_there, actor),
        )
        .order_by(Person.reading)
    )
    return list(dict.fromkeys((row.name, row.short_name) for row in rows))


def _is_told(term: Any, seat: Any, actor: Actor) -> Any:
    return or_(term.starts_on <= actor.on, seat.body_id.in_(actor.secretariat_of))


def _at_the_time(meeting: Meeting) -> Any:
    sitting = meeting.sitting
    return (
        select(BodyVersion.short_name)
        .select_from(Meeting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(Body, Body.id == Meeting.body_id)
        .join(BodyVersion, (BodyVersion.body_id == Body.id) & version_on(sitting.held_on))
        .where(
            Meeting.sitting_id != sitting.id,
            Meeting.state.not_in(_NOT_THEN),
            Body.kind != BodyKind.CASE_CONFERENCE,
            Sitting.held_on == sitting.held_on,
            Sitting.begins < sitting.ends,
            Sitting.ends > sitting.begins,
        )
        .order_by(Body.position)
    )
