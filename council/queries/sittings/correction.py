"""Whether the minutes of a meeting that is over are open for a 訂正: its record may be mended with them."""

from sqlalchemy import select

from council.domain.vocabulary import MeetingState, MinutesState
from council.extensions import db
from council.models import Meeting, Minutes


def is_being_corrected(meeting: Meeting) -> bool:
    """Whether the meeting is concluded and its minutes were opened again: one statement, none before the end."""
    if meeting.state is not MeetingState.CONCLUDED:
        return False
    found = select(Minutes.id).where(
        Minutes.meeting_id == meeting.id, Minutes.state != MinutesState.APPROVED
    )
    return db.session.scalars(found).first() is not None
