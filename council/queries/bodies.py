"""The page of one body: its place, rules, seats, secretariat and meetings, as one reader may see them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import func, literal, select, union_all

from council.domain.business import lacks_day
from council.domain.fiscal import fiscal_bounds, fiscal_year, term_of
from council.domain.quorum import Quorum, seats_needed
from council.domain.serials import number_label, period_label
from council.domain.vocabulary import BodyKind, MeetingState, Office, Publicity
from council.extensions import db
from council.models import (
    Appointment,
    Body,
    BodyVersion,
    Meeting,
    Person,
    Seat,
    SecretariatDuty,
    Sitting,
)
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting
from council.policy.structure import Place
from council.queries.accounts import live
from council.queries.members import SeatView, seats
from council.queries.standing import marked
from council.queries.structure import BodyFacts, bodies_on, ways_up
from council.queries.structure.picture import CASE_KINDS

_SHOWN = 12
_PEOPLE, _MARKED = "people", "marked"
_OFF = (MeetingState.CANCELLED, MeetingState.POSTPONED)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One of the body's meetings."""

    id: uuid.UUID
    held_on: date
    begins: time
    ends: time
    place: str
    number: str
    period: str
    is_provisional: bool
    state: MeetingState
    is_record_only: bool
    lacks_day: bool
    publicity: Publicity


@dataclass(frozen=True, slots=True)
class BodyPage:
    """All that the page of a body shows; of a kind of case conference, its rules alone.

    `begins_on`: its first day, while it is being prepared.
    """

    facts: BodyFacts
    above: tuple[BodyFacts, ...]
    below: tuple[BodyFacts, ...]
    origin: BodyFacts | None
    seats: tuple[SeatView, ...]
    secretaries: tuple[str, ...]
    ahead: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    tiers: tuple[tuple[str, ...], ...]
    marked: tuple[str, ...]
    begins_on: date | None = None

    @property
    def place(self) -> Place:
        """What a change of the body is asked for."""
        return Place(self.facts.id, frozenset(one.id for one in self.above))

    @property
    def is_case_kind(self) -> bool:
        """Whether this is a kind of conference about one household, of which nothing is counted."""
        return self.facts.kind in CASE_KINDS

    @property
    def filled(self) -> int:
        """How many seats somebody holds."""
        return sum(seat.holder is not None for seat in self.seats)

    @property
    def needed(self) -> int:
        """How many of today's members make a quorum; 0 where there is no rule."""
        return seats_needed(Quorum(self.facts.quorum), self.filled)

    @property
    def chair(self) -> SeatView | None:
        """The seat of the chair."""
        return next((seat for seat in self.seats if seat.office is Office.CHAIR), None)

    @property
    def ending(self) -> tuple[SeatView, ...]:
        """Seats whose term ends within 60 days and for which nobody follows yet."""
        return tuple(
            seat
            for seat in self.seats
            if seat.holder and seat.holder.ends_soon and not seat.following
        )


def day_of(body: Body, on: date) -> date:
    """The day as of which a body is shown: its first one while it is being prepared."""
    first = db.session.scalar(
        select(func.min(BodyVersion.valid_from)).where(BodyVersion.body_id == body.id)
    )
    return max(first, on) if first else on


def page(actor: Actor, body: Body) -> BodyPage | None:
    """The body's page: four statements; None when the body does not exist yet, save to who is told of it ahead."""
    day = actor.on
    everything = bodies_on(day, reader=actor, counted=False, also=body.id)
    facts = next((one for one in everything if one.id == body.id), None)
    if facts is None:
        day = day_of(body, actor.on)
        if not actor.is_told(body.id, day):
            return None
        everything = bodies_on(day, reader=actor, counted=False, also=body.id)
        facts = next((one for one in everything if one.id == body.id), None)
    if facts is None:
        return None
    is_case_kind = facts.kind in CASE_KINDS
    lines = [] if is_case_kind else _meetings(actor, body.id)
    named = _named(actor, body.id, day)
    return BodyPage(
        facts=facts,
        above=ways_up(facts.code, everything),
        below=tuple(one for one in everything if one.parent == facts.code),
        origin=next((one for one in everything if one.code == facts.transferred_from), None),
        seats=seats(body.id, day),
        secretaries=named[_PEOPLE],
        marked=named[_MARKED],
        ahead=tuple(sorted((one for one in lines if _is_ahead(one, actor.on)), key=_day)),
        past=tuple(one for one in lines if not _is_ahead(one, actor.on)),
        tiers=_tiers(facts, everything),
        begins_on=day if day > actor.on else None,
    )


def _tiers(facts: BodyFacts, everything: Sequence[BodyFacts]) -> tuple[tuple[str, ...], ...]:
    """The codes of the council's bodies, tier by tier: what the small drawing is made of."""
    root = (*ways_up(facts.code, everything), facts)[0]
    kin = [one for one in everything if root in ways_up(one.code, everything)]

    def of(*kinds: BodyKind) -> tuple[str, ...]:
        return tuple(one.code for one in kin if one.kind in kinds)

    middle = of(BodyKind.SUBCOMMITTEE) or of(BodyKind.WORKING)
    return tuple(filter(None, (of(BodyKind.REPRESENTATIVES), middle, of(*CASE_KINDS))))


