"""The structure as a picture, and the page of each body."""

from datetime import date

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from council.blueprints.access import DOCX, actor, document, log_reading, requires
from council.forms.members import DayForm
from council.minutes.kinds import DocumentKind
from council.minutes.naming import file_name
from council.minutes.roster import RosterForm, affiliation
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
    if version is None:
        version = tiers.bodies(body_queries.day_of(body, actor().on)).get(body.id)
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


@bp.get("/bodies/<code>/roster")
@requires(P.ROSTER_READ, load=queries.get)
def roster_page(body: Body) -> ResponseReturnValue:
    """Who sat, sits or will sit in the body on a day, in both forms of list."""
    form = DayForm(request.args)
    day = _day(form, body)
    return render_template(
        "members/roster.html",
        body=body,
        form=form,
        day=day,
        content=rosters.content(body, day, actor()),
        affiliation=affiliation,
        name=name_of(body),
    ), form.status


def _day(form: DayForm, body: Body) -> date:
    """The day asked for, else today, or the first day of a body that is still to come."""
    if form.validate() and form.at.data:
        return form.at.data
    is_to_come = body.established_on > actor().on
    return body_queries.day_of(body, actor().on) if is_to_come else actor().on


@bp.get("/bodies/<code>/roster.docx")
@requires(P.ROSTER_READ, load=queries.get)
def roster(body: Body) -> ResponseReturnValue:
    """The 委員名簿 of today, or of the day of `?at=`, as a Word file in the form of `?form=`."""
    day = _day(DayForm(request.args), body)
    asked = request.args.get("form", "")
    form = next((one for one in RosterForm if one.value == asked), RosterForm.BY_POST)
    content = rosters.on_day(body, day, actor(), form)
    log_reading("roster:export", body)
    name = file_name(DocumentKind.ROSTER.label, name_of(body), day)
    return document(content, name, DOCX)


@bp.get("/bodies/<code>/annex.docx")
@requires(P.BODY_READ, load=queries.get)
def annex(body: Body) -> ResponseReturnValue:
    """The 別表 of the founding instrument as a Word file: seats and rules, nobody's name."""
    day = _day(DayForm(request.args), body)
    content = rosters.annex(body, day, actor())
    return document(content, file_name("別表", name_of(body), day), DOCX)
