"""書面の意見・回答: the member's own sheet, and the same filled in for one who sent it by other means."""

import uuid
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request, url_for
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
from council.domain.errors import DomainError
from council.domain.plaintext import clean_text
from council.domain.vocabulary import MeetingState
from council.domain.writings import Stance
from council.forms.writings import ProxyWritingForm, WritingForm
from council.minutes.kinds import WrittenKind
from council.models import Invitation, Meeting
from council.policy.permissions import Permission as P
from council.queries import invitations as invitation_queries
from council.queries import meetings as meeting_queries
from council.queries import writings as queries
from council.queries.titles import title
from council.queries.writings import Line, Sheet
from council.services import meetings as meeting_services
from council.services import proxies
from council.services import writings as services

bp = Blueprint("writings", __name__)
_STANCES = (Stance.FOR, Stance.AGAINST, Stance.OPINION)


@dataclass(frozen=True, slots=True)
class Row:
    """One item of the sheet, as typed or as it stands."""

    line: Line
    stance: str
    text: str


def _sheet(meeting: Meeting, invitation: Invitation) -> Sheet:
    return queries.sheet(meeting, invitation, actor()) or abort(404)


def _meeting(meeting_id: uuid.UUID) -> Meeting:
    return meeting_queries.get(actor(), meeting_id) or abort(404)


def _asked(meeting: Meeting, invitation_id: uuid.UUID) -> Invitation:
    return invitation_queries.for_proxy(meeting, invitation_id) or abort(404)


def _typed(sheet: Sheet) -> list[Row]:
    return [_row(line) for line in sheet.lines]


def _row(line: Line) -> Row:
    """As typed; an item whose turn was over when the page was shown stands as it stood."""
    key = f"text-{line.item.id}"
    if line.item.has_ended and key not in request.form:
        return Row(line, line.stance or "", line.text)
    return Row(
        line,
        request.form.get(f"stance-{line.item.id}", ""),
        clean_text(request.form.get(key, "")),
    )


def _drafts(rows: list[Row]) -> list[services.Draft]:
    known = {one.value: one for one in _STANCES}
    return [services.Draft(row.line.item.id, known.get(row.stance), row.text) for row in rows]


def _unanswered(rows: list[Row]) -> str:
    """To which items neither for nor against was said; nothing where there are none."""
    left = [one.line.number for one in rows if one.line.takes_stance and not one.stance]
    return _("%(items)sは、まだ回答がありません。", items="、".join(left)) if left else ""


def _page(
    invitation: Invitation, sheet: Sheet, form: WritingForm, rows: list[Row] | None = None
) -> ResponseReturnValue:
    by_proxy = isinstance(form, ProxyWritingForm)
    if by_proxy:
        log_reading("writing:read", sheet.meeting, body_id=sheet.meeting.body_id)
    form.shown_beside(sheet.position)
    return render_template(
        "writings/sheet.html",
        meeting=sheet.meeting,
        title=title(sheet.meeting, sheet.version),
        sheet=sheet,
        invitation_id=invitation.id,
        person_name=invitation.person.name,
        form=form,
        rows=rows or [Row(line, line.stance or "", line.text) for line in sheet.lines],
        stances=_STANCES,
        by_proxy=by_proxy,
        refusal=sheet.refusal(by_proxy=by_proxy),
    ), form.status


@bp.get("/invitations/<uuid:invitation_id>/meetings/<uuid:meeting_id>/writing")
@requires(P.INVITATION_REPLY, load=invitation_queries.own)
def sheet(invitation: Invitation, meeting_id: uuid.UUID) -> ResponseReturnValue:
    """The items, what was said to them so far, and until when."""
    page = _sheet(_meeting(meeting_id), invitation)
    return _page(invitation, page, WritingForm(base_version=page.position))


@bp.post("/invitations/<uuid:invitation_id>/meetings/<uuid:meeting_id>/writing")
@requires(P.INVITATION_REPLY, load=invitation_queries.own)
def write(invitation: Invitation, meeting_id: uuid.UUID) -> ResponseReturnValue:
    """Take what is said."""
    page = _sheet(_meeting(meeting_id), invitation)
    form, rows = WritingForm(), _typed(page)
    if form.validate():
        try:
            services.write(
                page.meeting, invitation, _drafts(rows), base=form.version, actor=actor()
            )
            return done(
                url_for(".sheet", invitation_id=invitation.id, meeting_id=meeting_id),
                _("書面の回答を受け取りました。") + _unanswered(rows)
                if page.is_circulated
                else _("書面の意見を受け取りました。"),
            )
        except DomainError as error:
            invitation = refused(form, error)
            page = _sheet(_meeting(meeting_id), invitation)
    return _page(invitation, page, form, rows)


@bp.get("/meetings/<uuid:meeting_id>/invitations/<uuid:invitation_id>/writing")
@requires(P.INVITATION_PROXY, load=meeting_queries.get)
def entering(meeting: Meeting, invitation_id: uuid.UUID) -> ResponseReturnValue:
    """The sheet of one who sent it by post, FAX or telephone."""
    invitation = _asked(meeting, invitation_id)
    page = _sheet(meeting, invitation)
    form = ProxyWritingForm(
        base_version=page.position, received_on=actor().on, received_by=actor().name
    )
    return _page(invitation, page, form)


@bp.post("/meetings/<uuid:meeting_id>/invitations/<uuid:invitation_id>/writing")
@requires(P.INVITATION_PROXY, load=meeting_queries.get)
def enter(meeting: Meeting, invitation_id: uuid.UUID) -> ResponseReturnValue:
    """Enter it for them; shown as 代行 everywhere."""
    invitation = _asked(meeting, invitation_id)
    page = _sheet(meeting, invitation)
    form, rows = ProxyWritingForm(), _typed(page)
    if form.validate():
        try:
            _enter(meeting, invitation, rows, form)
            sits = meeting.state is MeetingState.IN_SESSION
            back = "sittings.show" if page.is_circulated or sits else "invitations.board"
            return done(
                url_for(back, meeting_id=meeting.id),
                _("%(name)sさんの書面を代行で入力しました。", name=invitation.person.name)
                + _unanswered(rows),
            )
        except DomainError as error:
            meeting = refused(form, error)
            invitation = _asked(meeting, invitation_id)
            page = _sheet(meeting, invitation)
    return _page(invitation, page, form, rows)


def _enter(
    meeting: Meeting, invitation: Invitation, rows: list[Row], form: ProxyWritingForm
) -> None:
    entry = proxies.enter(
        invitation.person,
        **form.received,
        actor=actor(),
        about=meeting,
    )
    services.write(
        meeting, invitation, _drafts(rows), base=form.version, actor=actor(), proxy=entry
    )


@bp.get("/meetings/<uuid:meeting_id>/answer-sheet.docx")
@requires(P.MEETING_READ, load=meeting_queries.get)
def answer_sheet(meeting: Meeting) -> ResponseReturnValue:
    """回答用紙 as Word, to be filled in by hand."""
    content = meeting_services.answer_sheet_document(meeting, actor())
    log_reading("writing:sheet", meeting)
    name = meeting_queries.file_name(meeting, WrittenKind.ANSWER_SHEET)
    return document(content, name, DOCX)
