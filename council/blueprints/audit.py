"""The trail."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from council.blueprints.access import actor, requires
from council.forms.audit import TrailForm
from council.policy.permissions import Permission
from council.queries import audit as queries

bp = Blueprint("audit", __name__, url_prefix="/audit")

_LONGEST = 18  # digits of a position in the trail that the database can hold


@bp.get("")
@requires(Permission.AUDIT_READ)
def index() -> ResponseReturnValue:
    """Who did what, newest first; by days, person and kind; `?before=` goes on to what is older."""
    text = request.args.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else None
    form = TrailForm(request.args)
    wanted = _wanted(form) if form.validate() else queries.EVERYTHING
    trail = queries.trail(actor(), before, wanted)
    return render_template("audit/index.html", trail=trail, form=form, wanted=wanted), form.status


def _wanted(form: TrailForm) -> queries.Wanted:
    return queries.Wanted(
        since=form.since.data,
        until=form.until.data,
        who=form.who.data or "",
        kind=form.kind.data or "",
    )
