"""前回議事録の確認: of some bodies the minutes are fixed only after a further meeting has looked at them."""

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict
from council.domain.instruments import ApprovalRule
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import BodyVersion, Meeting, Minutes, Sitting
from council.queries import meetings

_LOOKED_AT = (MeetingState.IN_SESSION, MeetingState.CLOSED, MeetingState.CONCLUDED)


def waits_for_the_next(minutes: Minutes, version: BodyVersion | None = None) -> bool:
    """Whether the body's rules let a further meeting look at the minutes first, and none has been held yet.

    A corrected record was looked at before; a body that is no more will not meet again.
    """
    meeting = minutes.meeting
    version = version or meetings.version_of(meeting)
    if version.approval != ApprovalRule.NEXT_MEETING or minutes.approved_revision_id is not None:
        return False
    gone_on = meeting.body.dissolved_on
    is_gone = gone_on is not None and gone_on < clock.today()
    return not is_gone and not _has_met_since(meeting)


def ensure_confirmed(minutes: Minutes) -> None:
    """Nothing is put before the chair before the next meeting could look at it."""
    if waits_for_the_next(minutes):
        raise Conflict(
            "この会議体の議事録は、次回の会議で確かめてから確定します。次回の会議を開いてから、承認を依頼してください。"
        )


def _has_met_since(meeting: Meeting) -> bool:
    later = (
        select(Meeting.id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.state.in_(_LOOKED_AT),
            Sitting.held_on > meeting.sitting.held_on,
        )
    )
    return db.session.scalars(later.limit(1)).first() is not None
