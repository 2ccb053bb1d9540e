"""Who holds which seat on the day: fixed with the notice, so that people named in minutes never vanish."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased, joinedload

from council.domain import clock
from council.domain.ids import new_id
from council.domain.vocabulary import Office
from council.extensions import db
from council.models import Appointment, Meeting, Person, RosterEntry, Seat
from council.queries.accounts import live

_ORDER = {Office.CHAIR: 0, Office.DEPUTY: 1, Office.MEMBER: 2, Office.ADVISER: 3}


@dataclass(frozen=True, slots=True)
class Holder:
    """A seat and who holds it; nobody while it is vacant."""

    seat: Seat
    appointment: Appointment | None

    @property
    def person(self) -> Person | None:
        """Who holds the seat."""
        return self.appointment.person if self.appointment else None


def holders(meeting: Meeting, on: date) -> list[Holder]:
    """The seats of the meeting's body on a day, chair first, each with its holder."""
    rows = db.session.execute(
        select(Seat, Appointment)
        .outerjoin(Appointment, (Appointment.seat_id == Seat.id) & live(Appointment, on))
        .where(
            Seat.body_id == meeting.body_id,
            Seat.valid_from <= on,
            or_(Seat.valid_to.is_(None), Seat.valid_to >= on),
        )
        .options(joinedload(Appointment.person).joinedload(Person.user))
    ).all()
    ordered = sorted(rows, key=lambda row: (_ORDER[row[0].office], row[0].position))
    return [Holder(seat, appointment) for seat, appointment in ordered]


def fix(meeting: Meeting, seats: list[Holder]) -> None:
    """Write the roster of the day; a second notice replaces only what has changed."""
    kept = {
        entry.seat_id: entry
        for entry in db.session.scalars(
            select(RosterEntry).where(
                RosterEntry.meeting_id == meeting.id, RosterEntry.left_at.is_(None)
            )
        )
    }
    wanted = {holder.seat.id: holder for holder in seats}
    for seat_id, entry in kept.items():
        holder = wanted.get(seat_id)
        if holder is None or _appointment_id(holder) != entry.appointment_id:
            entry.left_at = clock.now()
    db.session.flush()
    for position, holder in enumerate(seats):
        before = kept.get(holder.seat.id)
        if before is None or before.left_at is not None:
            db.session.add(_entry(meeting, holder, position))
        else:
            before.position = position


def _appointment_id(holder: Holder) -> object:
    return holder.appointment.id if holder.appointment else None


def _entry(meeting: Meeting, holder: Holder, position: int) -> RosterEntry:
    held = holder.appointment
    return RosterEntry(
        id=new_id(),
        meeting_id=meeting.id,
        seat_id=holder.seat.id,
        appointment_id=held.id if held else None,
        person_id=held.person_id if held else None,
        office=holder.seat.office,
        seat_title=holder.seat.title,
        post_title=held.post_title if held else "",
        agency_id=holder.seat.agency_id,
        position=position,
    )


def leave(meeting: Meeting, person: Person) -> None:
    """Take a person off the roster; the row stays, with when it ended."""
    for entry in db.session.scalars(
        select(RosterEntry).where(
            RosterEntry.meeting_id == meeting.id,
            RosterEntry.person_id == person.id,
            RosterEntry.left_at.is_(None),
        )
    ):
        entry.left_at = clock.now()


@dataclass(frozen=True, slots=True)
class Drift:
    """A seat that somebody else holds now than the roster of the meeting says."""

    seat_title: str
    before: Person | None
    now: Person | None


def drift(meeting: Meeting, on: date) -> list[Drift]:
    """Where the fixed roster differs from who holds the seats on the day of the meeting: one statement."""
    fixed = aliased(Person)
    stands = (Seat.valid_from <= on) & or_(Seat.valid_to.is_(None), Seat.valid_to >= on)
    rows: Sequence[Any] = db.session.execute(
        select(Seat.title, fixed, Person)
        .outerjoin(Appointment, (Appointment.seat_id == Seat.id) & live(Appointment, on))
        .outerjoin(Person, Person.id == Appointment.person_id)
        .outerjoin(
            RosterEntry,
            (RosterEntry.seat_id == Seat.id)
            & (RosterEntry.meeting_id == meeting.id)
            & RosterEntry.left_at.is_(None),
        )
        .outerjoin(fixed, fixed.id == RosterEntry.person_id)
        .where(Seat.body_id == meeting.body_id, or_(stands, RosterEntry.id.is_not(None)))
        .order_by(Seat.position)
    ).all()
    return [
        Drift(title, before, now)
        for title, before, now in rows
        if (before.id if before else None) != (now.id if now else None)
    ]
