"""The trail."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from council.blueprints.access import actor, requires
from council.policy.permissions import Permission
from council.queries import audit as queries

bp = Blueprint("audit", __name__, url_prefix="/audit")

_LONGEST = 18  # digits of a position in the trail that the database can hold


@bp.get("")
@requires(Permission.AUDIT_READ)
def index() -> ResponseReturnValue:
    """Who did what, newest first; `?before=` goes on to what is older."""
    text = request.args.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else None
    return render_template("audit/index.html", trail=queries.trail(actor(), before))
