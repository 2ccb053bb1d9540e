"""資料を渡す方を限る."""

import uuid

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.meetings.base import bp
from council.domain.errors import DomainError
from council.forms.readers import EVERYBODY, SOME, ReadersForm
from council.models import Meeting, Paper
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.queries import members
from council.services import meetings as services


def _offered(meeting: Meeting) -> list[tuple[uuid.UUID, str]]:
    return [
        (seat.id, _name(seat)) for seat in members.seats(meeting.body_id, meeting.sitting.held_on)
    ]


def _name(seat: members.SeatView) -> str:
    holder = seat.holder
    who = (holder.post_title, holder.name) if holder else (_("空席"),)
    return "　".join(filter(None, (seat.agency or seat.title, *who)))


def _page(paper: Paper, form: ReadersForm) -> ResponseReturnValue:
    return render_template(
        "meetings/readers.html", page=queries.page(paper.meeting, actor()), paper=paper, form=form
    ), form.status


@bp.get("/papers/<uuid:paper_id>/readers")
@requires(P.MEETING_EDIT, load=queries.get_paper)
def readers(paper: Paper) -> ResponseReturnValue:
    """For whom the paper is."""
    form = ReadersForm(
        who=SOME if paper.is_restricted else EVERYBODY,
        seats=queries.readers_of(paper),
        seen=services.mark_of(paper),
    )
    form.offer(_offered(paper.meeting))
    return _page(paper, form)


@bp.post("/papers/<uuid:paper_id>/readers")
@requires(P.MEETING_EDIT, load=queries.get_paper)
def hand_to(paper: Paper) -> ResponseReturnValue:
    """For these alone, or for everybody."""
    form = ReadersForm()
    form.offer(_offered(paper.meeting))
    if form.validate():
        try:
            services.hand_to(paper, form.chosen, actor(), seen=form.seen.data)
            back = url_for("meetings.agenda", meeting_id=paper.meeting_id, _anchor="papers")
            return done(back, _("資料を渡す方を決めました。"))
        except DomainError as error:
            paper = refused(form, error)
            form.seen.data = services.mark_of(paper)
    return _page(paper, form)
