"""The people who work in or for the council, and their accounts; nothing here touches a case."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from council.domain.spans import lasts
from council.extensions import db
from council.models import (
    AdminGrant,
    Agency,
    AgencyDuty,
    Appointment,
    Body,
    Person,
    Seat,
    SecretariatDuty,
    User,
)
from council.policy.actor import Actor
from council.queries import accounts, tiers

_Names = dict[uuid.UUID, str]


def account(_actor: Actor, user_id: uuid.UUID) -> User | None:
    """An account with its person."""
    return db.session.scalars(
        select(User).where(User.id == user_id).options(joinedload(User.person))
    ).one_or_none()


def everybody() -> list[Person]:
    """All people by their reading, for choosing one."""
    return list(db.session.scalars(select(Person).order_by(Person.reading, Person.id)))


def without_account() -> list[Person]:
    """The people who have no account yet."""
    return list(
        db.session.scalars(
            select(Person)
            .where(~exists().where(User.person_id == Person.id))
            .order_by(Person.reading, Person.id)
        )
    )


def person(person_id: uuid.UUID) -> Person | None:
    """A person by id."""
    return db.session.get(Person, person_id)


def get(_actor: Actor, person_id: uuid.UUID) -> Person | None:
    """A person with the account, for those who may look."""
    return db.session.scalars(
        select(Person).where(Person.id == person_id).options(joinedload(Person.user))
    ).one_or_none()


@dataclass(frozen=True, slots=True)
class SeatTie:
    """A term in a seat, past, present or to come."""

    id: uuid.UUID
    body_id: uuid.UUID
    body_code: str
    body: str
    seat: str
    post_title: str
    starts_on: date
    ends_on: date | None
    end_reason: str
    is_live: bool


@dataclass(frozen=True, slots=True)
class WorkTie:
    """Work for an agency or a secretariat, or the keeping of accounts; `row` is what it is changed by."""

    row: AgencyDuty | SecretariatDuty | AdminGrant
    place: str
    word: str
    is_live: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """What the person may see on a day, one sentence each (message ids with what they are about)."""

    sentence: str
    about: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything that ties somebody to the council, and what it opens on one day."""

    person: Person
    on: date
    seats: tuple[SeatTie, ...]
    work: tuple[WorkTie, ...]
    sights: tuple[Sight, ...]


def page(person: Person, on: date, reader: Actor) -> PersonPage:
    """The person's ties, and what they open on the day: eight statements at most.

    Who shall sit where is told beforehand to the body's secretariat alone, and to those who keep the accounts.
    """
    today = tiers.names(reader.on)
    seats = _seats(person, reader, today)
    work = _work(person, reader, today)
    served = {one.row.body_id for one in work if isinstance(one.row, SecretariatDuty)}
    told = {one.body_id for one in seats if lasts(one.starts_on, one.ends_on, on)}
    return PersonPage(
        person=person,
        on=on,
        seats=seats,
        work=work,
        sights=_sights(person, on, told | served, today if on == reader.on else tiers.names(on)),
    )


def _seats(person: Person, reader: Actor, names: _Names) -> tuple[SeatTie, ...]:
    today = reader.on
    rows = db.session.execute(
        select(Appointment, Seat.title, Body)
        .join(Seat, Seat.id == Appointment.seat_id)
        .join(Body, Body.id == Seat.body_id)
        .where(Appointment.person_id == person.id)
        .order_by(Appointment.starts_on.desc(), Body.position)
    ).all()
    return tuple(
        SeatTie(
            id=term.id,
            body_id=body.id,
            body_code=body.code,
            body=names.get(body.id, body.code),
            seat=title,
            post_title=term.post_title,
            starts_on=term.starts_on,
            ends_on=term.ends_on,
            end_reason=term.end_reason or "",
            is_live=lasts(term.starts_on, term.ends_on, today),
        )
        for term, title, body in rows
        if reader.is_told(body.id, term.starts_on)
    )


def _work(person: Person, reader: Actor, names: _Names) -> tuple[WorkTie, ...]:
    today = reader.on
    found: list[WorkTie] = []
    for duty in db.session.scalars(
        select(AgencyDuty)
        .where(AgencyDuty.person_id == person.id)
        .options(joinedload(AgencyDuty.agency))
    ):
        live = lasts(duty.starts_on, duty.ends_on, today)
        found.append(WorkTie(duty, duty.agency.name, duty.duty.label, live))
    for served in db.session.scalars(
        select(SecretariatDuty)
        .where(SecretariatDuty.person_id == person.id)
        .options(joinedload(SecretariatDuty.body))
    ):
        name = names.get(served.body_id, served.body.code)
        if not reader.is_told(served.body_id, served.starts_on):
            continue
        live = lasts(served.starts_on, served.ends_on, today)
        found.append(WorkTie(served, name, "事務局", live))
    for grant in db.session.scalars(select(AdminGrant).where(AdminGrant.person_id == person.id)):
        live = lasts(grant.starts_on, grant.ends_on, today)
        found.append(WorkTie(grant, "", "システム管理者", live))
    return tuple(sorted(found, key=lambda one: (not one.is_live, one.row.starts_on, one.place)))


def _agencies(wanted: frozenset[uuid.UUID]) -> dict[uuid.UUID, str]:
    if not wanted:
        return {}
    asked = select(Agency.id, Agency.name).where(Agency.id.in_(wanted))
    return {row.id: row.name for row in db.session.execute(asked)}


_BY_SEAT = "%(about)sの委員として、会議、次第、議事録と、配られている間の事例の資料"
_BY_SERVICE = "%(about)sの事務局として、会議、出欠、議事録、課題、提出された事例の資料"
_BY_WORK = "%(about)sの担当として、主に担う世帯、作った事例、対応事項"
_BY_LEADING = "%(about)sの施設長・課長として、世帯、事例の提出の承認、対応事項"
_BY_KEEPING = "アカウントと設定。世帯と事例の内容は見られません"


def _sights(person: Person, on: date, told: set[uuid.UUID], names: _Names) -> tuple[Sight, ...]:
    actor = accounts.reader_by(on, person.id)
    agencies = _agencies(actor.staff_of | actor.manager_of)
    found = [
        *(Sight(_BY_SEAT, names.get(one, "")) for one in actor.bodies if one in told),
        *(Sight(_BY_SERVICE, names.get(one, "")) for one in actor.secretariat_of & told),
        *(Sight(_BY_LEADING, agencies[one]) for one in actor.manager_of),
        *(Sight(_BY_WORK, agencies[one]) for one in actor.staff_of - actor.manager_of),
        *([Sight(_BY_KEEPING, "")] if actor.is_admin else []),
    ]
    return tuple(sorted(found, key=lambda one: (one.sentence, one.about)))


def tie(person: Person, tie_id: uuid.UUID) -> AgencyDuty | SecretariatDuty | AdminGrant | None:
    """One of the person's ties that are no seat."""
    found = (
        db.session.get(AgencyDuty, tie_id)
        or db.session.get(SecretariatDuty, tie_id)
        or db.session.get(AdminGrant, tie_id)
    )
    return found if found is not None and found.person_id == person.id else None
