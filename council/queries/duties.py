"""What has fallen due by the clock alone."""

import uuid
from datetime import date, datetime
from functools import cache

from sqlalchemy import Date, Select, bindparam, exists, select
from sqlalchemy.orm import joinedload

from council.domain.books import BookState
from council.domain.duedates import WITH_THE_AGENCY
from council.domain.vocabulary import MeetingState, SubmissionState
from council.extensions import db
from council.models import ActionItem, ActionReminder, CaseSubmission, Meeting, Paper, PaperBook
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


def books_to_look_at(count: int) -> list[uuid.UUID]:
    """So many of the books that are there, longest unseen first: to what they hold access may have ended."""
    made = select(PaperBook.id).where(PaperBook.state != BookState.WAITING)
    return list(db.session.scalars(made.order_by(PaperBook.looked_at, PaperBook.id).limit(count)))


@cache
def _to_remind_of() -> Select[ActionItem]:
    """Built once: the worker asks again and again, and building it took longer than asking."""
    is_overdue = ActionItem.due_on < bindparam("today", type_=Date)
    reminded = exists().where(
        ActionReminder.action_id == ActionItem.id,
        ActionReminder.due_on == ActionItem.due_on,
        ActionReminder.is_overdue == is_overdue,
    )
    return (
        select(ActionItem)
        .where(
            ActionItem.state.in_(WITH_THE_AGENCY),
            ActionItem.due_on <= bindparam("until", type_=Date),
            ~reminded,
        )
        .options(joinedload(ActionItem.meeting, innerjoin=True).options(*WITH_POLICY))
        .order_by(ActionItem.due_on, ActionItem.code)
    )


def actions_to_remind_of(until: date, today: date) -> list[ActionItem]:
    """Items with an agency, due by that day or overdue, of whose due date nobody was reminded yet."""
    rows = db.session.scalars(_to_remind_of(), {"until": until, "today": today})
    return list(rows.unique())
