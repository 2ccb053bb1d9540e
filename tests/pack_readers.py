"""Thirty readers of two bodies: every seat they need taken, pledges given, seats recused."""

import uuid
from datetime import timedelta

from sqlalchemy import select, update

from council.domain.ids import new_id
from council.domain.vocabulary import Office
from council.extensions import db
from council.models import AgendaItem, Appointment, BodyVersion, Recusal, Seat
from council.services import accounts, members
from tests import world

UPPER, LOWER = "representatives", "s8050"
PEOPLE = {LOWER: 10, UPPER: 13}


def _somebody(who: str, seat: Seat, system) -> None:
    row = members.add_person(system, name=f"読み手 {who}", reading="よみて", email=world.email(who))
    db.session.flush()
    accounts.create_user(row, world.email(who), world.PASSWORD, system)
    appoint(row, seat, system)


def appoint(row, seat: Seat, system) -> None:
    """Into a seat for this term."""
    members.appoint(
        seat,
        row,
        post_title="課長",
        starts_on=world.TERM[0],
        ends_on=world.TERM[1],
        actor=system,
    )


def _free_seats(code: str) -> list[Seat]:
    taken = select(Appointment.seat_id).where(
        Appointment.starts_on <= world.TODAY, Appointment.ends_on >= world.TODAY
    )
    return list(
        db.session.scalars(
            select(Seat)
            .where(
                Seat.body_id == world.body(code).id,
                Seat.office == Office.MEMBER,
                Seat.valid_to.is_(None),
                Seat.id.not_in(taken),
            )
            .order_by(Seat.position)
        )
    )


def seat_all(members_of: dict[str, set[str]], system) -> None:
    """Every seat taken; one person sits in both bodies."""
    members_of[LOWER] |= {"chair", "deputy", "member1", "member2", "member3"}
    members_of[UPPER] |= {"rep_chair", "rep_member"}
    for code, count in PEOPLE.items():
        seats = _free_seats(code)
        for number, seat in zip(range(count), seats, strict=False):
            who = f"{code[:3]}{number:02}"
            _somebody(who, seat, system)
            members_of[code].add(who)
    appoint(world.person("deputy"), _free_seats(UPPER)[0], system)
    members_of[UPPER].add("deputy")


def ask_for_pledges(without: str) -> None:
    """Of every member of the lower body; all but one gave theirs."""
    body = world.body(LOWER)
    db.session.execute(
        update(BodyVersion).where(BodyVersion.body_id == body.id).values(pledge="all")
    )
    seats = select(Seat.id).where(Seat.body_id == body.id)
    db.session.execute(
        update(Appointment)
        .where(Appointment.seat_id.in_(seats), Appointment.person_id != world.person(without).id)
        .values(pledged_on=world.TODAY)
    )
    db.session.expire_all()


def recuse(item: AgendaItem, meeting_seats: str, who: str, recorder) -> None:
    """退席（除斥） of somebody's seat from an item."""
    db.session.add(
        Recusal(
            id=new_id(),
            agenda_item_id=item.id,
            seat_id=seat_of(meeting_seats, who),
            person_id=world.person(who).id,
            recorded_by_id=recorder.id,
        )
    )


def seat_of(code: str, who: str) -> uuid.UUID:
    """The seat somebody has in the body."""
    return db.session.scalars(
        select(Appointment.seat_id)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(
            Appointment.person_id == world.person(who).id,
            Seat.body_id == world.body(code).id,
        )
    ).one()


def end_term(who: str) -> None:
    db.session.execute(
        update(Appointment)
        .where(Appointment.person_id == world.person(who).id)
        .values(ends_on=world.TODAY - timedelta(days=1))
    )
