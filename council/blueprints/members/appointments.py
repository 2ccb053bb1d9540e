"""Appointing somebody to a seat, and ending a term: acts of the body's secretariat."""

import uuid
from datetime import date

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import (
    DOCX,
    actor,
    document,
    done,
    log_reading,
    refused,
    requires,
)
from council.blueprints.members.bodies import bp
from council.domain.errors import DomainError
from council.forms.members import AppointmentForm, EndForm, PersonForm
from council.minutes.naming import file_name
from council.models import Appointment, Body, Person
from council.policy.permissions import Permission as P
from council.queries import bodies as body_queries
from council.queries import members as queries
from council.queries import people
from council.queries.bodies import SeatPage
from council.services import members as services
from council.services import nominations


def _page(body: Body, seat_id: uuid.UUID) -> SeatPage:
    return body_queries.seat_page(body, seat_id, actor().on) or abort(404)


def _appointment(body: Body, appointment_id: uuid.UUID) -> Appointment:
    return queries.appointment(body, appointment_id) or abort(404)


def chosen_person(form: PersonForm, **details: object) -> Person:
    """The person chosen in the form; somebody new is entered first."""
    if form.is_newcomer:
        return services.add_person(
            actor(),
            name=form.name.data or "",
            reading=form.reading.data or "",
            **details,  # type: ignore[arg-type]  # the form's own fields
        )
    return people.person(form.person_id) or abort(404)


@bp.get("/bodies/<code>/seats/<uuid:seat_id>/appoint")
@requires(P.APPOINTMENT_EDIT, load=queries.get)
def appoint(body: Body, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Who shall hold the seat, from when to when."""
    page = _page(body, seat_id)
    form = AppointmentForm(starts_on=page.usual_start, ends_on=page.usual_end)
    return _appoint_page(body, page, form)


@bp.post("/bodies/<code>/seats/<uuid:seat_id>/appoint")
@requires(P.APPOINTMENT_EDIT, load=queries.get)
def put_into_seat(body: Body, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Appoint; a term that overlaps another of the seat is refused at its field."""
    seat = queries.seat(body, seat_id) or abort(404)
    form = AppointmentForm()
    _offer_everybody(form)
    if form.validate():
        try:
            person = chosen_person(
                form,
                email=form.email.data or None,
                phone=form.phone.data or None,
                channel=form.channel.data,
            )
            services.appoint(
                seat,
                person,
                post_title=form.post_title.data or "",
                starts_on=form.starts_on.data or date.max,
                ends_on=form.ends_on.data,
                actor=actor(),
            )
            return done(
                url_for(".body", code=body.code, _anchor=f"seat-{seat_id}"),
                _("%(name)sさんを選任しました。", name=person.name),
            )
        except DomainError as error:
            body = refused(form, error)
    return _appoint_page(body, _page(body, seat_id), form)


def _offer_everybody(form: PersonForm) -> None:
    form.offer([(str(one.id), f"{one.name}（{one.reading}）") for one in people.everybody()])


def _appoint_page(body: Body, page: SeatPage, form: AppointmentForm) -> ResponseReturnValue:
    _offer_everybody(form)
    return (
        render_template("members/appoint.html", body=body, page=page, form=form),
        form.status,
    )


@bp.get("/bodies/<code>/appointments/<uuid:appointment_id>/end")
@requires(P.APPOINTMENT_EDIT, load=queries.get)
def end(body: Body, appointment_id: uuid.UUID) -> ResponseReturnValue:
    """When the term ends, and why."""
    row = _appointment(body, appointment_id)
    return _end_page(body, row, EndForm(on=actor().on, seen_end=services.end_mark(row)))


@bp.post("/bodies/<code>/appointments/<uuid:appointment_id>/end")
@requires(P.APPOINTMENT_EDIT, load=queries.get)
def end_term(body: Body, appointment_id: uuid.UUID) -> ResponseReturnValue:
    """End the term; what the person could read ends with that day."""
    row = _appointment(body, appointment_id)
    form = EndForm()
    if form.validate():
        try:
            called_off = services.end_appointment(
                row,
                on=form.on.data or date.max,
                reason=form.reason.data,
                actor=actor(),
                seen_end=form.seen_end.data or "",
            )
            return done(
                url_for(".body", code=body.code, _anchor=f"seat-{row.seat_id}"),
                _ended(row.person.name, called_off),
            )
        except DomainError as error:
            body = refused(form, error)
            row = _appointment(body, appointment_id)
            form.seen_end.data, form.seen_end.raw_data = services.end_mark(row), None
    return _end_page(body, row, form)


@bp.post("/bodies/<code>/appointments/<uuid:appointment_id>/take-back")
@requires(P.APPOINTMENT_EDIT, load=queries.get)
def take_back(body: Body, appointment_id: uuid.UUID) -> ResponseReturnValue:
    """Let a term that has not begun be as if it never was."""
    row = _appointment(body, appointment_id)
    name, seat_id = row.person.name, row.seat_id
    form = EndForm()
    try:
        nominations.take_back(row, actor())
        return done(
            url_for(".body", code=body.code, _anchor=f"seat-{seat_id}"),
            _("%(name)sさんの始まる前の任期を取り消しました。席は推薦待ちです。", name=name),
        )
    except DomainError as error:
        body = refused(form, error)
    return _end_page(body, _appointment(body, appointment_id), form)


@bp.get("/bodies/<code>/appointments/<uuid:appointment_id>/dismissal.docx")
@requires(P.APPOINTMENT_EDIT, load=queries.get)
def dismissal(body: Body, appointment_id: uuid.UUID) -> ResponseReturnValue:
    """The letter to who leaves, as a Word file; a term without an end has none."""
    row = _appointment(body, appointment_id)
    if row.ends_on is None:
        abort(404)
    content = nominations.dismissal(row, actor())
    log_reading("appointment:dismissal_letter", row)
    return document(content, file_name("退任の通知", row.seat.title, row.ends_on), DOCX)


def _ended(name: str, called_off: int) -> str:
    told = _("%(name)sさんの任期の終わりを記録しました。", name=name)
    if called_off:
        told += _("通知していた会議%(count)s件の案内を取り消しました。", count=called_off)
    return str(told)


def _end_page(body: Body, row: Appointment, form: EndForm) -> ResponseReturnValue:
    page = _page(body, row.seat_id)
    return render_template(
        "members/end.html",
        body=body,
        term=row,
        page=page,
        form=form,
        is_to_come=row.starts_on > actor().on,
    ), form.status
