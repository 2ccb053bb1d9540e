"""What papers and action items ask of the reader."""

from collections.abc import Iterator

from sqlalchemy import or_
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import ActionState, SubmissionState
from council.extensions import db
from council.models import ActionItem, Body, BodyVersion, CaseSubmission, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.scopes import reads_paper, visible_actions, visible_submissions
from council.queries.accounts import version_on
from council.queries.home.tasks import Task

_LIVE_PAPERS = (
    SubmissionState.DRAFT,
    SubmissionState.HANDED_OVER,
    SubmissionState.SUBMITTED,
    SubmissionState.SCREENING,
    SubmissionState.RETURNED,
    SubmissionState.ACCEPTED,
    SubmissionState.DISTRIBUTED,
)

_OPEN_ACTIONS = (
    ActionState.ASSIGNED,
    ActionState.ACCEPTED,
    ActionState.IN_PROGRESS,
    ActionState.REPORTED,
    ActionState.DECLINED,
)


def submission_tasks(actor: Actor) -> Iterator[Task]:
    """Papers to write, release, screen, schedule or read: one statement."""
    statement = (
        visible_submissions(actor)
        .where(CaseSubmission.state.in_(_LIVE_PAPERS))
        .outerjoin(Meeting, Meeting.id == CaseSubmission.meeting_id)
        .outerjoin(Sitting, Sitting.id == Meeting.sitting_id)
        .join(BodyVersion, (BodyVersion.body_id == CaseSubmission.body_id) & version_on(actor.on))
        .add_columns(Sitting, BodyVersion.short_name, reads_paper(actor))
    )
    for submission, sitting, body, is_readable in db.session.execute(statement):
        where = (body, f"事例 {submission.code}")
        parts = {"submission_id": submission.id}
        label = _paper_label(actor, submission)
        if label:
            yield Task(None, label, "submissions.show", parts, "", where)
        elif is_readable and sitting is not None and submission.agency_id not in actor.agencies:
            yield Task(sitting.held_on, "事例を読む", "submissions.show", parts, "", where)


_WRITER = {
    SubmissionState.DRAFT: "事例の書きかけを続ける",
    SubmissionState.RETURNED: "差し戻された事例を書き直す",
}
_SCREENER = {
    SubmissionState.SUBMITTED: "事例の匿名化を点検する",
    SubmissionState.SCREENING: "事例の匿名化の点検を終える",
}


def _paper_label(actor: Actor, submission: CaseSubmission) -> str:
    if submission.agency_id in actor.staff_of and submission.state in _WRITER:
        return _WRITER[submission.state]
    if submission.agency_id in actor.manager_of and submission.state is SubmissionState.HANDED_OVER:
        return "事例の提出を承認する"
    is_own = submission.agency_id in (actor.agencies | actor.secretariat_agencies)
    if (
        submission.screening_body_id in actor.secretariat_of
        and not is_own
        and submission.state in _SCREENER
    ):
        return _SCREENER[submission.state]
    if submission.state is SubmissionState.ACCEPTED and submission.body_id in actor.secretariat_of:
        return "受理した事例を議題にする"
    return ""


def action_tasks(actor: Actor) -> Iterator[Task]:
    """Action items to answer, report, confirm or decide: one statement."""
    statement = (
        visible_actions(actor)
        .join(Body, Body.id == Meeting.body_id)
        .join(BodyVersion, (BodyVersion.body_id == Body.id) & version_on(actor.on))
        .where(
            ActionItem.state.in_(_OPEN_ACTIONS),
            or_(
                ActionItem.agency_id.in_(actor.agencies),
                Meeting.body_id.in_(actor.secretariat_of),
            ),
        )
        .options(joinedload(ActionItem.agency))
        .add_columns(Meeting.body_id, BodyVersion.short_name)
    )
    for action, body_id, body in db.session.execute(statement).unique():
        parts = {"action_id": action.id}
        where = (body, f"対応事項 {action.code}")
        label = _action_label(actor, action, keeps=body_id in actor.secretariat_of)
        if label:
            yield Task(action.due_on, label, "actions.show", parts, action.agency.name, where)


def _action_label(actor: Actor, action: ActionItem, *, keeps: bool) -> str:
    if keeps and action.asked_due_on is not None:
        return "期限の延長の申出に答える"
    if keeps and action.state in _KEEPER:
        return _KEEPER[action.state]
    if action.agency_id in actor.agencies and action.state in _WORKER:
        return _WORKER[action.state]
    return ""


_KEEPER = {
    ActionState.REPORTED: "対応事項の完了を確認する",
    ActionState.DECLINED: "対応事項の担当を決め直す",
}
_WORKER = {
    ActionState.ASSIGNED: "対応事項を引き受けるか答える",
    ActionState.ACCEPTED: "対応事項を報告する",
    ActionState.IN_PROGRESS: "対応事項を報告する",
}
