"""What has fallen due by the clock alone."""

from datetime import datetime

from sqlalchemy import select

from council.domain.vocabulary import MeetingState, SubmissionState
from council.extensions import db
from council.models import CaseSubmission, Meeting, Paper
from council.queries.meetings import WITH_POLICY

_OUT = (SubmissionState.DISTRIBUTED, SubmissionState.DISCUSSED)
_OVER = (MeetingState.CLOSED, MeetingState.CONCLUDED)


def meetings_with_closed_windows(by: datetime) -> list[Meeting]:
    """Meetings that are over, whose case papers are still out though nobody could read them since that moment."""
    closed = (
        select(CaseSubmission.meeting_id)
        .join(
            Paper,
            (Paper.submission_id == CaseSubmission.id)
            & (Paper.meeting_id == CaseSubmission.meeting_id),
        )
        .where(CaseSubmission.state.in_(_OUT), Paper.closes_at <= by)
    )
    return list(
        db.session.scalars(
            select(Meeting)
            .where(Meeting.id.in_(closed), Meeting.state.in_(_OVER))
            .options(*WITH_POLICY)
        ).unique()
    )
