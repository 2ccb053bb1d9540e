"""What whoever keeps the meeting decides: asked, confirmed, sent back, more time, on hold, moved, dropped."""

import uuid
from collections.abc import Callable

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, requires
from council.blueprints.actions.pages import answer, bp, finished, refusal
from council.domain.errors import DomainError
from council.extensions import db
from council.forms.actions import ActForm, DecisionForm, ReasonForm, TransferForm
from council.models import ActionItem, Agency
from council.policy.permissions import Permission as P
from council.queries import actions as queries
from council.services import actions as services
from council.services.transitions import ensure_version


def _decide(
    action: ActionItem, name: str, form: ActForm, act: Callable[[ActionItem], object], said: str
) -> ResponseReturnValue:
    if form.validate():
        try:
            ensure_version(action, form.version)
            act(action)
            return finished(action, said)
        except DomainError as error:
            action = refusal(form, error)
    return answer(action, name, form)


@bp.post("/actions/<uuid:action_id>/assign")
@requires(P.ACTION_ASSIGN, load=queries.get)
def assign(action: ActionItem) -> ResponseReturnValue:
    """Ask the agency to take on what was proposed."""
    return _decide(
        action,
        "assign",
        ActForm(key="assign"),
        lambda one: services.assign(one, actor()),
        _("担当機関に依頼しました。"),
    )


@bp.post("/actions/<uuid:action_id>/confirm")
@requires(P.ACTION_CONFIRM, load=queries.get)
def confirm(action: ActionItem) -> ResponseReturnValue:
    """It is done."""
    form = ActForm(key="confirm")
    return _decide(
        action,
        "confirm",
        form,
        lambda one: services.confirm(one, actor(), text=form.remark),
        _("完了を確認しました。"),
    )


@bp.post("/actions/<uuid:action_id>/send-back")
@requires(P.ACTION_SEND_BACK, load=queries.get)
def send_back(action: ActionItem) -> ResponseReturnValue:
    """Not yet done."""
    form = ReasonForm(key="send_back")
    return _decide(
        action,
        "send_back",
        form,
        lambda one: services.send_back(one, form.remark, actor()),
        _("担当機関に戻しました。"),
    )


@bp.post("/actions/<uuid:action_id>/extension/decision")
@requires(P.ACTION_DECIDE_EXTENSION, load=queries.get)
def decide_extension(action: ActionItem) -> ResponseReturnValue:
    """More time, or not."""
    form = DecisionForm(key="decide_extension")
    granted = bool(form.granted.data)
    return _decide(
        action,
        "decide_extension",
        form,
        lambda one: services.decide_extension(
            one, granted=granted, actor=actor(), reason=form.remark
        ),
        _("期限の延長を認めました。") if granted else _("期限の延長を認めないと伝えました。"),
    )


@bp.post("/actions/<uuid:action_id>/hold")
@requires(P.ACTION_HOLD, load=queries.get)
def hold(action: ActionItem) -> ResponseReturnValue:
    """Let it rest."""
    form = ReasonForm(key="hold")
    return _decide(
        action,
        "hold",
        form,
        lambda one: services.hold(one, form.remark, actor()),
        _("保留にしました。"),
    )


@bp.post("/actions/<uuid:action_id>/resume")
@requires(P.ACTION_RESUME, load=queries.get)
def resume(action: ActionItem) -> ResponseReturnValue:
    """Take it up again."""
    form = ActForm(key="resume")
    return _decide(
        action,
        "resume",
        form,
        lambda one: services.resume(one, actor(), text=form.remark),
        _("再開しました。"),
    )


@bp.post("/actions/<uuid:action_id>/transfer")
@requires(P.ACTION_TRANSFER, load=queries.get)
def transfer(action: ActionItem) -> ResponseReturnValue:
    """Ask another agency."""
    form = TransferForm(key="transfer")
    form.offer([(one.id, one.label) for one in queries.agencies_for(action, actor())])
    return _decide(
        action,
        "transfer",
        form,
        lambda one: services.transfer(
            one, db.session.get_one(Agency, uuid.UUID(form.agency.data)), form.remark, actor()
        ),
        _("新しい担当機関に依頼しました。返事を待ちます。"),
    )


@bp.post("/actions/<uuid:action_id>/cancel")
@requires(P.ACTION_CANCEL, load=queries.get)
def cancel(action: ActionItem) -> ResponseReturnValue:
    """Drop it."""
    form = ReasonForm(key="cancel")
    return _decide(
        action,
        "cancel",
        form,
        lambda one: services.cancel(one, form.remark, actor()),
        _("取りやめました。"),
    )
