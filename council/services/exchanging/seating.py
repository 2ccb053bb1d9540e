"""Who sits in a seat from when to when, as a table tells it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from council.domain.errors import DomainError
from council.exchange import Column, Record
from council.exchange.values import read_day
from council.extensions import db
from council.models import Appointment, Body, Person, Seat
from council.policy.actor import Actor
from council.services import members
from council.services.exchanging.persons import People
from council.services.exchanging.taking import Change, Taking

TERM_COLUMNS = (
    Column("from", "任期の始まり", "任期の最初の日。人がいるときは要る", read_day, empty=None),
    Column("to", "任期の終わり", "任期の最後の日。定めがなければ空", read_day, empty=None),
)


@dataclass(frozen=True, slots=True)
class Seating:
    """The seat of a line and its body; whether it was added, or put right."""

    seat: Seat
    body: Body
    is_new: bool
    is_other: bool


def refer(seat: Seat) -> dict[str, object]:
    """A seat as a table tells of it."""
    return {
        "body": seat.body.code,
        "seat": seat.title,
        "no": seat.position + 1,
        "seat_type": seat.seat_type,
        "office": seat.office,
        "agency": seat.agency.code if seat.agency else "",
        "annex_item": seat.annex_item,
        "seat_term_years": seat.term_years,
        "seat_from": seat.valid_from,
        "seat_to": seat.valid_to,
    }


def appoint(
    record: Record,
    seating: Seating,
    people: People,
    taking: Taking,
    *,
    ends_on: date | None,
) -> Appointment | None:
    """Let the person of the line hold the seat, unless they do so already; the term was given to last to `ends_on`."""
    begins: date | None = record.values.get("from")
    if begins is None:
        taking.faults.append(record.fault("from", "任期の始まりを書いてください。"))
        return None
    actor = taking.acting.for_body(seating.body.id)
    term: Appointment | None = None
    with taking.line(record, "name"):
        person = people.find(dict(record.values), actor)
        term = db.session.scalars(
            select(Appointment).where(
                Appointment.seat_id == seating.seat.id, Appointment.starts_on == begins
            )
        ).one_or_none()
        if term is not None:
            _ensure_same(term, person, record)
        else:
            term = _appoint(record, seating.seat, person, (begins, ends_on), actor)
            taking.changes.append(Change(record.row, person.name, is_new=True))
    return term


def _ensure_same(term: Appointment, person: Person, record: Record) -> None:
    if term.person_id != person.id:
        raise DomainError("この席には、同じ日に始まる別の委員がいます。", field="name")
    wanted = record.values.get("to")
    if wanted != term.ends_on:
        raise DomainError(
            "登録されている任期の終わりと違います。表では変えられません。", field="ends_on"
        )
    post = record.values.get("post")
    if post and post != term.post_title:
        raise DomainError("登録されている職と違います。表では変えられません。", field="post_title")


def _appoint(
    record: Record, seat: Seat, person: Person, days: tuple[date, date | None], actor: Actor
) -> Appointment:
    return members.appoint(
        seat,
        person,
        post_title=record.values.get("post") or "",
        starts_on=days[0],
        ends_on=days[1],
        actor=actor,
    )


COLUMN_OF = {
    "starts_on": "from",
    "ends_on": "to",
    "post_title": "post",
    "valid_from": "seat_from",
    "on": "seat_to",
}
