"""The conference page."""

from flask import render_template

from council.blueprints.access import actor, log_reading, requires
from council.blueprints.conferences.base import Page, bp, conference_of
from council.domain import clock
from council.domain.machines import MEETING
from council.domain.vocabulary import MeetingState
from council.forms.conferences import CloseForm, OpenForm
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import conferences as queries
from council.services.conferences import PLANNABLE
from council.services.transitions import available

_STEPS = (
    (MeetingState.NOTIFIED, "案内済"),
    (MeetingState.IN_SESSION, "会議中"),
    (MeetingState.CLOSED, "閉会"),
    (MeetingState.CONCLUDED, "計画確定"),
)


@bp.get("/conferences/<uuid:meeting_id>")
@requires(P.MEETING_READ, load=queries.get)
def show(meeting: Meeting) -> Page:
    """State, people, grounds, household and plan; each opening leaves its row."""
    log_reading("conference:read", meeting, case_id=conference_of(meeting).case_id)
    return page(meeting, OpenForm(), CloseForm())


def page(meeting: Meeting, opening: OpenForm, closing: CloseForm) -> Page:
    """The page with the two small forms of the day."""
    view = queries.page(actor(), meeting, conference_of(meeting))
    offer(opening, meeting)
    if not opening.is_submitted():
        opening.opened_at.data = meeting.sitting.begins
        opening.present.data = [str(one.id) for one in view.people if not one.has_left]
        closing.closed_at.data = meeting.sitting.ends
    rendered = render_template(
        "conferences/show.html",
        meeting=meeting,
        conference=meeting.conference,
        page=view,
        opening=opening,
        closing=closing,
        steps=_steps(meeting.state),
        can={one.name for one in available(MEETING, meeting, actor())},
        may_plan=meeting.state in PLANNABLE and view.may_read,
        may_name=allows(actor(), P.MEETING_MOVE, meeting),
        may_raise=allows(actor(), P.CONFERENCE_RAISE_ISSUE, meeting) and view.may_read,
        is_day=meeting.sitting.held_on <= clock.today(),
    )
    return rendered, max(opening.status, closing.status)


def offer(opening: OpenForm, meeting: Meeting) -> None:
    """Hand in the participants."""
    opening.present.choices = [
        (str(one.id), f"{one.person.name}（{one.agency.name}）")
        for one in conference_of(meeting).participants
        if one.is_live
    ]


def _steps(state: MeetingState) -> list[tuple[str, str, str]]:
    order = [one for one, _label in _STEPS]
    at = order.index(state) if state in order else -1
    marks: list[tuple[str, str, str]] = []
    for index, (_one, label) in enumerate(_STEPS):
        mark = "done" if index < at else "now" if index == at else "later"
        marks.append((label, "", mark))
    return marks if at >= 0 else []
