"""Mending what was recorded: other words for an entry, or taking it away."""

import uuid

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.sittings.decisions import ballot_of
from council.blueprints.sittings.pages import bp
from council.domain.errors import DomainError
from council.domain.vocabulary import EntryKind
from council.forms.sittings import AGAINST, IN_FAVOUR, EntryForm, VoteForm
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.queries.sittings import EntryView
from council.queries.titles import title
from council.services import sittings as services
from council.services.audit import affair_of


def _load(meeting: Meeting, entry_id: uuid.UUID) -> EntryView:
    return queries.entry(meeting, entry_id) or abort(404)


@bp.get("/meetings/<uuid:meeting_id>/sitting/entries/<uuid:entry_id>")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def editing(meeting: Meeting, entry_id: uuid.UUID) -> ResponseReturnValue:
    """The entry's words, to be changed; of a decision also how it came about."""
    return _page(meeting, _load(meeting, entry_id))


def _entry_form(view: EntryView) -> EntryForm:
    return EntryForm(
        formdata=None,
        base_version=view.entry.version,
        speaker=view.entry.speaker,
        text=view.text,
    )


def _vote_form(view: EntryView) -> VoteForm:
    vote = view.entry.vote
    form = VoteForm(formdata=None, base_version=view.entry.version)
    if vote is not None:
        form.how.data, form.at.data = vote.outcome.value, vote.held_at
        form.ayes.data, form.noes.data = vote.ayes, vote.noes
        form.abstentions.data = vote.abstentions
        if vote.casting is not None:
            form.casting.data = IN_FAVOUR if vote.casting else AGAINST
    return form


def _page(
    meeting: Meeting,
    view: EntryView,
    form: EntryForm | None = None,
    vote_form: VoteForm | None = None,
) -> ResponseReturnValue:
    log_reading("sitting:read_item", view.entry, **affair_of(meeting))
    is_decision = view.entry.kind is EntryKind.DECISION
    room = queries.chamber(meeting)
    item = view.entry.agenda_item
    at = view.entry.vote.held_at if view.entry.vote else services.usual_time(item)
    refused_form = vote_form or form
    return render_template(
        "sittings/entry.html",
        meeting=meeting,
        title=title(meeting, room.version),
        view=view,
        form=form or _entry_form(view),
        vote_form=vote_form or _vote_form(view) if is_decision else None,
        outcome=queries.outcome_of(view.entry, room),
        voters=queries.voters(meeting, room, item, at),
        contradicted=queries.contradicted(view.entry, meeting, room, item),
        is_corrected=queries.is_being_corrected(meeting),
        is_note=view.entry.kind is EntryKind.NOTE,
    ), refused_form.status if refused_form else 200


@bp.post("/meetings/<uuid:meeting_id>/sitting/entries/<uuid:entry_id>")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def edit(meeting: Meeting, entry_id: uuid.UUID) -> ResponseReturnValue:
    """Save other words, or how a decision came about; a stale form is shown again beside what is stored."""
    view = _load(meeting, entry_id)
    back = url_for("sittings.item", meeting_id=meeting.id, item_id=view.entry.agenda_item_id)
    if request.form.get("recount"):
        return _recount(meeting, view, back)
    form = EntryForm()
    if request.form.get("remove"):
        services.remove_entry(view.entry, base_version=form.version, actor=actor())
        return done(back, _("記録を取り消しました。"))
    if form.validate():
        try:
            services.edit_entry(
                view.entry,
                speaker=form.speaker.data or "",
                text=form.text.data or "",
                base_version=form.version,
                actor=actor(),
            )
            return done(back, _("記録を直しました。"))
        except DomainError as error:
            meeting = refused(form, error) or meeting
            view = _load(meeting, entry_id)
            form.rebase(view.entry.version)
    return _page(meeting, view, form)


def _recount(meeting: Meeting, view: EntryView, back: str) -> ResponseReturnValue:
    form, entry_id = VoteForm(), view.entry.id
    if form.validate():
        try:
            ballot = ballot_of(form)
            services.recount(view.entry, ballot, base_version=form.version, actor=actor())
            return done(
                back,
                _(
                    "決め方の記録を直しました。議事録（案）があるときは、議事録で「いまの記録に合わせる」を押してください。"
                ),
            )
        except DomainError as error:
            meeting = refused(form, error) or meeting
            view = _load(meeting, entry_id)
            form.rebase(view.entry.version)
    return _page(meeting, view, vote_form=form)
