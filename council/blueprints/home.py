"""The first page, and the few pages that are open to all."""

from datetime import datetime

from flask import Blueprint, Response, current_app, g, render_template, send_from_directory
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from council.blueprints.access import actor, current_session, public, requires
from council.domain import clock
from council.extensions import db
from council.policy.permissions import Permission
from council.queries import home as queries
from council.services import accounts

bp = Blueprint("home", __name__)


@bp.get("/")
@requires(Permission.HOME_READ)
def index() -> ResponseReturnValue:
    """What waits for me, what changed, what comes."""
    desk = queries.desk(actor(), clock.now(), _last_login())
    g.nav_counts = desk.counts
    return render_template("home/index.html", desk=desk)


def _last_login() -> datetime | None:
    """The login before this one, as this session noted it when it began."""
    known = current_session().get(accounts.LAST_LOGIN)
    return datetime.fromisoformat(known) if known else None


@bp.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """Whether the database answers."""
    db.session.execute(text("SELECT 1"))
    return Response("ok", mimetype="text/plain")


@bp.get("/favicon.ico")
@public
def favicon() -> ResponseReturnValue:
    """Browsers ask for it by this path."""
    return send_from_directory(current_app.static_folder or "", "favicon.ico")


@bp.get("/robots.txt")
@public
def robots() -> ResponseReturnValue:
    """Nothing here is for search engines."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@bp.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    """What the pages hold to, and whom to tell when they do not."""
    return render_template("home/accessibility.html")
