"""公開の事前公表: what is made public of a meeting, as a page and as Word, and that it was."""

from flask import render_template, url_for
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
from council.blueprints.meetings.base import bp
from council.blueprints.meetings.changing import decision_of
from council.domain.errors import DomainError
from council.forms.publishing import ObservingForm
from council.minutes.kinds import PublicKind
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.queries.meetings import MeetingPage
from council.services import meetings as services


def _page(
    meeting: Meeting, form: ObservingForm, page: MeetingPage | None = None
) -> ResponseReturnValue:
    form.shown_beside(meeting.version)
    told = services.publication(meeting, actor()) if services.may_be_public(meeting) else None
    page = page or queries.page(meeting, actor())
    form.shown_for(is_owed=False)
    form.seen.data, form.seen.raw_data = page.public_mark, None
    return render_template(
        "meetings/publication.html", page=page, form=form, told=told, usual=services.FIRST_COME
    ), form.status


@bp.get("/meetings/<uuid:meeting_id>/publication")
@requires(P.MEETING_EDIT, load=queries.get)
def publication(meeting: Meeting) -> ResponseReturnValue:
    """What everybody may know of the meeting."""
    page = queries.page(meeting, actor())
    form = ObservingForm(
        seats=meeting.observer_seats,
        observing=meeting.observing,
        # a day that is left standing would be taken for that of the announcement as it is now
        made_public_on=None if page.outdated else meeting.made_public_on,
        base_version=meeting.version,
    )
    return _page(meeting, form, page)


@bp.post("/meetings/<uuid:meeting_id>/publication")
@requires(P.MEETING_EDIT, load=queries.get)
def set_observing(meeting: Meeting) -> ResponseReturnValue:
    """Room for observers, how they come in, when it was made public."""
    form = ObservingForm()
    if form.validate():
        try:
            services.set_observing(
                meeting,
                **form.facts(),
                base_version=form.version,
                actor=actor(),
                decision=decision_of(form),
            )
            return done(url_for(".publication", meeting_id=meeting.id), _("記録しました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return _page(meeting, form)


@bp.get("/meetings/<uuid:meeting_id>/publication.docx")
@requires(P.MEETING_EDIT, load=queries.get)
def publication_file(meeting: Meeting) -> ResponseReturnValue:
    """The 開催のお知らせ as Word."""
    content = services.publication_document(meeting, actor())
    log_reading("publication:export", meeting)
    return document(content, queries.file_name(meeting, PublicKind.PUBLICATION), DOCX)
