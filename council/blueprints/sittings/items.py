"""One item of the agenda: what is recorded under it, and what comes of it."""

import uuid

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, requires
from council.blueprints.sittings.item_page import again, back, forms_on, item_page, load_item
from council.blueprints.sittings.pages import bp
from council.domain.daysoff import is_day_off, next_working_day
from council.domain.errors import DomainError
from council.domain.wareki import screen_date
from council.extensions import db
from council.models import Agency, Meeting, Recusal, Seat
from council.policy.permissions import Permission as P
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.queries import town
from council.services import actions, issues
from council.services import sittings as services


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/notes")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def note(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Append what somebody said."""
    one = load_item(meeting, item_id)
    forms = forms_on(meeting, one, queries.chamber(meeting), "note")
    form = forms.note
    if form.validate():
        try:
            services.note(
                one, speaker=form.speaker.data or "", text=form.text.data or "", actor=actor()
            )
            return back(meeting, one, _("発言を記録しました。"), "notes")
        except DomainError as error:
            return again(meeting, item_id, forms, form, error)
    return item_page(meeting, one, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/actions")
@requires(P.ACTION_CREATE, load=meeting_queries.get_on_record)
def action(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Give out an action item; a due date on a day off moves to the next working day."""
    one = load_item(meeting, item_id)
    forms = forms_on(meeting, one, queries.chamber(meeting), "action")
    form = forms.action
    if form.validate() and form.due_on.data is not None:
        rule = town.days_off()
        due_on = next_working_day(form.due_on.data, rule)
        try:
            actions.create(
                meeting,
                agenda_item=one,
                agency=db.session.get_one(Agency, uuid.UUID(form.agency.data)),
                target=form.target.data,
                text=form.text.data or "",
                due_on=due_on,
                actor=actor(),
                is_proposed=form.is_proposed.data,
            )
            message = (
                _("提案として記録しました。議事録が確定すると、担当機関に依頼が届きます。")
                if form.is_proposed.data
                else _("対応事項を決めました。担当機関に依頼が届きます。")
            )
            if due_on != form.due_on.data:
                message += _(
                    "期限は閉庁日（%(why)s）のため、%(day)sにしました。",
                    why=is_day_off(form.due_on.data, rule),
                    day=screen_date(due_on),
                )
            return back(meeting, one, message, "actions")
        except DomainError as error:
            return again(meeting, item_id, forms, form, error)
    return item_page(meeting, one, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/issues")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def issue(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Raise a 課題 and note under the item that it was raised."""
    one = load_item(meeting, item_id)
    forms = forms_on(meeting, one, queries.chamber(meeting), "issue")
    form = forms.issue
    if form.validate():
        title = form.title.data or ""
        try:
            issues.raise_issue(
                meeting.body,
                title=title,
                text=form.text.data or "",
                raised_by=_("会議での提起"),
                actor=actor(),
                meeting=meeting,
                item=one,
            )
            services.note_issue(one, title=title, actor=actor())
            return back(meeting, one, _("課題を提起しました。"), "issues")
        except DomainError as error:
            return again(meeting, item_id, forms, form, error)
    return item_page(meeting, one, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/recusals")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def recuse(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """退席（除斥） of a seat for this item."""
    one = load_item(meeting, item_id)
    forms = forms_on(meeting, one, queries.chamber(meeting), "recusal")
    form = forms.recusal
    if form.validate():
        try:
            seat = db.session.get_one(Seat, uuid.UUID(form.seat.data))
            services.recuse(one, seat, actor())
            return back(meeting, one, _("退席（除斥）を記録しました。"), "recusals")
        except DomainError as error:
            return again(meeting, item_id, forms, form, error)
    return item_page(meeting, one, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/recusals/<uuid:recusal_id>/lift")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def lift(meeting: Meeting, item_id: uuid.UUID, recusal_id: uuid.UUID) -> ResponseReturnValue:
    """Take back a recusal recorded by mistake."""
    one = load_item(meeting, item_id)
    row = db.session.get(Recusal, recusal_id)
    if row is None or row.agenda_item_id != one.id:
        abort(404)
    services.lift(row, meeting, actor())
    return back(meeting, one, _("退席（除斥）の記録を取り消しました。"), "recusals")


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/discussed")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def discussed(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Say that the item was dealt with, and go on to the next; or take the mark back."""
    one = load_item(meeting, item_id)
    if request.form.get("undo"):
        services.unmark_discussed(one, actor())
        return back(meeting, one, _("審議済みの印を取り消しました。"))
    services.mark_discussed(one, actor())
    following = queries.item_page(meeting, one).following
    if following is None:
        url = url_for("sittings.show", meeting_id=meeting.id)
    else:
        url = url_for("sittings.item", meeting_id=meeting.id, item_id=following)
    return done(url, _("「%(title)s」を審議済みにしました。", title=one.title))
