"""The people come: persons, accounts, duties, secretariats, appointments; one term ends early."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.demo.days import Story, moment
from council.demo.material import Role
from council.demo.stage import Stage
from council.domain import clock
from council.domain.vocabulary import Duty
from council.extensions import db
from council.models import Appointment, Body, Person, Seat
from council.policy.actor import Actor
from council.services import accounts, members
from council.services.destinations import keep

PASSWORD = "minna-de-ayumu-michi"  # noqa: S105 printed for whoever tries the demonstration
_SERVED_BEFORE = timedelta(days=400)
_CHANGE = -75


def arrive(stage: Stage) -> Story:
    """Everybody is there on the first day."""
    yield moment(stage.days.first, "09:00")
    system = Actor.system(clock.today())
    seats = _seats()
    taken = {seat for role in stage.cast for seat in role.former}
    # all share one password that is printed: a salt of its own would keep nothing secret
    shared = accounts.hash_password(PASSWORD)
    for role in stage.cast:
        person = _person(stage, role, shared, system)
        _duties(stage, role, person, system)
        for name in (*role.former, *(one for one in role.seats if one not in taken)):
            _appoint(stage, role, person, seats[name], system)
    db.session.flush()


def _seats() -> dict[str, Seat]:
    rows = db.session.execute(
        select(Body.code, Seat).join(Body, Body.id == Seat.body_id).where(Seat.valid_to.is_(None))
    )
    return {f"{code}/{seat.title}": seat for code, seat in rows}


def _person(stage: Stage, role: Role, shared: str, system: Actor) -> Person:
    person = members.add_person(
        system, name=role.name, reading=role.reading, email=role.email, channel=role.channel
    )
    db.session.flush()
    if role.account:
        accounts.create_user(person, role.email, PASSWORD, system, password_hash=shared)
    keep(person, role.destination, system)
    stage.people[role.email] = person
    return person


def _duties(stage: Stage, role: Role, person: Person, system: Actor) -> None:
    since = stage.days.first - _SERVED_BEFORE
    for code, duty in ((role.staff_of, Duty.STAFF), (role.manager_of, Duty.MANAGER)):
        if code:
            members.assign_duty(
                stage.agency(code),
                person,
                duty,
                post_title=role.post,
                starts_on=since,
                actor=system,
            )
    for code in role.secretariat:
        members.assign_secretariat(
            stage.body(code),
            stage.agency(role.secretariat_agency),
            person,
            starts_on=since,
            actor=system,
        )
    if role.admin:
        members.grant_admin(person, starts_on=since, actor=system)


def _appoint(stage: Stage, role: Role, person: Person, seat: Seat, system: Actor) -> None:
    first, last = stage.days.term
    members.appoint(seat, person, post_title=role.post, starts_on=first, ends_on=last, actor=system)


def change_hands(stage: Stage) -> Story:
    """Somebody is transferred: the terms end, the successor serves the remainder."""
    yield moment(stage.days.day(_CHANGE), "09:30")
    leaver = next(role for role in stage.cast if role.former)
    last = clock.today() - timedelta(days=1)
    seats = _seats()
    for name in leaver.former:
        actor = stage.secretary(name.partition("/")[0])
        held = db.session.scalars(
            select(Appointment)
            .where(Appointment.seat_id == seats[name].id)
            .options(joinedload(Appointment.seat))
        ).one()
        term_ends = held.ends_on
        members.end_appointment(held, on=last, reason="人事異動", actor=actor)
        db.session.flush()
        successor = next(role for role in stage.cast if name in role.seats)
        members.appoint(
            seats[name],
            stage.people[successor.email],
            post_title=successor.post,
            starts_on=clock.today(),
            ends_on=term_ends,
            actor=actor,
        )
    db.session.flush()
    stage.look_again()
