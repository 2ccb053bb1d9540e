"""The table `roster`: the seats, each with who holds it and who follows. A seat without a name is vacant, or is no more."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.exchange import Columns, Record
from council.extensions import db
from council.models import Appointment, Body, Seat
from council.policy.actor import Actor
from council.policy.ahead import term_is_told
from council.services.exchanging import persons
from council.services.exchanging.persons import People, described
from council.services.exchanging.seating import (
    COLUMN_OF,
    TERM_COLUMNS,
    Seating,
    appoint,
    refer,
)
from council.services.exchanging.seats import COLUMNS as SEAT_COLUMNS
from council.services.exchanging.seats import Seats
from council.services.exchanging.taking import Change, Taking, Watch

columns = Columns(*SEAT_COLUMNS, *persons.COLUMNS, *TERM_COLUMNS)


def rows(actor: Actor) -> Iterator[Mapping[str, object]]:
    """Seat by seat, body by body; a seat that several follow each other in stands on several lines."""
    today = clock.today()
    people = People()
    for seat, term in _terms(today, actor):
        person = term.person if term else None
        yield {
            **refer(seat),
            **described(person, people, term.post_title if term else ""),
            "from": term.starts_on if term else None,
            "to": term.ends_on if term else None,
        }


def _terms(today: date, actor: Actor) -> list[tuple[Seat, Appointment | None]]:
    found = db.session.execute(
        select(Seat, Appointment)
        .join(Body, Body.id == Seat.body_id)
        .outerjoin(
            Appointment,
            (Appointment.seat_id == Seat.id)
            & or_(Appointment.ends_on.is_(None), Appointment.ends_on >= today)
            & term_is_told(actor),
        )
        .options(joinedload(Seat.body), joinedload(Seat.agency), joinedload(Appointment.person))
        .order_by(
            Body.position, Body.code, Seat.position, Seat.valid_from, Seat.id, Appointment.starts_on
        )
    ).all()
    return [
        (seat, term)
        for seat, term in found
        if actor.is_told(seat.body_id, seat.body.established_on)
    ]


def take(taking: Taking, watch: Watch) -> None:
    """Seats first, then people, then who sits where: what is wrong with one line leaves the others to be judged."""
    taking.columns = COLUMN_OF
    seats, people = Seats(taking), People()
    steps = len(taking.sheet.sound)
    for done, record in enumerate(taking.sheet.sound, start=1):
        seating = seats.seating(record)
        if seating is not None:
            _seat(record, seating, people, taking)
        watch(done, steps)


def _seat(record: Record, seating: Seating, people: People, taking: Taking) -> None:
    if seating.is_other:
        taking.changes.append(Change(record.row, seating.seat.title, is_new=seating.is_new))
    if record.values.get("name"):
        appoint(record, seating, people, taking, ends_on=record.values.get("to"))
    else:
        for column in ("from", "reading", "email"):
            if record.values.get(column):
                taking.faults.append(
                    record.fault(
                        "name", "氏名がありません。空席なら、人の欄をすべて空にしてください。"
                    )
                )
                break
