"""The sitting's page with all its forms."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from council.blueprints.access import actor, log_reading, requires
from council.blueprints.sittings.marks import Row, choices, rows_of
from council.domain import clock
from council.domain.errors import Conflict
from council.domain.notices import Changed, at_opening, bare
from council.domain.vocabulary import MeetingForm, MeetingState
from council.forms.base import CouncilForm
from council.forms.sittings import (
    CloseForm,
    InquorateForm,
    MovementForm,
    OpenForm,
    PresenceForm,
    PresiderForm,
    TakeBackForm,
    TimesForm,
    WrittenForm,
)
from council.models import AgendaItem, Meeting
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.queries import writings
from council.queries.meetings import notices, undiscussed
from council.queries.papers import papers_said
from council.queries.sittings import Chamber
from council.queries.titles import title

bp = Blueprint("sittings", __name__)

F = TypeVar("F", bound=CouncilForm)


@dataclass
class Forms:
    """The forms of the page; one of them may have been refused."""

    opening: OpenForm
    closing: CloseForm
    written: WrittenForm
    inquorate: InquorateForm
    presider: PresiderForm
    movement: MovementForm
    taking_back: TakeBackForm
    presence: PresenceForm
    times: TimesForm
    rows: list[Row] = field(default_factory=list)

    @property
    def refused(self) -> CouncilForm | None:
        """The form that was sent and refused."""
        every = (
            self.opening,
            self.closing,
            self.written,
            self.inquorate,
            self.presider,
            self.movement,
            self.taking_back,
            self.presence,
            self.times,
        )
        return next((form for form in every if form.errors or form.status != 200), None)


def _usual(planned: time, meeting: Meeting) -> time:
    """The time as planned; on the day, not later than now."""
    if not clock.is_to_come(min(meeting.sitting.held_on, clock.today()), planned):
        return planned
    return clock.local(clock.now()).time().replace(second=0, microsecond=0)


def _closing(meeting: Meeting) -> time:
    """The planned end or now, and a minute after the opening at the earliest."""
    usual, opened = _usual(meeting.sitting.ends, meeting), meeting.opened_at
    if opened is None or usual > opened:
        return usual
    return (datetime.combine(meeting.sitting.held_on, opened) + timedelta(minutes=1)).time()


def forms_of(meeting: Meeting, room: Chamber, posted: str = "") -> Forms:
    """Fresh forms with their choices; the posted one is filled from what was typed."""

    def make(kind: type[F], name: str, **start: object) -> F:
        if name == posted:
            return kind()
        return kind(formdata=None, base_version=meeting.version, **start)

    people = [(place.person_id, place.label) for place in room.presiders()]
    here = [place for place in room.presiders() if room.is_here(place.id)]
    first = str(here[0].person_id) if here else None
    seats = [(place.id, place.label) for place in room.places if place.name]
    names = room.secretariat or tuple(queries.secretariat_names(meeting))
    found = Forms(
        make(
            OpenForm, "opening", opened_at=_usual(meeting.sitting.begins, meeting), presider=first
        ),
        make(CloseForm, "closing", closed_at=_closing(meeting)),
        make(WrittenForm, "written", closed_at=_closing(meeting), presider=first),
        make(InquorateForm, "inquorate"),
        make(PresiderForm, "presider"),
        make(MovementForm, "movement"),
        make(TakeBackForm, "taking_back"),
        make(
            PresenceForm,
            "presence",
            observers=meeting.observers,
            secretariat="\n".join(names),
        ),
        make(TimesForm, "times", opened_at=meeting.opened_at, closed_at=meeting.closed_at),
    )
    found.times.keep(
        [name for name in ("opened_at", "closed_at") if getattr(meeting, name) is not None]
    )
    found.opening.offer("presider", people)
    found.written.offer("presider", people)
    found.presider.offer("presider", [one for one in people if one[0] != meeting.presider_id])
    found.movement.offer("place", seats)
    found.taking_back.offer("place", seats)
    if meeting.sitting.form is not MeetingForm.HYBRID:
        del found.movement.way
    return found


@bp.get("/meetings/<uuid:meeting_id>/sitting")
@requires(P.MEETING_READ_RECORD, load=meeting_queries.get_on_record)
def show(meeting: Meeting) -> ResponseReturnValue:
    """Who is there, what comes next, the agenda; of a meeting from before nothing of that is kept here."""
    if meeting.is_record_only:
        return redirect(url_for("meetings.show", meeting_id=meeting.id))
    return page(meeting)


def _changes(meeting: Meeting, lines: Sequence[queries.ItemLine]) -> dict[str, Any]:
    """What became another since the notice and nobody was told of, or was told of when the meeting began.

    Whoever is not of the secretariat reads of papers the number; nobody reads of an item that is withheld from them.
    """
    hidden = [str(line.item.id) for line in lines if line.is_withheld]
    untold: Sequence[Changed] = ()
    if meeting.state is MeetingState.NOTIFIED:
        items = [line.item for line in lines]
        untold = notices.pending(meeting, items, papers=papers_said(meeting))
    serves = meeting.body_id in actor().secretariat_of
    return {
        "has_untold": bool(untold),
        "untold": [_shown(one, serves=serves) for one in untold if one.item not in hidden],
        "at_opening": [_shown(one, serves=serves) for one in at_opening(meeting.told, hidden)],
    }


def _shown(one: Changed, *, serves: bool) -> Changed:
    return one if serves else bare(one)


def _left(meeting: Meeting, items: list[AgendaItem]) -> int:
    """How many items the meeting did not come to, of which nothing was decided yet."""
    if not allows(actor(), P.MEETING_EDIT, meeting):
        return 0
    found = undiscussed.left_by(meeting, items, actor())
    return sum(one.carrying is None for one in found)


def page(
    meeting: Meeting, forms: Forms | None = None, room: Chamber | None = None
) -> ResponseReturnValue:
    """The page as it is now, with what was typed into a refused form."""
    log_reading("sitting:read", meeting)
    room = room or queries.chamber(meeting)
    forms = forms or forms_of(meeting, room)
    if not forms.rows:
        forms.rows = rows_of(meeting, room)
    refused = forms.refused
    if refused is not None:
        refused.rebase(meeting.version)
    status = refused.status if refused else 200
    lines = queries.lines(meeting, actor())
    contradicted = {one: queries.contradictions(meeting, room, one) for one in lines}
    circulation = _circulation(meeting, room, forms)
    keeps = allows(actor(), P.MEETING_RECORD, meeting)
    left = _left(meeting, [line.item for line in lines]) if keeps else 0
    return render_template(
        "sittings/circulated.html" if circulation else "sittings/show.html",
        circulation=circulation,
        meeting=meeting,
        title=title(meeting, room.version),
        room=room,
        result=room.reckon(),
        sentence=room.sentence(),
        cells=cells(room),
        lines=lines,
        unfitting=[one for one in lines if any(vote.is_quorate for vote in contradicted[one])],
        inquorate=[one for one in lines if not all(vote.is_quorate for vote in contradicted[one])],
        turns={one.item.id: queries.turn(meeting, room, one.item) for one in lines},
        progress=queries.progress_of(meeting, lines),
        now=f"{clock.local(clock.now()):%H:%M}",
        **_changes(meeting, lines),
        forms_of=forms,
        failed=refused is not None,
        overtaken=_overtaken(refused),
        keeps=keeps,
        left=left,
        next_meeting=undiscussed.next_of(meeting) if left else None,
        is_corrected=queries.is_being_corrected(meeting),
        may_open=allows(actor(), P.MEETING_OPEN, meeting),
        is_early=clock.today() < meeting.sitting.held_on,
        presider=room.place_of(meeting.presider_id),
        steps=steps(meeting),
        marks=choices(meeting),
        attended=queries.attended(room),
        movements=queries.movements(room),
    ), status


def _circulation(meeting: Meeting, room: Chamber, forms: Forms) -> writings.Circulation | None:
    """Of a meeting in writing its answers so far: the form that closes it says which it was shown beside."""
    if not writings.is_circulated(meeting):
        return None
    found = writings.circulation(meeting, room, actor())
    forms.written.see(found.position)
    return found


def _overtaken(refused: CouncilForm | None) -> CouncilForm | None:
    """The sentences of a form that came too late, for the page's head: its own place may be gone by now."""
    if refused is None or refused.status != Conflict.status or not refused.form_errors:
        return None
    told = CouncilForm(formdata=None)
    told.form_errors = list(refused.form_errors)
    refused.form_errors = []
    return told


_IN_ORDER = ("present", "proxy", "unanswered", "absent")


def cells(room: Chamber) -> list[str]:
    """One cell of the quorum strip per seat that counts: present, by substitute, absent or not yet marked."""
    found = []
    for place in room.counted:
        if not place.name:
            continue
        stay = room.stay(place.id)
        if not room.rows(place.id):
            found.append("unanswered")
        elif stay is None:
            found.append("absent")
        else:
            found.append("proxy" if stay.substitute else "present")
    return sorted(found, key=_IN_ORDER.index)


_ORDER = (
    MeetingState.NOTIFIED,
    MeetingState.IN_SESSION,
    MeetingState.CLOSED,
    MeetingState.CONCLUDED,
)


def steps(meeting: Meeting) -> list[tuple[str, str, str]]:
    """The state line: notified, in session, closed, minutes final."""
    if meeting.state not in _ORDER:
        return []
    at = _ORDER.index(meeting.state)
    return [
        (state.label, "", "done" if index < at else "now" if index == at else "later")
        for index, state in enumerate(_ORDER)
    ]


def home(meeting: Meeting, anchor: str | None = None) -> str:
    """The sitting's address."""
    return url_for("sittings.show", meeting_id=meeting.id, _anchor=anchor)
