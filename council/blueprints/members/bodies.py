"""The structure as a picture, and the page of each body."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from council.blueprints.access import DOCX, actor, document, log_reading, requires
from council.forms.members import DayForm
from council.minutes.kinds import DocumentKind
from council.minutes.naming import file_name
from council.models import Body
from council.policy.permissions import Permission as P
from council.queries import bodies as body_queries
from council.queries import members as queries
from council.queries import structure as structure_queries
from council.queries import tiers
from council.services import rosters

bp = Blueprint("members", __name__)


def name_of(body: Body) -> str:
    """What the body is called today; its code while it is not there."""
    version = tiers.bodies(actor().on).get(body.id)
    return version.short_name if version else body.code


@bp.get("/bodies")
@requires(P.BODY_READ)
def structure() -> ResponseReturnValue:
    """The councils and their tiers today, or on the day of `?at=`."""
    form = DayForm(request.args)
    is_valid = form.validate()
    day = form.at.data if is_valid and form.at.data else actor().on
    picture = structure_queries.draw(actor(), day)
    return render_template("members/structure.html", picture=picture, form=form), form.status


@bp.get("/bodies/<code>")
@requires(P.BODY_READ, load=queries.get)
def body(body: Body) -> ResponseReturnValue:
    """One body: who sits in it, how it works, when it meets."""
    page = body_queries.page(actor(), body)
    if page is None:
        abort(404)
    return render_template("members/body.html", page=page, body=body)


@bp.get("/bodies/<code>/roster.docx")
@requires(P.ROSTER_READ, load=queries.get)
def roster(body: Body) -> ResponseReturnValue:
    """The 委員名簿 of today as a Word file."""
    content = rosters.of_today(body, actor())
    log_reading("roster:export", body)
    name = file_name(DocumentKind.ROSTER.label, name_of(body), actor().on)
    return document(content, name, DOCX)
