"""Seats added to a body, put right and closed."""

import uuid
from datetime import date

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.members.bodies import bp, name_of
from council.domain.errors import DomainError
from council.domain.vocabulary import Office, SeatType
from council.forms.bodies import CloseSeatForm, SeatForm
from council.models import Body, Seat
from council.policy.permissions import Permission as P
from council.queries import members as queries
from council.queries.bodies import day_of
from council.queries.structure import choices
from council.services import members as services


def _seat(body: Body, seat_id: uuid.UUID) -> Seat:
    return queries.seat(body, seat_id) or abort(404)


def _page(body: Body, form: SeatForm, seat: Seat | None) -> ResponseReturnValue:
    form.offer(choices(actor().on).agencies)
    return render_template(
        "members/seat.html", body=body, form=form, seat=seat, name=name_of(body)
    ), form.status


def _facts(form: SeatForm) -> dict[str, object]:
    ids = choices(date.min).agency_ids
    return {
        "title": form.title.data or "",
        "agency_id": ids.get(form.agency.data or ""),
        "seat_type": form.seat_type.data,
        "office": form.office.data,
        "annex_item": form.annex_item.data or "",
        "term_years": form.term_years.data,
    }


@bp.get("/bodies/<code>/seats/new")
@requires(P.SEAT_EDIT, load=queries.get)
def new_seat(body: Body) -> ResponseReturnValue:
    """What the seat is called and for whom it is."""
    form = SeatForm(
        formdata=None,
        seat_type=SeatType.AGENCY,
        office=Office.MEMBER,
        valid_from=day_of(body, actor().on),
    )
    return _page(body, form, None)


@bp.post("/bodies/<code>/seats/new")
@requires(P.SEAT_EDIT, load=queries.get)
def add_seat(body: Body) -> ResponseReturnValue:
    """One more seat; nobody holds it yet."""
    form = SeatForm()
    form.offer(choices(date.min).agencies)
    if form.validate():
        try:
            seat = services.add_seat(
                body, _facts(form), valid_from=form.valid_from.data or actor().on, actor=actor()
            )
            return done(
                url_for(".body", code=body.code, _anchor=f"seat-{seat.id}"),
                _("「%(title)s」の席を設けました。", title=seat.title),
            )
        except DomainError as error:
            body = refused(form, error)
    return _page(body, form, None)


@bp.get("/bodies/<code>/seats/<uuid:seat_id>")
@requires(P.SEAT_EDIT, load=queries.get)
def seat(body: Body, seat_id: uuid.UUID) -> ResponseReturnValue:
    """The seat, to be put right or closed."""
    row = _seat(body, seat_id)
    form = SeatForm(formdata=None, obj=row, agency=row.agency.code if row.agency else "")
    form.agency.data = row.agency.code if row.agency else ""
    return _page(body, form, row)


@bp.post("/bodies/<code>/seats/<uuid:seat_id>")
@requires(P.SEAT_EDIT, load=queries.get)
def edit_seat(body: Body, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Put the seat right."""
    row = _seat(body, seat_id)
    form = SeatForm()
    form.offer(choices(date.min).agencies)
    if form.validate():
        try:
            services.edit_seat(row, _facts(form), actor())
            return done(
                url_for(".body", code=body.code, _anchor=f"seat-{row.id}"),
                _("「%(title)s」の席を直しました。", title=row.title),
            )
        except DomainError as error:
            body = refused(form, error)
            row = _seat(body, seat_id)
    return _page(body, form, row)


@bp.get("/bodies/<code>/seats/<uuid:seat_id>/close")
@requires(P.SEAT_EDIT, load=queries.get)
def close_seat(body: Body, seat_id: uuid.UUID) -> ResponseReturnValue:
    """With which day the seat shall end."""
    return _close_page(body, _seat(body, seat_id), CloseSeatForm(formdata=None))


def _close_page(body: Body, row: Seat, form: CloseSeatForm) -> ResponseReturnValue:
    return render_template(
        "members/close_seat.html", body=body, seat=row, form=form, name=name_of(body)
    ), form.status


@bp.post("/bodies/<code>/seats/<uuid:seat_id>/close")
@requires(P.SEAT_EDIT, load=queries.get)
def end_seat(body: Body, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Close the seat; who holds it leaves with that day."""
    row = _seat(body, seat_id)
    form = CloseSeatForm()
    if form.validate():
        try:
            services.close_seat(row, on=form.on.data or date.max, reason="席の廃止", actor=actor())
            return done(
                url_for(".body", code=body.code, _anchor="seats"),
                _("「%(title)s」の席がなくなることを記録しました。", title=row.title),
            )
        except DomainError as error:
            body = refused(form, error)
            row = _seat(body, seat_id)
    return _close_page(body, row, form)
