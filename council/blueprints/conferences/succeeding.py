"""後任: the agency names who comes after a participant who left it."""

import uuid

from flask import render_template, url_for
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.conferences.base import Page, bp
from council.domain.errors import DomainError
from council.extensions import db
from council.forms.cases import pairs
from council.forms.conferences import SuccessorForm
from council.models import Participant, Person
from council.policy.permissions import Permission as P
from council.queries import conferences as queries
from council.services import conferences as services


@bp.get("/conferences/successors/<uuid:participant_id>")
@requires(P.CONFERENCE_NAME_SUCCESSOR, load=queries.get_left)
def choose_successor(left: Participant) -> Page:
    """The place: a number, a day, who left; nothing of the household."""
    return _page(left, SuccessorForm(formdata=None))


def _page(left: Participant, form: SuccessorForm) -> Page:
    _offer(left, form)
    page = render_template("conferences/successor.html", left=left, form=form)
    return page, form.status


def _offer(left: Participant, form: SuccessorForm) -> None:
    form.person.choices = pairs(queries.colleagues(left, actor()), _("選んでください"))


@bp.post("/conferences/successors/<uuid:participant_id>")
@requires(P.CONFERENCE_NAME_SUCCESSOR, load=queries.get_left)
def name_successor(left: Participant) -> Page:
    """Name the colleague, who is invited if the conference is still to come."""
    form = SuccessorForm()
    _offer(left, form)
    if form.validate():
        try:
            person = db.session.get_one(Person, uuid.UUID(form.person.data))
            services.name_successor(left, person, actor())
            return done(
                url_for("home.index"), _("後任を決めました。後任の方に会議の案内を送ります。")
            )
        except DomainError as error:
            left = refused(form, error)
    return _page(left, form)
