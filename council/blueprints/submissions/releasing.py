"""The 施設長・課長 reads what will be disclosed and decides; later acts of the submitting agency."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, requires
from council.blueprints.submissions.base import back, bp, own_url, ring, step_url
from council.blueprints.submissions.listing import state_page
from council.blueprints.submissions.reading import watermark
from council.domain.errors import DomainError
from council.domain.vocabulary import SubmissionState
from council.forms.base import CouncilForm
from council.forms.submissions import ReasonForm, ReleaseForm
from council.models import CaseSubmission
from council.policy.disclosure import case_view
from council.policy.permissions import Permission as P
from council.queries import judging
from council.queries import submissions as queries
from council.services import submissions as services


@bp.get("/submissions/<uuid:submission_id>/release")
@requires(P.SUBMISSION_RELEASE, load=queries.get)
def releasing(submission: CaseSubmission) -> ResponseReturnValue:
    """Read the paper as members will, then release it or send it back."""
    if submission.state is not SubmissionState.HANDED_OVER:
        return redirect(own_url(submission), code=303)
    return _page(submission, ReasonForm(formdata=None))


def _page(
    submission: CaseSubmission, reason: ReasonForm, refused: CouncilForm | None = None
) -> ResponseReturnValue:
    log_reading("submission:read", submission)
    view = case_view(submission, ring())
    status = refused.status if refused else reason.status
    return render_template(
        "submissions/release.html",
        submission=submission,
        place=queries.place(submission),
        view=view,
        watermark=watermark(),
        kept=judging.kept_reasons(submission, ring()),
        unusual=judging.unusual(submission, ring()),
        form=ReleaseForm(formdata=None, content_hash=view.content_hash),
        reason=reason,
        refusal=refused,
        failed=status != 200,
    ), status


@bp.post("/submissions/<uuid:submission_id>/release")
@requires(P.SUBMISSION_RELEASE, load=queries.get)
def release(submission: CaseSubmission) -> ResponseReturnValue:
    """提出を承認する."""
    form = ReleaseForm()
    try:
        services.release(submission, content_hash=form.content_hash.data or "", actor=actor())
        return done(own_url(submission), _("提出を承認しました。入力された元の文は消去しました。"))
    except DomainError as error:
        submission = back(form, error)
    if submission.state is not SubmissionState.HANDED_OVER:
        return state_page(submission, "release", form)
    return _page(submission, ReasonForm(formdata=None), form)


@bp.post("/submissions/<uuid:submission_id>/send-back")
@requires(P.SUBMISSION_SEND_BACK, load=queries.get)
def send_back(submission: CaseSubmission) -> ResponseReturnValue:
    """担当者に戻す."""
    form = ReasonForm()
    if form.validate():
        try:
            services.send_back(submission, form.reason.data or "", actor())
            return done(own_url(submission), _("担当者に戻しました。"))
        except DomainError as error:
            submission = back(form, error)
    if submission.state is not SubmissionState.HANDED_OVER:
        return state_page(submission, "send_back", form)
    return _page(submission, form)


@bp.post("/submissions/<uuid:submission_id>/revise")
@requires(P.SUBMISSION_REVISE, load=queries.get)
def revise(submission: CaseSubmission) -> ResponseReturnValue:
    """書き直す."""
    services.revise(submission, actor())
    return done(
        step_url(submission, "course"),
        _("書き直しを始めました。提出した文が、新しい下書きになりました。"),
    )


@bp.post("/submissions/<uuid:submission_id>/withdraw")
@requires(P.SUBMISSION_WITHDRAW, load=queries.get)
def withdraw(submission: CaseSubmission) -> ResponseReturnValue:
    """取り下げる."""
    form = ReasonForm(key="withdraw")
    if form.validate():
        try:
            services.withdraw(
                submission, form.reason.data or "", actor(), base_version=form.version
            )
            return done(
                own_url(submission), _("取り下げました。資料は、だれにも見えなくなりました。")
            )
        except DomainError as error:
            submission = back(form, error)
    return state_page(submission, "withdraw", form)


@bp.post("/submissions/<uuid:submission_id>/revoke")
@requires(P.SUBMISSION_REVOKE, load=queries.get)
def revoke(submission: CaseSubmission) -> ResponseReturnValue:
    """同意の撤回を記録する."""
    form = ReasonForm(key="revoke")
    if form.validate():
        try:
            services.revoke(submission, form.reason.data or "", actor(), base_version=form.version)
            return done(
                own_url(submission),
                _("同意の撤回を記録しました。資料は、だれにも見えなくなりました。"),
            )
        except DomainError as error:
            submission = back(form, error)
    return state_page(submission, "revoke", form)
