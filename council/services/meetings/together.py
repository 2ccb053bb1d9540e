"""同時開催: which meetings of a sitting are moved with one of them, and for which of them that needs a 決裁."""

from sqlalchemy import select

from council.domain.signoffs import Act
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import Meeting
from council.queries.meetings import WITH_POLICY
from council.services.meetings.deciding import asks


def moved_together(meeting: Meeting) -> list[Meeting]:
    """What was put off alone is moved alone: the others keep their day."""
    meetings = _of_sitting(meeting)
    is_alone = meeting.state is MeetingState.POSTPONED and any(
        one.state is not MeetingState.POSTPONED for one in meetings
    )
    return [meeting] if is_alone else meetings


def _of_sitting(meeting: Meeting) -> list[Meeting]:
    others = db.session.scalars(
        select(Meeting)
        .where(
            Meeting.sitting_id == meeting.sitting_id,
            Meeting.id != meeting.id,
            Meeting.state != MeetingState.CANCELLED,
        )
        .options(*WITH_POLICY)
        .order_by(Meeting.position)
    ).all()
    return [meeting, *others]


def asking_of_move(meeting: Meeting) -> Meeting | None:
    """The meeting whose members are told of the move by a 決裁: this one, else one that is moved with it."""
    return next((one for one in moved_together(meeting) if asks(one, Act.CHANGE)), None)
