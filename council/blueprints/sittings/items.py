"""One item of the agenda: what is recorded under it, and what comes of it."""

import uuid
from dataclasses import dataclass
from typing import TypeVar

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.sittings.pages import bp
from council.domain.daysoff import is_day_off, next_working_day
from council.domain.errors import DomainError
from council.domain.vocabulary import EntryKind
from council.domain.wareki import screen_date
from council.extensions import db
from council.forms.base import CouncilForm
from council.forms.sittings import ActionForm, DecisionForm, IssueForm, NoteForm, RecusalForm
from council.models import Agency, AgendaItem, Meeting, Recusal, Seat
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.queries import town
from council.queries.sittings import Chamber
from council.queries.titles import title
from council.queries.withheld import withheld_items
from council.services import actions, issues
from council.services import sittings as services
from council.services.audit import affair_of

F = TypeVar("F", bound=CouncilForm)


@dataclass
class Forms:
    """The forms of the item's page; one of them may have been refused."""

    note: NoteForm
    decision: DecisionForm
    action: ActionForm
    issue: IssueForm
    recusal: RecusalForm

    @property
    def refused(self) -> CouncilForm | None:
        """The form that was sent and refused."""
        every = (self.note, self.decision, self.action, self.issue, self.recusal)
        return next((form for form in every if form.errors or form.status != 200), None)


def _load(meeting: Meeting, item_id: uuid.UUID) -> AgendaItem:
    if item_id in withheld_items(meeting.id, actor()):
        abort(404)
    return queries.item(meeting, item_id) or abort(404)


def _forms(meeting: Meeting, room: Chamber, posted: str = "") -> Forms:
    def make(kind: type[F], name: str) -> F:
        return kind() if name == posted else kind(formdata=None)

    found = Forms(
        make(NoteForm, "note"),
        make(DecisionForm, "decision"),
        make(ActionForm, "action"),
        make(IssueForm, "issue"),
        make(RecusalForm, "recusal"),
    )
    found.action.offer("agency", queries.agencies_for(meeting))
    found.recusal.offer(
        "seat",
        [
            (place.id, place.label)
            for place in room.places
            if place.is_seat and place.name and place.person_id != meeting.presider_id
        ],
    )
    return found


@bp.get("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>")
@requires(P.MEETING_READ_RECORD, load=meeting_queries.get_on_record)
def item(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """What was recorded under the item."""
    return _page(meeting, _load(meeting, item_id))


def _page(meeting: Meeting, one: AgendaItem, forms: Forms | None = None) -> ResponseReturnValue:
    log_reading("sitting:read_item", one, **affair_of(meeting))
    room = queries.chamber(meeting)
    forms = forms or _forms(meeting, room)
    recused = room.recused(one.id)
    seats = [row.seat_id for row in recused]
    refused_form = forms.refused
    return render_template(
        "sittings/item.html",
        meeting=meeting,
        title=title(meeting, room.version),
        room=room,
        page=queries.item_page(meeting, one),
        forms_of=forms,
        failed=refused_form is not None,
        keeps=allows(actor(), P.MEETING_RECORD, meeting),
        is_corrected=queries.is_being_corrected(meeting),
        recused=[(row, room.place(row.seat_id)) for row in recused],
        result=room.reckon(recused=seats),
        sentence=room.sentence(recused=seats),
        speakers=list(dict.fromkeys([*(p.office_label for p in room.places), _("事務局")])),
        K=EntryKind,
    ), refused_form.status if refused_form else 200


def _back(meeting: Meeting, one: AgendaItem, message: str, anchor: str | None = None) -> Response:
    url = url_for("sittings.item", meeting_id=meeting.id, item_id=one.id, _anchor=anchor)
    return done(url, message)


def _again(
    meeting: Meeting, item_id: uuid.UUID, forms: Forms, form: CouncilForm, error: DomainError
) -> ResponseReturnValue:
    fresh = refused(form, error) or meeting
    return _page(fresh, _load(fresh, item_id), forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/notes")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def note(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Append what somebody said."""
    one = _load(meeting, item_id)
    forms = _forms(meeting, queries.chamber(meeting), "note")
    form = forms.note
    if form.validate():
        try:
            services.note(
                one, speaker=form.speaker.data or "", text=form.text.data or "", actor=actor()
            )
            return _back(meeting, one, _("発言を記録しました。"), "notes")
        except DomainError as error:
            return _again(meeting, item_id, forms, form, error)
    return _page(meeting, one, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/decisions")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def decision(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Append what was decided."""
    one = _load(meeting, item_id)
    forms = _forms(meeting, queries.chamber(meeting), "decision")
    form = forms.decision
    if form.validate():
        try:
            services.decide(one, text=form.text.data or "", actor=actor())
            return _back(meeting, one, _("決定事項を記録しました。"), "decisions")
        except DomainError as error:
            return _again(meeting, item_id, forms, form, error)
    return _page(meeting, one, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/actions")
@requires(P.ACTION_CREATE, load=meeting_queries.get_on_record)
def action(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Give out an action item; a due date on a day off moves to the next working day."""
    one = _load(meeting, item_id)
    forms = _forms(meeting, queries.chamber(meeting), "action")
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
            return _back(meeting, one, message, "actions")
        except DomainError as error:
            return _again(meeting, item_id, forms, form, error)
    return _page(meeting, one, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/issues")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def issue(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Raise a 課題 and note under the item that it was raised."""
    one = _load(meeting, item_id)
    forms = _forms(meeting, queries.chamber(meeting), "issue")
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
            return _back(meeting, one, _("課題を提起しました。"), "issues")
        except DomainError as error:
            return _again(meeting, item_id, forms, form, error)
    return _page(meeting, one, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/recusals")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def recuse(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """退席（除斥） of a seat for this item."""
    one = _load(meeting, item_id)
    forms = _forms(meeting, queries.chamber(meeting), "recusal")
    form = forms.recusal
    if form.validate():
        try:
            seat = db.session.get_one(Seat, uuid.UUID(form.seat.data))
            services.recuse(one, seat, actor())
            return _back(meeting, one, _("退席（除斥）を記録しました。"), "recusals")
        except DomainError as error:
            return _again(meeting, item_id, forms, form, error)
    return _page(meeting, one, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/recusals/<uuid:recusal_id>/lift")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def lift(meeting: Meeting, item_id: uuid.UUID, recusal_id: uuid.UUID) -> ResponseReturnValue:
    """Take back a recusal recorded by mistake."""
    one = _load(meeting, item_id)
    row = db.session.get(Recusal, recusal_id)
    if row is None or row.agenda_item_id != one.id:
        abort(404)
    services.lift(row, meeting, actor())
    return _back(meeting, one, _("退席（除斥）の記録を取り消しました。"), "recusals")


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/discussed")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def discussed(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Say that the item was dealt with, and go on to the next; or take the mark back."""
    one = _load(meeting, item_id)
    if request.form.get("undo"):
        services.unmark_discussed(one, actor())
        return _back(meeting, one, _("審議済みの印を取り消しました。"))
    services.mark_discussed(one, actor())
    following = queries.item_page(meeting, one).following
    if following is None:
        url = url_for("sittings.show", meeting_id=meeting.id)
    else:
        url = url_for("sittings.item", meeting_id=meeting.id, item_id=following)
    return done(url, _("「%(title)s」を審議済みにしました。", title=one.title))
