"""匿名化点検 by the secretariat, and 議題から外す."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, requires
from council.blueprints.submissions.base import back, bp, own_url, ring
from council.blueprints.submissions.listing import state_page
from council.blueprints.submissions.reading import watermark
from council.domain.errors import DomainError
from council.domain.vocabulary import SubmissionState
from council.forms.submissions import ReasonForm
from council.models import CaseSubmission
from council.policy.disclosure import case_view
from council.policy.permissions import Permission as P
from council.queries import consents, judging
from council.queries import submissions as queries
from council.services import submissions as services


@bp.post("/submissions/<uuid:submission_id>/screen")
@requires(P.SUBMISSION_SCREEN, load=queries.get)
def screen(submission: CaseSubmission) -> ResponseReturnValue:
    """点検を始める."""
    services.screen(submission, actor())
    return done(url_for(".screening", submission_id=submission.id), _("点検を始めました。"))


@bp.get("/submissions/<uuid:submission_id>/screening")
@requires(P.SUBMISSION_SCREEN, load=queries.get)
def screening(submission: CaseSubmission) -> ResponseReturnValue:
    """Read the paper with what a second check still finds."""
    if submission.state is not SubmissionState.SCREENING:
        return redirect(own_url(submission), code=303)
    return _page(submission, ReasonForm(formdata=None))


def _page(submission: CaseSubmission, form: ReasonForm) -> ResponseReturnValue:
    log_reading("submission:read", submission)
    view = case_view(submission, ring())
    passages = [one.text for one in view.passages]
    found = services.second_scan(passages)
    return render_template(
        "submissions/screening.html",
        submission=submission,
        place=queries.place(submission),
        view=view,
        watermark=watermark(),
        pieces=dict(zip(view.passages, judging.marked(passages, found), strict=True)),
        found=[one for findings in found for one in findings],
        unconfirmed=consents.unconfirmed(submission),
        kept=judging.kept_reasons(submission, ring()),
        unusual=judging.unusual(submission, ring()),
        form=form,
    ), form.status


@bp.post("/submissions/<uuid:submission_id>/accept")
@requires(P.SUBMISSION_ACCEPT, load=queries.get)
def accept(submission: CaseSubmission) -> ResponseReturnValue:
    """受理する."""
    services.accept(submission, actor())
    return done(own_url(submission), _("受理しました。次第に「事例検討」を加えるときに選べます。"))


@bp.post("/submissions/<uuid:submission_id>/return")
@requires(P.SUBMISSION_RETURN, load=queries.get)
def send_return(submission: CaseSubmission) -> ResponseReturnValue:
    """差し戻す."""
    form = ReasonForm()
    if form.validate():
        try:
            services.send_return(submission, form.reason.data or "", actor())
            return done(own_url(submission), _("理由を付けて差し戻しました。"))
        except DomainError as error:
            submission = back(form, error)
    if submission.state is not SubmissionState.SCREENING:
        return state_page(submission, "return", form)
    return _page(submission, form)


@bp.post("/submissions/<uuid:submission_id>/unschedule")
@requires(P.SUBMISSION_UNSCHEDULE, load=queries.get)
def unschedule(submission: CaseSubmission) -> ResponseReturnValue:
    """議題から外す."""
    services.unschedule(submission, actor())
    return done(own_url(submission), _("議題から外しました。ほかの会議の議題にできます。"))
