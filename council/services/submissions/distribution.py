"""From the agenda to the readers: numbered copies, a window from the notice to the sitting's end, and its close."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.machines import SUBMISSION
from council.domain.vocabulary import MeetingState, SubmissionState
from council.extensions import db
from council.models import (
    AgendaItem,
    CaseSubmission,
    Meeting,
    Paper,
)
from council.models.cases.case import hold
from council.policy.actor import Actor
from council.services.submissions.copies import hand_copies, receipts
from council.services.submissions.standing import ensure_standing
from council.services.transitions import advance

_TAKES_CASES = (MeetingState.DRAFT, MeetingState.DATE_FIXED, MeetingState.NOTIFIED)
_OUT = (SubmissionState.DISTRIBUTED, SubmissionState.DISCUSSED)


def schedule(submission: CaseSubmission, meeting: Meeting, actor: Actor) -> None:
    """議題にする: an accepted paper comes before a meeting of its own body."""
    if meeting.body_id != submission.body_id:
        raise DomainError("この事例は、ほかの会議体に提出されたものです。", field="submission")
    if meeting.state not in _TAKES_CASES:
        raise DomainError("この会議には、いまから事例を加えられません。", field="submission")
    ensure_standing(submission)
    submission.meeting_id = meeting.id
    advance(SUBMISSION, submission, "schedule", actor)


def hold_cases(meetings: Iterable[Meeting], *more: CaseSubmission) -> None:
    """Hold the cases of all papers of these meetings, and `more`, before an act takes hold of anything else.

    Held at once, they are held in one order: of two acts that share several cases none waits for the other
    for ever.
    """
    found = db.session.scalars(
        select(CaseSubmission.case_id).where(
            CaseSubmission.meeting_id.in_([one.id for one in meetings])
        )
    )
    hold(db.session, {*found, *(one.case_id for one in more)})


def distribute(meeting: Meeting, actor: Actor) -> list[CaseSubmission]:
    """委員に配布する: all scheduled papers of a notified meeting, whose sitting must be loaded.

    Called again after a move or a change of the roster it brings windows and copies up to date.
    """
    hold_cases([meeting])
    submissions = _of(meeting, (SubmissionState.SCHEDULED, SubmissionState.DISTRIBUTED))
    for submission in submissions:
        if submission.state is SubmissionState.SCHEDULED:
            ensure_standing(submission)
            advance(SUBMISSION, submission, "distribute", actor)
        _open_window(submission, meeting)
        hand_copies(submission, meeting.id, actor)
    return submissions


def end_access(meeting: Meeting, actor: Actor) -> int:
    """回収する: nobody reads the meeting's case papers any more; returns how many were closed."""
    submissions = _of(meeting, _OUT)
    collect_copies(submissions, meeting, actor)
    return len(submissions)


def close_papers(meeting: Meeting, actor: Actor) -> None:
    """閉会: no paper is read after the meeting; what was discussed is collected, the rest may be taken up again."""
    for submission in _of(meeting, _OUT):
        close_window(submission)
    collect_copies(_of(meeting, (SubmissionState.DISCUSSED,)), meeting, actor)


def rest_papers(meeting: Meeting) -> None:
    """延期: while the meeting has no day nobody reads its papers; the next notice opens the same copies again."""
    for submission in _of(meeting, _OUT):
        close_window(submission)


def collect_copies(submissions: Sequence[CaseSubmission], meeting: Meeting, actor: Actor) -> None:
    """End the access to these papers of the meeting and note every copy as collected."""
    for submission in submissions:
        advance(SUBMISSION, submission, "end_access", actor)
        close_window(submission)
        for receipt in receipts(submission, meeting.id):
            receipt.collected_on = actor.on


def unschedule(submission: CaseSubmission, actor: Actor) -> None:
    """議題から外す: closed to its readers at once, and free for another meeting."""
    advance(SUBMISSION, submission, "unschedule", actor)
    close_window(submission)
    submission.meeting_id = None


def take_up_again(submission: CaseSubmission, actor: Actor) -> None:
    """次の会議に回す: called back undiscussed, it is free for another meeting; no copy handed out opens again."""
    advance(SUBMISSION, submission, "take_up_again", actor)
    submission.meeting_id = None


def unschedule_all(meeting: Meeting, actor: Actor) -> int:
    """Take every case off a meeting that will not be held."""
    submissions = _of(meeting, (SubmissionState.SCHEDULED, SubmissionState.DISTRIBUTED))
    for submission in submissions:
        unschedule(submission, actor)
    return len(submissions)


def close_window(submission: CaseSubmission) -> None:
    """End the window of the paper now, where it is still open."""
    now = clock.now()
    for paper in db.session.scalars(select(Paper).where(Paper.submission_id == submission.id)):
        if paper.opens_at and paper.closes_at and paper.opens_at < now < paper.closes_at:
            paper.closes_at = now


def _of(meeting: Meeting, states: tuple[SubmissionState, ...]) -> list[CaseSubmission]:
    return list(
        db.session.scalars(
            select(CaseSubmission)
            .where(CaseSubmission.meeting_id == meeting.id, CaseSubmission.state.in_(states))
            .order_by(CaseSubmission.submitted_at, CaseSubmission.code)
        )
    )


def _open_window(submission: CaseSubmission, meeting: Meeting) -> None:
    closes = _end_of(meeting)
    papers = list(
        db.session.scalars(
            select(Paper).where(
                Paper.submission_id == submission.id, Paper.meeting_id == meeting.id
            )
        )
    )
    for paper in papers or [_paper(submission, meeting)]:
        paper.opens_at = paper.opens_at or min(clock.now(), closes)
        paper.closes_at = closes if closes > paper.opens_at else None


def _paper(submission: CaseSubmission, meeting: Meeting) -> Paper:
    numbers = db.session.scalars(select(Paper.number).where(Paper.meeting_id == meeting.id))
    item = db.session.scalars(
        select(AgendaItem.id).where(
            AgendaItem.meeting_id == meeting.id, AgendaItem.submission_id == submission.id
        )
    ).first()
    paper = Paper(
        id=new_id(),
        meeting_id=meeting.id,
        agenda_item_id=item,
        number=max(numbers, default=0) + 1,
        title=f"事例 {submission.code}",
        collect_after=True,
        submission_id=submission.id,
    )
    db.session.add(paper)
    return paper


def _end_of(meeting: Meeting) -> datetime:
    sitting = meeting.sitting
    return datetime.combine(sitting.held_on, sitting.ends, ZoneInfo(sitting.zone))
