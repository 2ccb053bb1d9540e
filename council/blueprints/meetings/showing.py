"""Reading: the list, the page of one meeting, its Word files."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from council.blueprints.access import DOCX, actor, document, log_reading, requires
from council.blueprints.meetings.base import bp
from council.domain.vocabulary import MeetingState
from council.minutes.kinds import DocumentKind
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import invitations
from council.queries import meetings as queries
from council.queries.meetings import undiscussed, yearplan
from council.services import meetings as services

_HELD = (MeetingState.CLOSED, MeetingState.CONCLUDED)
_MOST_PAGES = 10_000


@bp.get("/meetings")
@requires(P.MEETING_LIST)
def index() -> ResponseReturnValue:
    """The meetings to come and those that are over."""
    page = request.args.get("page", 1, type=int)
    page = page if 1 <= page <= _MOST_PAGES else 1
    return render_template(
        "meetings/index.html",
        meetings=queries.listed(actor(), page),
        bodies=queries.meeting_bodies(actor()),
        year_to_plan=yearplan.year_to_plan(actor().on),
    )


@bp.get("/meetings/<uuid:meeting_id>")
@requires(P.MEETING_READ, load=queries.get)
def show(meeting: Meeting) -> ResponseReturnValue:
    """One meeting; a case conference has a page of its own."""
    if meeting.conference is not None and "conferences.show" in current_app.view_functions:
        return redirect(url_for("conferences.show", meeting_id=meeting.id), code=303)
    page = queries.page(meeting, actor())
    board = invitations.board(meeting, page.facts.version.quorum) if page.is_asked else None
    edits = allows(actor(), P.MEETING_EDIT, meeting)
    return render_template(
        "meetings/show.html",
        page=page,
        board=board,
        left=undiscussed.left_by(meeting, page.items, actor()) if edits else (),
        next_meeting=undiscussed.next_of(meeting) if edits and meeting.state in _HELD else None,
    )


@bp.get("/meetings/<uuid:meeting_id>/agenda.docx")
@requires(P.MEETING_READ, load=queries.get)
def agenda_file(meeting: Meeting) -> ResponseReturnValue:
    """The 次第 as Word."""
    content = services.agenda_document(meeting, actor())
    log_reading("agenda:export", meeting)
    return document(content, queries.file_name(meeting, DocumentKind.AGENDA), DOCX)


@bp.get("/meetings/<uuid:meeting_id>/notice.docx")
@requires(P.MEETING_READ, load=queries.get)
def notice_file(meeting: Meeting) -> ResponseReturnValue:
    """The 開催通知 as Word."""
    content = services.notice_document(meeting, actor())
    log_reading("notice:export", meeting)
    return document(content, queries.file_name(meeting, DocumentKind.NOTICE), DOCX)
