"""もう一人の確認を待つもの: one list for all acts; what is asked for is read and confirmed on its own page."""

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.domain.errors import DomainError
from council.forms.second_person import RefuseForm
from council.models import TwoPersonRequest
from council.policy.permissions import Permission as P
from council.queries import second_person as queries
from council.services import second_person as services

bp = Blueprint("second_person", __name__)


@bp.get("/second-person")
@requires(P.SECOND_LIST)
def index() -> ResponseReturnValue:
    """What waits for the reader, what others are asked for, what was decided lately."""
    return _page(RefuseForm(formdata=None))


def _page(form: RefuseForm, refusing: TwoPersonRequest | None = None) -> ResponseReturnValue:
    return render_template(
        "second_person/index.html",
        lines=queries.lines(actor()),
        form=form,
        refusing=refusing.id if refusing else None,
        failed=form.status != 200,
    ), form.status


def _act(row: TwoPersonRequest) -> tuple[queries.Act, object]:
    """The act and its object, found within the actor's scope."""
    act = queries.ACTS[row.act]
    return act, act.load(actor(), row.subject_id) or abort(404)


@bp.post("/second-person/<uuid:request_id>/refuse")
@requires(P.SECOND_REFUSE, load=queries.get)
def refuse(row: TwoPersonRequest) -> ResponseReturnValue:
    """Say that it cannot be confirmed, and why."""
    form = RefuseForm()
    if form.validate():
        try:
            act, subject = _act(row)
            services.refuse(act, row, subject, actor(), answer=form.answer.data or "")
            return done(url_for(".index"), _("確認できないことを、入力した方に伝えました。"))
        except DomainError as error:
            row = refused(form, error)
    return _page(form, row)


@bp.post("/second-person/<uuid:request_id>/withdraw")
@requires(P.SECOND_WITHDRAW, load=queries.get)
def withdraw(row: TwoPersonRequest) -> ResponseReturnValue:
    """Take the request back."""
    form = RefuseForm(formdata=None)
    try:
        act, subject = _act(row)
        services.withdraw(act, row, subject, actor())
        return done(url_for(".index"), _("取り消しました。"))
    except DomainError as error:
        refused(form, error)
    return _page(form)
