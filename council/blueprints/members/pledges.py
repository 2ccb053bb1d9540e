"""誓約書 of one term: the form to sign, and the day it came."""

import uuid

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import DOCX, actor, document, done, log_reading, refused, requires
from council.blueprints.members.bodies import bp
from council.domain.errors import DomainError
from council.domain.vocabulary import Means
from council.forms.members import PledgeForm
from council.minutes.naming import file_name
from council.models import Appointment, Body
from council.policy.permissions import Permission as P
from council.queries import bodies as body_queries
from council.queries import members as queries
from council.services import pledges as services
from council.services.proxies import latest_about


def _term(body: Body, appointment_id: uuid.UUID) -> Appointment:
    return queries.appointment(body, appointment_id) or abort(404)


def _page(body: Body, term: Appointment, form: PledgeForm) -> ResponseReturnValue:
    page = body_queries.seat_page(body, term.seat_id, actor().on) or abort(404)
    return render_template(
        "members/pledge.html", body=body, term=term, page=page, form=form, entry=latest_about(term)
    ), form.status


@bp.get("/bodies/<code>/appointments/<uuid:appointment_id>/pledge")
@requires(P.APPOINTMENT_EDIT, load=queries.get)
def pledge(body: Body, appointment_id: uuid.UUID) -> ResponseReturnValue:
    """The form to sign, and when it came."""
    form = PledgeForm(
        formdata=None,
        means=Means.LETTER,
        received_on=actor().on,
        received_by=actor().name,
    )
    return _page(body, _term(body, appointment_id), form)


@bp.post("/bodies/<code>/appointments/<uuid:appointment_id>/pledge")
@requires(P.APPOINTMENT_EDIT, load=queries.get)
def receive_pledge(body: Body, appointment_id: uuid.UUID) -> ResponseReturnValue:
    """Note that it came; papers that waited for it are handed out."""
    term = _term(body, appointment_id)
    form = PledgeForm()
    if form.validate():
        try:
            handed = services.receive_entered(term, **form.received, actor=actor())
            told = _("%(name)sさんの誓約書を記録しました。", name=term.person.name)
            if handed:
                told += _("待っていた事例の資料%(count)s件を配りました。", count=handed)
            return done(url_for(".body", code=body.code, _anchor=f"seat-{term.seat_id}"), told)
        except DomainError as error:
            body = refused(form, error)
    return _page(body, _term(body, appointment_id), form)


@bp.get("/bodies/<code>/appointments/<uuid:appointment_id>/pledge.docx")
@requires(P.APPOINTMENT_EDIT, load=queries.get)
def pledge_letter(body: Body, appointment_id: uuid.UUID) -> ResponseReturnValue:
    """The form as a Word file."""
    term = _term(body, appointment_id)
    content = services.write(term, actor())
    log_reading("appointment:pledge_letter", term)
    return document(content, file_name("誓約書", term.seat.title, term.starts_on), DOCX)
