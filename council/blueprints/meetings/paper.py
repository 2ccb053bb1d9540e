"""資料を直す: one paper as it stands."""

import uuid

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.meetings.base import bp, upload_of
from council.domain.errors import DomainError, NotFound
from council.forms.papers import EVERYBODY, SOME, PaperEditForm
from council.models import Meeting, Paper
from council.policy.permissions import Permission as P
from council.queries import invitations, members
from council.queries import meetings as queries
from council.services import meetings as services


def _offered(meeting: Meeting) -> list[tuple[uuid.UUID, str]]:
    """The seats of the body, and who is invited without one; of a conference's paper nobody chooses."""
    if meeting.conference is not None:
        return []
    seats = members.seats(meeting.body_id, meeting.sitting.held_on)
    return [
        *((seat.id, _name(seat)) for seat in seats),
        *(
            (one.id, _("%(name)s（周知した方）", name=one.name))
            for one in invitations.without_seat(meeting)
        ),
    ]


def _name(seat: members.SeatView) -> str:
    holder = seat.holder
    who = (holder.post_title, holder.name) if holder else (_("空席"),)
    return "　".join(filter(None, (seat.agency or seat.title, *who)))


def _page(paper: Paper, form: PaperEditForm) -> ResponseReturnValue:
    return render_template(
        "meetings/paper.html", page=queries.page(paper.meeting, actor()), paper=paper, form=form
    ), form.status


def _ensure_ours(paper: Paper) -> None:
    if paper.submission_id or paper.source_meeting_id or paper.withdrawn_at:
        raise NotFound("この資料はありません。")


@bp.get("/papers/<uuid:paper_id>")
@requires(P.MEETING_EDIT, load=queries.get_paper)
def paper_form(paper: Paper) -> ResponseReturnValue:
    """The paper as it stands."""
    _ensure_ours(paper)
    form = PaperEditForm(
        title=paper.title,
        collect_after=paper.collect_after,
        who=SOME if paper.is_restricted else EVERYBODY,
        readers=[str(one) for one in queries.readers_of(paper)],
        seen=services.mark_of(paper),
    )
    form.offer(_offered(paper.meeting))
    return _page(paper, form)


@bp.post("/papers/<uuid:paper_id>")
@requires(P.MEETING_EDIT, load=queries.get_paper)
def edit_paper(paper: Paper) -> ResponseReturnValue:
    """Change it."""
    _ensure_ours(paper)
    form = PaperEditForm()
    form.offer(_offered(paper.meeting))
    if form.validate():
        try:
            services.edit_paper(
                paper,
                title=form.title.data or "",
                collect_after=form.collect_after.data,
                readers=form.chosen,
                upload=upload_of(form.file),
                seen=form.seen.data,
                actor=actor(),
            )
            back = url_for("meetings.agenda", meeting_id=paper.meeting_id, _anchor="papers")
            return done(back, _("資料を直しました。"))
        except DomainError as error:
            paper = refused(form, error)
            form.seen.data = services.mark_of(paper)
    return _page(paper, form)


@bp.get("/papers/<uuid:paper_id>/remove")
@requires(P.MEETING_EDIT, load=queries.get_paper)
def remove_paper_form(paper: Paper) -> ResponseReturnValue:
    """Of a paper whose number is known already: what becomes of it, before it is taken off."""
    if paper.submission_id or paper.withdrawn_at:
        raise NotFound("この資料はありません。")
    page = queries.page(paper.meeting, actor())
    return render_template("meetings/remove_paper.html", page=page, paper=paper)
