"""Which other meetings stand at the same time: of the same bodies, or in the same room."""

from typing import Any

from sqlalchemy import select

from council.domain.vocabulary import BodyKind, MeetingState
from council.extensions import db
from council.models import Body, BodyVersion, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting
from council.queries.accounts import version_on

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
