"""資料."""

import uuid

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import (
    actor,
    document,
    done,
    log_reading,
    requires,
)
from council.blueprints.access import refused as undo
from council.blueprints.meetings.agenda import edited, editor, forms_of
from council.blueprints.meetings.base import bp, upload_of
from council.blueprints.telling import Telling
from council.domain.errors import DomainError, NotFound
from council.forms.papers import TellPapersForm
from council.models import Meeting, Paper
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.services import meetings as services


@bp.post("/meetings/<uuid:meeting_id>/papers")
@requires(P.MEETING_EDIT, load=queries.get)
def add_paper(meeting: Meeting) -> ResponseReturnValue:
    """One more paper, with its file or without."""
    forms = forms_of(meeting)
    form = forms.paper
    if form.validate():
        try:
            item = queries.get_item(actor(), uuid.UUID(form.item.data)) if form.item.data else None
            paper = services.add_paper(
                meeting,
                title=form.title.data or "",
                item=item,
                collect_after=form.collect_after.data,
                is_restricted=form.is_restricted.data,
                upload=upload_of(form.file),
                actor=actor(),
            )
            if paper.is_restricted:
                return done(
                    url_for("meetings.paper_form", paper_id=paper.id),
                    _("資料を加えました。渡す方を選んでください。"),
                )
            return edited(meeting, _("資料を加えました。"), "papers")
        except DomainError as error:
            meeting = undo(form, error)
    return editor(meeting, forms)


@bp.post("/papers/<uuid:paper_id>/ready")
@requires(P.MEETING_EDIT, load=queries.get_paper)
def set_ready(paper: Paper) -> ResponseReturnValue:
    """The paper is ready to be handed out."""
    services.set_ready(paper, is_ready=True, actor=actor())
    return edited(paper.meeting, _("資料を用意済にしました。"), "papers")


@bp.post("/papers/<uuid:paper_id>/remove")
@requires(P.MEETING_EDIT, load=queries.get_paper)
def remove_paper(paper: Paper) -> ResponseReturnValue:
    """Take it off the list."""
    meeting = paper.meeting
    services.remove_paper(paper, actor())
    said = (
        _("資料を外しました。知らせた番号は、欠番として残ります。")
        if paper.withdrawn_at
        else _("資料を外しました。")
    )
    return edited(meeting, said, "papers")


@bp.post("/meetings/<uuid:meeting_id>/papers/announce")
@requires(P.MEETING_EDIT, load=queries.get)
def announce_papers(meeting: Meeting) -> ResponseReturnValue:
    """Tell everybody asked of the papers that came after the notice."""
    form = TellPapersForm()
    if form.validate():
        telling = Telling(meeting)
        try:
            services.announce_papers(meeting, actor(), base_version=form.version)
            return edited(meeting, _("用意した資料を知らせます。") + telling.said(), "papers")
        except DomainError as error:
            meeting = undo(form, error)
    return editor(meeting, pressed=form)


@bp.get("/papers/<uuid:paper_id>/file")
@requires(P.MEETING_READ, load=queries.get_paper)
def paper_file(paper: Paper) -> ResponseReturnValue:
    """The paper's file; its reading leaves a row."""
    content, media_type, ending = _content(paper)
    log_reading("paper:read", paper)
    branch = f"-{paper.branch}" if paper.branch else ""
    return document(content, f"shiryo-{paper.number}{branch}{ending}", media_type)


def _content(paper: Paper) -> tuple[bytes, str, str]:
    if not queries.may_open(actor(), paper):
        raise NotFound("この資料はありません。")
    return queries.file_of(paper)
