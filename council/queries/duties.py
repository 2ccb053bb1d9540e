"""What has fallen due by the clock alone."""

from datetime import datetime

from sqlalchemy import select

from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.models import CaseSubmission, Meeting, Paper
from council.queries.meetings import WITH_POLICY

_OUT = (SubmissionState.DISTRIBUTED, SubmissionState.DISCUSSED)


def meetings_with_closed_windows(now: datetime) -> list[Meeting]:
    """Meetings whose case papers are still out though the time for reading them is over."""
    closed = (
        select(CaseSubmission.meeting_id)
        .join(
            Paper,
            (Paper.submission_id == CaseSubmission.id)
            & (Paper.meeting_id == CaseSubmission.meeting_id),
        )
        .where(CaseSubmission.state.in_(_OUT), Paper.closes_at <= now)
    )
    return list(
        db.session.scalars(
            select(Meeting).where(Meeting.id.in_(closed)).options(*WITH_POLICY)
        ).unique()
    )
