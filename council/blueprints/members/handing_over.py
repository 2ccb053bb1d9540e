"""The secretariat of a body passes to another agency's people."""

import uuid
from datetime import date

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.members.bodies import bp, name_of
from council.domain.errors import DomainError
from council.forms.bodies import HandOverForm
from council.policy.permissions import Permission as P
from council.queries import people
from council.queries.structure import Standing, standing, workers
from council.services import structure as services


def _offer(form: HandOverForm) -> dict[str, tuple[uuid.UUID, uuid.UUID]]:
    """Offer whoever works for an agency; what is chosen names person and agency."""
    found = workers(actor().on)
    form.people.choices = [
        (f"{person.id}:{agency_id}", f"{name}　{person.name}") for person, agency_id, name in found
    ]
    return {f"{person.id}:{agency_id}": (person.id, agency_id) for person, agency_id, _ in found}


def _page(place: Standing, form: HandOverForm) -> ResponseReturnValue:
    _offer(form)
    return render_template(
        "members/hand_over.html", body=place.body, form=form, name=name_of(place.body)
    ), form.status


@bp.get("/bodies/<code>/secretariat")
@requires(P.STRUCTURE_EDIT, load=standing)
def hand_over(place: Standing) -> ResponseReturnValue:
    """Who takes over, and from which day on."""
    return _page(
        place, HandOverForm(formdata=None, seen=services.mark(place.body), with_papers="no")
    )


@bp.post("/bodies/<code>/secretariat")
@requires(P.STRUCTURE_EDIT, load=standing)
def take_over(place: Standing) -> ResponseReturnValue:
    """Hand the work over; those who did it see nothing of the body from that day on."""
    form = HandOverForm()
    offered = _offer(form)
    if form.validate():
        chosen = [offered[one] for one in form.people.data or () if one in offered]
        try:
            ended = services.hand_over(
                place.body,
                [people.person(person_id) for person_id, _agency in chosen],
                {agency_id for _person, agency_id in chosen},
                on=form.on.data or date.max,
                with_papers=form.with_papers.data == "yes",
                actor=actor(),
                seen=form.seen.data or "",
            )
            return done(
                url_for(".body", code=place.code, _anchor="history"),
                _(
                    "事務局の引き継ぎを記録しました。前の担当%(count)s名は、前の日までです。",
                    count=ended,
                ),
            )
        except DomainError as error:
            place = refused(form, error)
            form.seen.data, form.seen.raw_data = services.mark(place.body), None
    return _page(place, form)
