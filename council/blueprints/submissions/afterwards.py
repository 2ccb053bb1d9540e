"""回収・廃棄, and going on upon another basis: acts of the secretariat on the page of a paper."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, requires
from council.blueprints.submissions.base import back, bp, own_url
from council.blueprints.submissions.listing import reinstating, state_page
from council.domain.errors import DomainError
from council.forms.base import CouncilForm
from council.forms.submissions import DisposeForm
from council.models import CaseSubmission
from council.policy.permissions import Permission as P
from council.queries import submissions as queries
from council.services import submissions as services


@bp.post("/submissions/<uuid:submission_id>/collect")
@requires(P.SUBMISSION_DISPOSE, load=queries.get)
def end_access(submission: CaseSubmission) -> ResponseReturnValue:
    """回収する: by hand the secretariat's alone; a chair ends the access by closing the meeting."""
    form = CouncilForm()
    try:
        services.collect(submission, base_version=form.version, actor=actor())
        return done(own_url(submission), _("回収しました。委員は、もう読めません。"))
    except DomainError as error:
        submission = back(form, error)
    return state_page(submission, "end_access", form)


@bp.post("/submissions/<uuid:submission_id>/dispose")
@requires(P.SUBMISSION_DISPOSE, load=queries.get)
def dispose(submission: CaseSubmission) -> ResponseReturnValue:
    """廃棄を記録する."""
    form = DisposeForm()
    if form.validate():
        try:
            services.dispose(
                submission,
                **form.given(),
                base_version=form.version,
                actor=actor(),
            )
            return done(own_url(submission), _("廃棄を記録し、資料の文を消去しました。"))
        except DomainError as error:
            submission = back(form, error)
    return state_page(submission, "dispose", form)


@bp.post("/submissions/<uuid:submission_id>/reinstate")
@requires(P.SUBMISSION_REINSTATE, load=queries.get)
def reinstate(submission: CaseSubmission) -> ResponseReturnValue:
    """別の根拠で検討を続ける."""
    form = reinstating(submission)
    if form.validate():
        try:
            services.reinstate(
                submission,
                bases=form.chosen(),
                reason=form.reason.data or "",
                base_version=form.version,
                actor=actor(),
            )
            return done(
                own_url(submission), _("別の根拠で検討を続けます。ほかの会議の議題にできます。")
            )
        except DomainError as error:
            submission = back(form, error)
    return state_page(submission, "reinstate", form)
