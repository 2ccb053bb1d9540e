"""書面開催: how the chair decides an item at a tie, by themselves or as the secretariat heard it."""

import uuid

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.sittings.pages import bp, home
from council.domain.errors import DomainError
from council.extensions import db
from council.forms.writings import ProxyRulingForm, RulingForm
from council.models import AgendaItem, Meeting, Person
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.queries import writings
from council.queries.sittings import Chamber
from council.queries.titles import title
from council.queries.writings import Result
from council.services import proxies
from council.services import sittings as services


def _load(meeting: Meeting, room: Chamber, item_id: uuid.UUID) -> Result:
    """The item as it stands in the circulation; one that is hidden from the reader is not there."""
    if not writings.is_circulated(meeting):
        abort(404)
    found = writings.circulation(meeting, room, actor()).results
    one = next((result for result in found if result.item.id == item_id), None)
    return one if one and not one.is_hidden else abort(404)


def _form(room: Chamber, meeting: Meeting, *, posted: bool) -> RulingForm:
    """The chair says it themselves; the secretariat says whom it heard it from."""
    if not allows(actor(), P.MEETING_RECORD, meeting):
        return RulingForm() if posted else RulingForm(formdata=None)
    form = (
        ProxyRulingForm()
        if posted
        else ProxyRulingForm(formdata=None, received_on=actor().on, received_by=actor().name)
    )
    form.offer([(place.person_id, place.label) for place in room.presiders()])
    return form


def _page(meeting: Meeting, room: Chamber, result: Result, form: RulingForm) -> ResponseReturnValue:
    log_reading("writing:read", result.item, body_id=meeting.body_id)
    return render_template(
        "sittings/ruling.html",
        meeting=meeting,
        title=title(meeting, room.version),
        room=room,
        result=result,
        form=form,
        by_proxy=isinstance(form, ProxyRulingForm),
    ), form.status


@bp.get("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/ruling")
@requires(P.MEETING_CLOSE, load=meeting_queries.get_on_record)
def ruling(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """What was answered, and how it is decided."""
    room = queries.chamber(meeting)
    return _page(meeting, room, _load(meeting, room, item_id), _form(room, meeting, posted=False))


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/ruling")
@requires(P.MEETING_CLOSE, load=meeting_queries.get_on_record)
def rule(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Keep it."""
    room = queries.chamber(meeting)
    result = _load(meeting, room, item_id)
    form = _form(room, meeting, posted=True)
    if form.validate():
        item = queries.item(meeting, item_id) or abort(404)
        try:
            _rule(item, form)
            return done(home(meeting), _("議長の決定を記録しました。"))
        except DomainError as error:
            meeting = refused(form, error)
            room = queries.chamber(meeting)
            result = _load(meeting, room, item_id)
    return _page(meeting, room, result, form)


def _rule(item: AgendaItem, form: RulingForm) -> None:
    if not isinstance(form, ProxyRulingForm):
        mine = db.session.get_one(Person, actor().id)
        services.rule(item, form.stance.data, mine, actor())
        return
    presider = db.session.get_one(Person, uuid.UUID(form.presider.data))
    entry = proxies.enter(
        presider,
        **form.received,
        actor=actor(),
        about=item.meeting,
    )
    services.rule(item, form.stance.data, presider, actor(), proxy=entry)
