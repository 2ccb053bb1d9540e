"""The list, the beginning of a paper, and the page that says how it stands."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.submissions.base import bp, ring
from council.blueprints.submissions.reading import reading_page
from council.domain.errors import DomainError
from council.domain.machines import SUBMISSION
from council.domain.vocabulary import SubmissionState
from council.forms.base import CouncilForm
from council.forms.submissions import (
    DisposeForm,
    ReasonForm,
    ReinstateForm,
    StartForm,
    reinstate_form,
)
from council.models import Case, CaseSubmission
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import copies, terms
from council.queries import submissions as queries
from council.services import submissions as services
from council.services.transitions import available

S = SubmissionState
_REACHED = {
    S.DRAFT: 0,
    S.RETURNED: 0,
    S.HANDED_OVER: 1,
    S.SUBMITTED: 2,
    S.SCREENING: 2,
    S.ACCEPTED: 3,
    S.SCHEDULED: 3,
    S.DISTRIBUTED: 4,
    S.DISCUSSED: 4,
    S.ACCESS_ENDED: 5,
}


@bp.get("/submissions")
@requires(P.SUBMISSION_LIST)
def index() -> ResponseReturnValue:
    """What my agency wrote, and what waits for the secretariat."""
    return render_template(
        "submissions/index.html",
        listing=queries.listing(actor()),
        terms_waiting=terms.waiting(actor()),
    )


@bp.get("/cases/<uuid:case_id>/submission")
@requires(P.SUBMISSION_CREATE, load=queries.case_for)
def new(case: Case) -> ResponseReturnValue:
    """Choose the body and whom the support is for."""
    return _start(case, StartForm(support_target="both"))


def _start(case: Case, form: StartForm) -> ResponseReturnValue:
    form.offer((body.code, name) for body, name in queries.receiving_bodies(actor()))
    return render_template("submissions/new.html", case=case, form=form), form.status


@bp.post("/cases/<uuid:case_id>/submission")
@requires(P.SUBMISSION_CREATE, load=queries.case_for)
def create(case: Case) -> ResponseReturnValue:
    """Derive the paper; the writing begins."""
    form = StartForm()
    bodies = {body.code: body for body, _name in queries.receiving_bodies(actor())}
    body = bodies.get(form.body.data or "")
    if form.validate() and body is not None:
        try:
            submission = services.derive(case, body, support_target=form.target, actor=actor())
            return done(
                url_for(".basis", submission_id=submission.id),
                _("事例の提出を始めました。世帯の記録から、年代と続柄だけを写しました。"),
            )
        except DomainError as error:
            case = refused(form, error)
    return _start(case, form)


@bp.get("/submissions/<uuid:submission_id>")
@requires(P.SUBMISSION_READ, load=queries.get)
def show(submission: CaseSubmission) -> ResponseReturnValue:
    """How the paper stands and what to do next; to a member of the body, the paper itself."""
    if not allows(actor(), P.SUBMISSION_FOLLOW, submission):
        return reading_page(submission)
    return state_page(submission)


def state_page(
    submission: CaseSubmission, refused_name: str = "", refused_form: CouncilForm | None = None
) -> ResponseReturnValue:
    """The page of one paper without its text; after a refusal with the refused form in its place."""
    names = {step.name for step in available(SUBMISSION, submission, actor())}
    if not (submission.state is S.CONSENT_REVOKED and services.was_accepted(submission)):
        names.discard("reinstate")
    forms = _forms(submission, names)
    if refused_form is not None:
        forms[refused_name] = refused_form
    page = render_template(
        "submissions/show.html",
        submission=submission,
        place=queries.place(submission),
        is_told=queries.is_told(actor(), submission),
        line=_line(submission.state),
        acts=names,
        writes=allows(actor(), P.SUBMISSION_EDIT, submission),
        reason=ring().open(submission, "state_reason_sealed"),
        revoked_on=queries.revoked_on(submission),
        readers=copies.readers(submission),
        forms_by=forms,
        refused_name=refused_name,
        failed=refused_form is not None,
    )
    return page, refused_form.status if refused_form is not None else 200


def _forms(submission: CaseSubmission, names: set[str]) -> dict[str, CouncilForm]:
    version = submission.version
    forms: dict[str, CouncilForm] = {
        name: ReasonForm(key=name, formdata=None, base_version=version)
        for name in ("withdraw", "revoke")
    }
    forms["end_access"] = CouncilForm(formdata=None, base_version=version)
    forms["dispose"] = DisposeForm(formdata=None, base_version=version)
    if "reinstate" in names:
        forms["reinstate"] = reinstating(submission, formdata=None, base_version=version)
    return forms


def reinstating(submission: CaseSubmission, **data: Any) -> ReinstateForm:
    """The form with the people whose consent no longer stands and the bases that need none."""
    return reinstate_form(
        [(one.subject_id, one.subject.label) for one in services.lapsed(submission)],
        [(one.code, one.title) for one in services.other_bases(submission, actor())],
        **data,
    )


def _line(state: SubmissionState) -> list[tuple[str, str | None, str]]:
    labels = (
        _("作成"),
        _("責任者の確認"),
        _("匿名化点検"),
        _("受理"),
        _("配布"),
        _("回収"),
    )
    here = _REACHED.get(state)
    if here is None:
        return []
    return [
        (label, None, "done" if place < here else "now" if place == here else "later")
        for place, label in enumerate(labels)
    ]