@dataclass(frozen=True, slots=True)
class SeatPage:
    """One seat of a body, for those who fill it."""

    facts: BodyFacts
    seat: SeatView
    usual_start: date
    usual_end: date | None


def seat_page(body: Body, seat_id: uuid.UUID, on: date) -> SeatPage | None:
    """The seat with the term that would be usual now; None when the body has no such seat today."""
    facts = next((one for one in bodies_on(on, counted=False) if one.id == body.id), None)
    if facts is None:
        on = day_of(body, on)
        facts = next((one for one in bodies_on(on, counted=False) if one.id == body.id), None)
    seat = next((one for one in seats(body.id, on) if one.id == seat_id), None)
    if facts is None or seat is None:
        return None
    known = [term.ends_on for term in (seat.holder, *seat.following) if term and term.ends_on]
    starts_on = max(known) + timedelta(days=1) if known else on
    return SeatPage(facts, seat, starts_on, _end_of_term(facts, seat, starts_on))


def usual_end(page: SeatPage, starts_on: date) -> date | None:
    """When a term that begins on the day would usually end."""
    return _end_of_term(page.facts, page.seat, starts_on)


def _end_of_term(facts: BodyFacts, seat: SeatView, starts_on: date) -> date | None:
    """The end of what is left of a predecessor's term, else of the term that begins."""
    left = db.session.scalar(
        select(func.max(Appointment.term_ends_on)).where(
            Appointment.seat_id == seat.id,
            Appointment.ends_on < starts_on,
            Appointment.term_ends_on >= starts_on,
        )
    )
    years = seat.term_years or facts.rules.term_years
    if left or not years:
        return left
    if seat.term_years is None and (shared := _shared_end(facts.id, seat.id, starts_on)):
        return shared
    if _follows_a_whole_term(seat, starts_on):
        return term_of(starts_on, years, starts_on).last
    anchor = fiscal_bounds(fiscal_year(min(facts.established_on, starts_on)))[0]
    return term_of(starts_on, years, anchor).last


_SHARED_BY = 2


def _shared_end(body_id: uuid.UUID, seat_id: uuid.UUID, starts_on: date) -> date | None:
    """The day on which most colleagues' terms end together; seats with a length of their own say nothing of it."""
    shared = db.session.execute(
        select(Appointment.ends_on)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(
            Seat.body_id == body_id,
            Seat.id != seat_id,
            Seat.term_years.is_(None),
            live(Appointment, starts_on),
            Appointment.ends_on.is_not(None),
        )
        .group_by(Appointment.ends_on)
        .having(func.count() >= _SHARED_BY)
        .order_by(func.count().desc(), Appointment.ends_on)
        .limit(1)
    ).first()
    return shared[0] if shared else None


def _follows_a_whole_term(seat: SeatView, starts_on: date) -> bool:
    """Whether a term that was not cut short ends the day before: terms then follow each other from there."""
    ended = db.session.scalars(
        select(Appointment.id).where(
            Appointment.seat_id == seat.id,
            Appointment.ends_on == starts_on - timedelta(days=1),
            Appointment.end_reason.is_(None),
        )
    ).first()
    return ended is not None


def _is_ahead(line: MeetingLine, on: date) -> bool:
    return line.held_on >= on and line.state not in _OFF


def _day(line: MeetingLine) -> tuple[date, time]:
    return line.held_on, line.begins


def _named(actor: Actor, body_id: uuid.UUID, on: date) -> dict[str, tuple[str, ...]]:
    """Who works in the secretariat, and the items marked 毎回 on the last 次第 the reader knows; one statement."""
    people = (
        select(literal(_PEOPLE), Person.name, SecretariatDuty.starts_on, Person.reading, literal(0))
        .join(SecretariatDuty, SecretariatDuty.person_id == Person.id)
        .where(SecretariatDuty.body_id == body_id, live(SecretariatDuty, on))
    )
    rows = db.session.execute(union_all(people, marked(actor, body_id, _MARKED))).all()
    ordered = sorted(rows, key=lambda row: row[2:])
    return {key: tuple(row[1] for row in ordered if row[0] == key) for key in (_PEOPLE, _MARKED)}


def _meetings(actor: Actor, body_id: uuid.UUID) -> list[MeetingLine]:
    rows = db.session.execute(
        select(Meeting, Sitting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(sees_meeting(actor), Meeting.body_id == body_id)
        .order_by(Sitting.held_on.desc(), Sitting.begins.desc())
        .limit(_SHOWN)
    )
    return [_line(meeting, sitting) for meeting, sitting in rows]


def _line(meeting: Meeting, sitting: Sitting) -> MeetingLine:
    return MeetingLine(
        id=meeting.id,
        held_on=sitting.held_on,
        begins=sitting.begins,
        ends=sitting.ends,
        place=sitting.place,
        number=number_label(meeting.number if meeting.is_numbered else None),
        period=period_label(meeting.number_period),
        is_provisional=not meeting.is_number_fixed,
        state=meeting.state,
        is_record_only=meeting.is_record_only,
        lacks_day=lacks_day(meeting.state, meeting.put_off_from, sitting.held_on),
        publicity=meeting.publicity,
    )
