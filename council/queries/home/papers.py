"""What case papers ask of the reader: to write, release, screen, schedule or read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from council.domain import clock
from council.domain.serials import number_label
from council.domain.vocabulary import MeetingState, SubmissionState
from council.domain.wareki import screen_date
from council.extensions import db
from council.models import Agency, BodyVersion, CaseSubmission, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.scopes import reads_paper, visible_submissions
from council.queries import town
from council.queries.accounts import version_on
from council.queries.home.tasks import Task

S = SubmissionState

_LIVE = (
    S.DRAFT,
    S.HANDED_OVER,
    S.SUBMITTED,
    S.SCREENING,
    S.RETURNED,
    S.ACCEPTED,
    S.DISTRIBUTED,
)
_PLANNED = (MeetingState.DRAFT, MeetingState.DATE_FIXED)


# what has to be done in time for the notice of the body's next meeting
_FOR_A_MEETING = (S.SUBMITTED, S.SCREENING, S.ACCEPTED)


@dataclass(frozen=True, slots=True)
class _Ask:
    """What is asked, and why."""

    label: str
    why: str


_WRITER = {
    S.DRAFT: _Ask("事例の書きかけを続ける", "責任者に回すまでは、機関のほかには見えません。"),
    S.RETURNED: _Ask("差し戻された事例を書き直す", "差戻しの理由を読んで直し、もう一度出します。"),
}
_MANAGER = _Ask("事例の提出を承認する", "担当者から回ってきました。承認すると、事務局に届きます。")
_SCREENER = {
    S.SUBMITTED: _Ask("事例の匿名化を点検する", "%(day)sに%(agency)sから届きました。"),
    S.SCREENING: _Ask("事例の匿名化の点検を終える", "点検を始めています（%(agency)s）。"),
}
_SCHEDULER = _Ask("受理した事例を議題にする", "次第に加えると、通知とともに委員に配れます。")
_READER = _Ask("事例を読む", "会議の前に読みます。読んだことは記録に残ります。")


def tasks(actor: Actor) -> Iterator[Task]:
    """Papers to write, release, screen, schedule or read: one statement."""
    for row in db.session.execute(_select(actor)):
        submission: CaseSubmission = row.CaseSubmission
        ask = _ask(actor, submission)
        if ask:
            due, note = _due(actor, row) if submission.state in _FOR_A_MEETING else (None, "")
            yield _task(row, ask, due, note)
        elif row.is_readable and row.held_on and submission.agency_id not in actor.agencies:
            yield _task(row, _READER, row.held_on, "開催日")


def _select(actor: Actor) -> Any:
    following, day = aliased(Meeting), aliased(Sitting)
    return (
        visible_submissions(actor)
        .where(CaseSubmission.state.in_(_LIVE))
        .outerjoin(Meeting, Meeting.id == CaseSubmission.meeting_id)
        .outerjoin(Sitting, Sitting.id == Meeting.sitting_id)
        .outerjoin(following, following.id == _next_meeting(actor))
        .outerjoin(day, day.id == following.sitting_id)
        .join(Agency, Agency.id == CaseSubmission.agency_id)
        .join(BodyVersion, (BodyVersion.body_id == CaseSubmission.body_id) & version_on(actor.on))
        .add_columns(
            BodyVersion,
            Agency.name.label("agency"),
            Sitting.held_on,
            day.held_on.label("next_on"),
            following.number.label("next_number"),
            reads_paper(actor).label("is_readable"),
        )
    )


def _next_meeting(actor: Actor) -> Any:
    """The first meeting of the paper's body whose notice is still to go out, for those who prepare it."""
    meeting, sitting = aliased(Meeting), aliased(Sitting)
    return (
        select(meeting.id)
        .join(sitting, sitting.id == meeting.sitting_id)
        .where(
            meeting.body_id == CaseSubmission.body_id,
            meeting.body_id.in_(actor.secretariat_of),
            meeting.state.in_(_PLANNED),
            sitting.held_on >= actor.on,
        )
        .order_by(sitting.held_on, sitting.begins)
        .limit(1)
        .correlate(CaseSubmission)
        .scalar_subquery()
    )


def _due(actor: Actor, row: Any) -> tuple[date | None, str]:
    if row.next_on is None:
        return None, "次の会議は未定" if row.BodyVersion.body_id in actor.secretariat_of else ""
    return town.notice_by(row.next_on, row.BodyVersion), "%(next)sの通知まで"


def _task(row: Any, ask: _Ask, due: date | None, note: str) -> Task:
    submission: CaseSubmission = row.CaseSubmission
    at = submission.submitted_at
    return Task(
        due,
        ask.label,
        "submissions.show",
        {"submission_id": submission.id},
        ask.why,
        (row.BodyVersion.short_name, f"事例 {submission.code}"),
        note,
        {
            "agency": row.agency,
            "day": screen_date(clock.local(at).date()) if at else "",
            "next": number_label(row.next_number) or "次の会議",
        },
    )


def _ask(actor: Actor, submission: CaseSubmission) -> _Ask | None:
    state = submission.state
    if submission.agency_id in actor.staff_of and state in _WRITER:
        return _WRITER[state]
    if submission.agency_id in actor.manager_of and state is S.HANDED_OVER:
        return _MANAGER
    is_own = submission.agency_id in (actor.agencies | actor.secretariat_agencies)
    if submission.screening_body_id in actor.secretariat_of and not is_own and state in _SCREENER:
        return _SCREENER[state]
    if state is S.ACCEPTED and submission.body_id in actor.secretariat_of:
        return _SCHEDULER
    return None
