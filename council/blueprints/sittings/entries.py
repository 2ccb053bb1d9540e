"""Mending what was recorded: other words for an entry, or taking it away."""

import uuid

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.sittings.pages import bp
from council.domain.errors import DomainError
from council.domain.vocabulary import EntryKind
from council.forms.sittings import EntryForm
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
    """The entry's words, to be changed."""
    view = _load(meeting, entry_id)
    form = EntryForm(
        formdata=None,
        base_version=view.entry.version,
        speaker=view.entry.speaker,
        text=view.text,
    )
    return _page(meeting, view, form)


def _page(meeting: Meeting, view: EntryView, form: EntryForm) -> ResponseReturnValue:
    log_reading("sitting:read_item", view.entry, **affair_of(meeting))
    return render_template(
        "sittings/entry.html",
        meeting=meeting,
        title=title(meeting, meeting_queries.version_of(meeting)),
        view=view,
        form=form,
        is_note=view.entry.kind is EntryKind.NOTE,
    ), form.status


@bp.post("/meetings/<uuid:meeting_id>/sitting/entries/<uuid:entry_id>")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def edit(meeting: Meeting, entry_id: uuid.UUID) -> ResponseReturnValue:
    """Save other words; a stale form is shown again beside what is stored."""
    view = _load(meeting, entry_id)
    form = EntryForm()
    back = url_for("sittings.item", meeting_id=meeting.id, item_id=view.entry.agenda_item_id)
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
