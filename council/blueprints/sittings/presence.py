"""Recording who is there, and who comes and goes."""

import uuid

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.sittings.marks import MARKS, Row
from council.blueprints.sittings.pages import Forms, bp, forms_of, home, page
from council.domain.attendance import Way
from council.domain.errors import DomainError
from council.domain.plaintext import clean_line
from council.forms.sittings import ARRIVE, PresenceForm
from council.minutes.editing import read_lines
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.services import sittings as services


@bp.post("/meetings/<uuid:meeting_id>/sitting/presence")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def presence(meeting: Meeting) -> ResponseReturnValue:
    """Mark every seat."""
    room = queries.chamber(meeting)
    forms = forms_of(meeting, room, "presence")
    form = forms.presence
    forms.rows = [_typed(one) for one in queries.prefill(meeting, room)]
    if _is_complete(form, forms.rows):
        try:
            services.set_presence(
                meeting,
                _marks(forms),
                actor(),
                observers=form.observers.data or 0,
                secretariat=read_lines(form.secretariat.data or ""),
                base_version=form.version,
            )
            return done(home(meeting), _("出欠を記録しました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return page(meeting, forms)


def _typed(one: queries.Prefill) -> Row:
    def given(name: str) -> str:
        return clean_line(request.form.get(f"{name}-{one.place.id}", ""))[:200]

    return Row(one.place, one.answer, given("mark"), given("name"), given("post"), one.proxy)


def _is_complete(form: PresenceForm, rows: list[Row]) -> bool:
    """Whether all is said; every seat that lacks something is named at once."""
    is_valid = form.validate()
    if form.form_errors:
        return False
    form.form_errors = [sentence for row in rows if (sentence := _lacking(row))]
    if form.form_errors:
        form.status = 422
    return is_valid and not form.form_errors


def _lacking(row: Row) -> str:
    if not row.place.name:
        return ""
    if row.mark not in MARKS:
        return str(_("%(place)sの出欠を選んでください。", place=row.place.label))
    if row.is_by_substitute and not row.name:
        return str(_("%(place)sの代理の方の氏名を入力してください。", place=row.place.label))
    return ""


def _marks(forms: Forms) -> list[services.Mark]:
    return [
        services.Mark(row.place.id, attendance, row.name, row.post, way)
        for row in forms.rows
        if row.place.name
        for attendance, way in (MARKS[row.mark],)
    ]


@bp.post("/meetings/<uuid:meeting_id>/sitting/movements")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def movement(meeting: Meeting) -> ResponseReturnValue:
    """Somebody leaves or arrives."""
    room = queries.chamber(meeting)
    forms = forms_of(meeting, room, "movement")
    form = forms.movement
    if form.validate() and form.at.data is not None:
        place = uuid.UUID(form.place.data)
        try:
            if form.kind.data == ARRIVE:
                services.arrive(
                    meeting,
                    place,
                    form.at.data,
                    actor(),
                    substitute_name=form.substitute_name.data or "",
                    substitute_post=form.substitute_post.data or "",
                    way=form.data.get("way") or Way.ROOM,
                )
            else:
                services.leave(meeting, place, form.at.data, actor())
            return done(home(meeting, "movements"), _("出入りを記録しました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return page(meeting, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/movements/take-back")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def take_back(meeting: Meeting) -> ResponseReturnValue:
    """Take back the last movement of a seat, recorded by mistake."""
    forms = forms_of(meeting, queries.chamber(meeting), "taking_back")
    form = forms.taking_back
    if form.validate() and form.at.data is not None:
        try:
            services.take_back(meeting, uuid.UUID(form.place.data), form.at.data, actor())
            return done(home(meeting, "movements"), _("出入りの記録を取り消しました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return page(meeting, forms)
