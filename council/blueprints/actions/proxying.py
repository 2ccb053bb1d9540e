"""代行入力: an agency's answer by telephone, FAX or on paper, entered by whoever keeps the meeting."""

import uuid

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, requires
from council.blueprints.actions.pages import bp, finished, log_case_reading, refusal
from council.domain import clock
from council.domain.errors import DomainError
from council.domain.vocabulary import ReportKind
from council.extensions import db
from council.forms.actions import ProxyForm
from council.models import ActionItem, Person, ProxyEntry
from council.policy.permissions import Permission as P
from council.queries import actions as queries
from council.services import actions as services
from council.services import proxies
from council.services.transitions import ensure_version


@bp.get("/actions/<uuid:action_id>/proxy")
@requires(P.ACTION_PROXY, load=queries.get)
def entering(action: ActionItem) -> ResponseReturnValue:
    """Who said what, when, by which means."""
    form = ProxyForm(
        base_version=action.version, received_on=clock.today(), received_by=actor().name
    )
    return _page(action, form)


def _page(action: ActionItem, form: ProxyForm) -> ResponseReturnValue:
    log_case_reading(action)
    _offer(action, form)
    page = queries.page(action, actor())
    return render_template("actions/proxy.html", page=page, form=form), form.status


def _offer(action: ActionItem, form: ProxyForm) -> None:
    form.offer([(one.id, one.label) for one in queries.people_of(action, actor())])


@bp.post("/actions/<uuid:action_id>/proxy")
@requires(P.ACTION_PROXY, load=queries.get)
def enter(action: ActionItem) -> ResponseReturnValue:
    """Enter it; shown as 代行 everywhere."""
    form = ProxyForm()
    _offer(action, form)
    if form.validate():
        try:
            ensure_version(action, form.version)
            services.enter_for(
                action,
                ReportKind(form.act.data),
                text=form.remark,
                due_on=form.due_on.data,
                actor=actor(),
                proxy=_entry(action, form),
            )
            return finished(action, _("代行入力しました。"))
        except DomainError as error:
            action = refusal(form, error)
    return _page(action, form)


def _entry(action: ActionItem, form: ProxyForm) -> ProxyEntry:
    return proxies.enter(
        db.session.get_one(Person, uuid.UUID(form.for_person.data)),
        **form.received,
        actor=actor(),
        about=action,
    )
