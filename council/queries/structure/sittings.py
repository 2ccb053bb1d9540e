"""What the structure page tells of meetings and issues: only what the reader may know of anyway."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from council.domain.serials import number_label
from council.domain.vocabulary import IssueState, MeetingState
from council.extensions import db
from council.models import Issue, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting, visible_issues

_AHEAD = (
    MeetingState.DRAFT,
    MeetingState.DATE_FIXED,
    MeetingState.NOTIFIED,
    MeetingState.IN_SESSION,
)


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The meeting that comes next; its number is provisional until the notice is sent."""

    id: uuid.UUID
    sitting_id: uuid.UUID
    held_on: date
    begins: time
    number: str
    is_provisional: bool
    is_joint: bool


def next_meetings(actor: Actor, bodies: Collection[uuid.UUID]) -> dict[uuid.UUID, NextMeeting]:
    """For each body its next meeting that the actor may know of: one statement."""
    other = aliased(Meeting)
    rows = db.session.execute(
        select(
            Meeting,
            Sitting,
            exists().where(other.sitting_id == Meeting.sitting_id, other.id != Meeting.id),
        )
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            sees_meeting(actor),
            Meeting.body_id.in_(bodies),
            Meeting.state.in_(_AHEAD),
            Sitting.held_on >= actor.on,
        )
        .order_by(Sitting.held_on.desc(), Sitting.begins.desc())
    )
    return {
        meeting.body_id: _next(meeting, sitting, is_joint=is_joint)
        for meeting, sitting, is_joint in rows
    }


def _next(meeting: Meeting, sitting: Sitting, *, is_joint: bool) -> NextMeeting:
    return NextMeeting(
        id=meeting.id,
        sitting_id=sitting.id,
        held_on=sitting.held_on,
        begins=sitting.begins,
        number=number_label(meeting.number if meeting.is_numbered else None),
        is_provisional=not meeting.is_number_fixed,
        is_joint=is_joint,
    )


@dataclass(frozen=True, slots=True)
class Climbing:
    """How many of a body's issues wait above, and how many came back answered."""

    forwarded: int = 0
    answered: int = 0


NONE_CLIMBING = Climbing()


def climbing_issues(actor: Actor) -> dict[uuid.UUID, Climbing]:
    """For each body its issues on the way, as far as the actor may know of them: one statement."""
    rows = db.session.execute(
        visible_issues(actor)
        .with_only_columns(Issue.body_id, Issue.state, func.count())
        .where(Issue.state.in_([IssueState.FORWARDED, IssueState.ANSWERED]))
        .group_by(Issue.body_id, Issue.state)
    )
    found: dict[tuple[uuid.UUID, IssueState], int] = {
        (body_id, state): count for body_id, state, count in rows
    }
    return {
        body_id: Climbing(
            found.get((body_id, IssueState.FORWARDED), 0),
            found.get((body_id, IssueState.ANSWERED), 0),
        )
        for body_id, _state in found
    }
