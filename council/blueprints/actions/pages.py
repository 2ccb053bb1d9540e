"""The desk and the page of one item, with all its forms."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.domain.errors import DomainError, StaleVersion
from council.domain.vocabulary import ActionState
from council.forms.actions import ActForm, DecisionForm, ReasonForm, ReportForm, TransferForm
from council.models import ActionItem
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import actions as queries
from council.services import actions as services

bp = Blueprint("actions", __name__)

_PAGES = 10_000  # more pages than anybody has

_FORMS: dict[str, type[ActForm]] = {
    "assign": ActForm,
    "accept": ActForm,
    "report": ReportForm,
    "confirm": ActForm,
    "send_back": ReasonForm,
    "decide_extension": DecisionForm,
    "hold": ReasonForm,
    "resume": ActForm,
    "transfer": TransferForm,
    "cancel": ReasonForm,
}


@bp.get("/actions")
@requires(P.ACTION_LIST)
def index() -> ResponseReturnValue:
    """What my agency has to do, and what the keeper of a meeting has to decide."""
    number = request.args.get("page", 1, type=int)
    desk = queries.desk(actor(), _wanted(), number if 0 < number < _PAGES else 1)
    reports = {
        one.id: ReportForm(key=one.code, formdata=None, base_version=one.version)
        for one in desk.late
        if one.state in services.AT_WORK
    }
    states = [(queries.LATE, _("期限を過ぎたもの"))]
    states += [(one.value, _(one.label)) for one in desk.states]
    return render_template("actions/index.html", desk=desk, reports=reports, states=states)


def _wanted() -> queries.Wanted:
    """What was chosen at the head of the list; a word that is no state chooses nothing."""
    state = request.args.get("state", "")
    if state != queries.LATE and state not in {one.value for one in ActionState}:
        state = ""
    return queries.Wanted(state, request.args.get("body", ""), request.args.get("agency", ""))


@bp.get("/actions/<uuid:action_id>")
@requires(P.ACTION_READ, load=queries.get)
def show(action: ActionItem) -> ResponseReturnValue:
    """One item with its history and what may be done next."""
    return answer(action)


def answer(action: ActionItem, act: str = "", form: ActForm | None = None) -> ResponseReturnValue:
    """The item's page; after a refusal with the refused form in its place."""
    log_case_reading(action)
    acts = services.possible(action, actor())
    forms = {
        name: kind(key=name, formdata=None, base_version=action.version)
        for name, kind in _FORMS.items()
        if name in acts or (name == "report" and "report_progress" in acts)
    }
    if form is not None:
        forms[act] = form
    transfer = forms.get("transfer")
    if isinstance(transfer, TransferForm):
        transfer.offer([(one.id, one.label) for one in queries.agencies_for(action, actor())])
    page = render_template(
        "actions/show.html",
        page=queries.page(action, actor()),
        acts=acts,
        may_enter=allows(actor(), P.ACTION_PROXY, action),
        forms_by=forms,
        refused_form=form,
        failed=form is not None,
    )
    return page, form.status if form is not None else 200


def log_case_reading(action: ActionItem) -> None:
    """What is bound to a case is read only with a row of who read it."""
    conference = action.meeting.conference
    if action.is_case_bound and conference is not None:
        log_reading("action:read", action, case_id=conference.case_id)


def finished(action: ActionItem, message: str) -> Response:
    """Back to where the act was pressed: the desk or the item."""
    if request.form.get("back") == "desk":
        return done(url_for("actions.index"), message)
    return done(url_for("actions.show", action_id=action.id), message)


def refusal(form: ActForm, error: DomainError) -> ActionItem:
    """The item as it is now; whoever was overtaken may look and press again."""
    action: ActionItem = refused(form, error)
    if isinstance(error, StaleVersion):
        form.rebase(action.version)
    return action
