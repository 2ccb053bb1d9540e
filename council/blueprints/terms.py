"""覚えておく言葉: what was proposed, what is remembered, what ended; for the secretariats."""

from collections.abc import Callable

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.domain.errors import DomainError
from council.extensions import db
from council.forms.base import CouncilForm
from council.models import RememberedTerm, keyring
from council.policy.permissions import Permission as P
from council.queries import terms as queries
from council.services import terms as services

bp = Blueprint("terms", __name__)


@bp.get("/terms")
@requires(P.TERM_LIST)
def index() -> ResponseReturnValue:
    """The terms; that they were read is on record."""
    return _page()


def _page(form: CouncilForm | None = None) -> ResponseReturnValue:
    log_reading("term:read", None)
    return render_template(
        "terms/index.html",
        page=queries.page(keyring(db.session)),
        refusal=form,
        failed=form is not None,
    ), form.status if form else 200


@bp.post("/terms/<uuid:term_id>/confirm")
@requires(P.TERM_CONFIRM, load=queries.get)
def confirm(term: RememberedTerm) -> ResponseReturnValue:
    """覚える."""
    return _decided(services.confirm, term, _("覚えました。次の点検から使います。"))


@bp.post("/terms/<uuid:term_id>/decline")
@requires(P.TERM_DECLINE, load=queries.get)
def decline(term: RememberedTerm) -> ResponseReturnValue:
    """覚えずに消す."""
    return _decided(services.decline, term, _("覚えずに、言葉を消しました。"))


@bp.post("/terms/<uuid:term_id>/withdraw")
@requires(P.TERM_WITHDRAW, load=queries.get)
def withdraw(term: RememberedTerm) -> ResponseReturnValue:
    """取り下げて消す."""
    return _decided(services.withdraw, term, _("取り下げて、言葉を消しました。"))


def _decided(act: Callable[..., None], term: RememberedTerm, said: str) -> ResponseReturnValue:
    form = CouncilForm()
    try:
        act(term, base_version=form.version, actor=actor())
        return done(url_for(".index"), said)
    except DomainError as error:
        refused(form, error)
    return _page(form)
