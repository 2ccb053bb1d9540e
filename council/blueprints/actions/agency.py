"""What the responsible agency presses: yes, no, done, under way, more time."""

from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, requires
from council.blueprints.actions.pages import answer, bp, finished, log_case_reading, refusal
from council.domain.daysoff import is_day_off, next_working_day
from council.domain.errors import DomainError
from council.domain.vocabulary import ReportKind
from council.domain.wareki import screen_date
from council.forms.actions import EXTENSION, ActForm, ExtensionForm, ReasonForm, ReportForm
from council.models import ActionItem
from council.policy.permissions import Permission as P
from council.queries import actions as queries
from council.queries import town
from council.services import actions as services
from council.services.transitions import ensure_version


@bp.post("/actions/<uuid:action_id>/accept")
@requires(P.ACTION_ACCEPT, load=queries.get)
def accept(action: ActionItem) -> ResponseReturnValue:
    """The agency takes it on."""
    form = ActForm(key="accept")
    if form.validate():
        try:
            ensure_version(action, form.version)
            services.accept(action, actor(), text=form.remark)
            return finished(action, _("引き受けました。"))
        except DomainError as error:
            action = refusal(form, error)
    return answer(action, "accept", form)


@bp.get("/actions/<uuid:action_id>/decline")
@requires(P.ACTION_DECLINE, load=queries.get)
def declining(action: ActionItem) -> ResponseReturnValue:
    """Why the agency cannot take it on."""
    return _decline_page(action, ReasonForm(base_version=action.version))


def _decline_page(action: ActionItem, form: ReasonForm) -> ResponseReturnValue:
    log_case_reading(action)
    acts = services.possible(action, actor())
    page = queries.page(action, actor())
    return render_template("actions/decline.html", page=page, form=form, acts=acts), form.status


@bp.post("/actions/<uuid:action_id>/decline")
@requires(P.ACTION_DECLINE, load=queries.get)
def decline(action: ActionItem) -> ResponseReturnValue:
    """The agency cannot take it on."""
    form = ReasonForm()
    if form.validate():
        try:
            ensure_version(action, form.version)
            services.decline(action, form.remark, actor())
            return finished(action, _("引き受けられないことを、理由とともに伝えました。"))
        except DomainError as error:
            action = refusal(form, error)
    return _decline_page(action, form)


@bp.post("/actions/<uuid:action_id>/report")
@requires(P.ACTION_REPORT_PROGRESS, load=queries.get)
def report(action: ActionItem) -> ResponseReturnValue:
    """Done or under way; a wish for more time leads to the question until when."""
    form = ReportForm(key="report")
    if form.validate():
        if form.kind.data == EXTENSION:
            asking = ExtensionForm(
                formdata=None, text=form.remark, base_version=form.base_version.data
            )
            return _extension_page(action, asking)
        try:
            ensure_version(action, form.version)
            services.report(
                action, kind=ReportKind(form.kind.data), text=form.remark, actor=actor()
            )
            return finished(action, _("報告しました。"))
        except DomainError as error:
            action = refusal(form, error)
    return answer(action, "report", form)


@bp.get("/actions/<uuid:action_id>/extension")
@requires(P.ACTION_ASK_EXTENSION, load=queries.get)
def extending(action: ActionItem) -> ResponseReturnValue:
    """Until when, and why."""
    return _extension_page(action, ExtensionForm(base_version=action.version))


def _extension_page(
    action: ActionItem, form: ExtensionForm, instead: date | None = None
) -> ResponseReturnValue:
    log_case_reading(action)
    page = queries.page(action, actor())
    return render_template(
        "actions/extension.html",
        page=page,
        form=form,
        acts=services.possible(action, actor()),
        instead=screen_date(instead) if instead else None,
        chosen=screen_date(form.due_on.data) if instead and form.due_on.data else None,
    ), form.status


@bp.post("/actions/<uuid:action_id>/extension")
@requires(P.ACTION_ASK_EXTENSION, load=queries.get)
def extend(action: ActionItem) -> ResponseReturnValue:
    """Ask for a later day; a day off is shown with the next working day beside it."""
    form = ExtensionForm()
    if not form.validate() or form.due_on.data is None:
        return _extension_page(action, form)
    rule = town.days_off()
    due_on = next_working_day(form.due_on.data, rule) if form.instead.data else form.due_on.data
    day_off = is_day_off(due_on, rule)
    if day_off and not form.keep.data:
        form.refuse(
            DomainError("", field="due_on"),
            _("%(day)sは閉庁日（%(why)s）です。", day=screen_date(due_on), why=day_off),
        )
        return _extension_page(action, form, next_working_day(due_on, rule))
    try:
        ensure_version(action, form.version)
        services.ask_extension(action, due_on=due_on, reason=form.remark, actor=actor())
        return finished(
            action, _("期限の延長を申し出ました。返事があるまで、いまの期限のままです。")
        )
    except DomainError as error:
        action = refusal(form, error)
    return _extension_page(action, form)
