"""One person: every tie to the council, what it opens today or on a day, and how they are reached."""

import uuid
from datetime import date

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.members.bodies import bp
from council.domain.destinations import Destination
from council.domain.errors import DomainError
from council.forms.members import ContactForm, DayForm, LastDayForm, WorkForm
from council.models import Agency, Person
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import agencies, channels, destinations
from council.queries import people as queries
from council.queries.structure import choices
from council.services import members as services


@bp.get("/people/<uuid:person_id>")
@requires(P.PERSON_READ, load=queries.get)
def person(person: Person) -> ResponseReturnValue:
    """Their ties, and what they open today or on the day of `?at=`."""
    log_reading("person:read", person)
    return _page(person, WorkForm(formdata=None, starts_on=actor().on))


def _page(person: Person, work: WorkForm, ending: LastDayForm | None = None) -> ResponseReturnValue:
    form = DayForm(request.args)
    day = form.at.data if form.validate() and form.at.data else actor().on
    page = queries.page(person, day, actor())
    grants = services.grants_of([one.row for one in page.work], actor().on)
    endable = {
        one.row.id
        for one, grant in zip(page.work, grants, strict=True)
        if allows(actor(), services.permission_of(one.row), grant)
    }
    _offer(work)
    ways, has_own = channels.reaching(person)
    return render_template(
        "members/person.html",
        page=page,
        form=form,
        work=work,
        ending=ending,
        may_give_work=bool(work.agency.choices and len(work.agency.choices) > 1)
        and person.id != actor().person_id,
        serves=actor().secretariat_of,
        ways=ways,
        has_own=has_own and allows(actor(), P.PERSON_EDIT, person),
        may_end=lambda one: one.row.id in endable,
    ), max(work.status, form.status, ending.status if ending else 200)


def _offer(form: WorkForm) -> None:
    """Agencies for which the reader may give work."""
    if not (actor().is_admin or actor().manager_of):
        form.offer([])
        return
    found = choices(actor().on)
    form.offer(
        [
            (code, name)
            for code, name in found.agencies
            if actor().is_admin or found.agency_ids[code] in actor().manager_of
        ]
    )


@bp.post("/people/<uuid:person_id>/work")
@requires(P.PERSON_READ, load=queries.get)
def give_work(person: Person) -> ResponseReturnValue:
    """Let them work for an agency from a day on."""
    form = WorkForm()
    _offer(form)
    if form.validate():
        agency: Agency = agencies.get(actor(), form.agency.data) or abort(404)
        try:
            services.assign_duty(
                agency,
                person,
                form.duty.data,
                post_title=form.post_title.data or "",
                starts_on=form.starts_on.data or date.max,
                actor=actor(),
            )
            return done(
                url_for(".person", person_id=person.id, _anchor="work"),
                _("%(name)sの担当にしました。", name=agency.name),
            )
        except DomainError as error:
            person = refused(form, error)
    return _page(person, form)


@bp.post("/people/<uuid:person_id>/ties/<uuid:tie_id>/end")
@requires(P.PERSON_READ, load=queries.get)
def end_tie(person: Person, tie_id: uuid.UUID) -> ResponseReturnValue:
    """End work for an agency or a secretariat, or the keeping of accounts."""
    row = queries.tie(person, tie_id) or abort(404)
    form = LastDayForm()
    if form.validate():
        try:
            services.end_tie(row, form.on.data or date.max, actor())
            return done(
                url_for(".person", person_id=person.id, _anchor="work"),
                _("担当の終わりを記録しました。その日の24時まで見られます。"),
            )
        except DomainError as error:
            person = refused(form, error)
    return _page(person, WorkForm(formdata=None, starts_on=actor().on), form)


@bp.get("/people/<uuid:person_id>/contact")
@requires(P.PERSON_EDIT, load=queries.get)
def contact(person: Person) -> ResponseReturnValue:
    """How they are called and reached."""
    form = ContactForm(formdata=None, obj=person)
    form.show_ways(channels.chosen(person))
    own = destinations.opened([person.id]).get(person.id, Destination())
    form.show_own(own)
    form.seen.data = services.contact_mark(person)
    if not own.is_empty:
        log_reading("person:read_destination", person)
    return _contact_page(person, form)


def _contact_page(person: Person, form: ContactForm) -> ResponseReturnValue:
    return render_template("members/contact.html", person=person, form=form), form.status


@bp.post("/people/<uuid:person_id>/contact")
@requires(P.PERSON_EDIT, load=queries.get)
def edit_contact(person: Person) -> ResponseReturnValue:
    """Put it right; letters go there from now on."""
    form = ContactForm()
    if form.validate():
        try:
            services.edit_contact(
                person, form.facts(), form.ways(), form.own(), actor(), seen=form.seen.data or None
            )
            return done(url_for(".person", person_id=person.id), _("連絡先を直しました。"))
        except DomainError as error:
            person = refused(form, error)
            form.seen.data = services.contact_mark(person)
    return _contact_page(person, form)
