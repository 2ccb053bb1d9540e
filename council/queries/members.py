"""A body with its seats and who holds them; the people of its secretariat."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from council.domain.instruments import PledgeRule
from council.domain.pledges import is_asked
from council.domain.vocabulary import Channel, Office, SeatType
from council.extensions import db
from council.models import Agency, Appointment, Body, Person, Seat, SecretariatDuty, User
from council.policy.actor import Actor
from council.queries.accounts import actor_by, live
from council.queries.agencies import name_on

ENDS_SOON = timedelta(days=60)


def secretary(on: date, body_id: uuid.UUID | None = None) -> Actor | None:
    """Somebody of the body's secretariat with an account, always the same one; of any body when none is named."""
    people = (
        select(SecretariatDuty.person_id)
        .join(User, User.person_id == SecretariatDuty.person_id)
        .where(live(SecretariatDuty, on), User.is_active)
        .order_by(SecretariatDuty.starts_on, User.email)
        .limit(1)
    )
    if body_id is not None:
        people = people.where(SecretariatDuty.body_id == body_id)
    person_id = db.session.scalars(people).first()
    return actor_by(on, person_id=person_id) if person_id else None


def get(_actor: Actor, code: str) -> Body | None:
    """The body with this code; that it exists is known to everybody with a login."""
    return db.session.scalars(select(Body).where(Body.code == code)).one_or_none()


def seat(body: Body, seat_id: uuid.UUID) -> Seat | None:
    """A seat of the body."""
    return db.session.scalars(
        select(Seat)
        .where(Seat.id == seat_id, Seat.body_id == body.id)
        .options(joinedload(Seat.agency))
    ).one_or_none()


def appointment(body: Body, appointment_id: uuid.UUID) -> Appointment | None:
    """An appointment to a seat of the body, with its seat and person."""
    return db.session.scalars(
        select(Appointment)
        .join(Appointment.seat)
        .where(Appointment.id == appointment_id, Seat.body_id == body.id)
        .options(
            joinedload(Appointment.seat).joinedload(Seat.agency), joinedload(Appointment.person)
        )
    ).one_or_none()


@dataclass(frozen=True, slots=True)
class TermView:
    """Somebody's term in a seat."""

    id: uuid.UUID
    person_id: uuid.UUID
    name: str
    post_title: str
    channel: Channel
    starts_on: date
    ends_on: date | None
    is_successor: bool
    ends_soon: bool
    pledged_on: date | None


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat with its holder of the day, and who follows when that is settled already."""

    id: uuid.UUID
    title: str
    office: Office
    seat_type: SeatType
    agency: str
    legal_form: str | None
    term_years: int | None
    annex_item: str
    holder: TermView | None
    following: tuple[TermView, ...]

    def awaits_pledge(self, rule: str) -> bool:
        """Whether the body asks whoever sits here for a pledge that has not come."""
        asked = is_asked(PledgeRule(rule), self.seat_type, self.legal_form)
        return asked and self.holder is not None and self.holder.pledged_on is None


def seats(body_id: uuid.UUID, on: date) -> tuple[SeatView, ...]:
    """The seats of the day in their order, with present and coming holders: one statement."""
    rows = db.session.execute(
        select(Seat, Agency, name_on(on), Appointment, Person)
        .outerjoin(Agency, Agency.id == Seat.agency_id)
        .outerjoin(
            Appointment,
            (Appointment.seat_id == Seat.id)
            & or_(Appointment.ends_on.is_(None), Appointment.ends_on >= on),
        )
        .outerjoin(Person, Person.id == Appointment.person_id)
        .where(
            Seat.body_id == body_id,
            Seat.valid_from <= on,
            or_(Seat.valid_to.is_(None), Seat.valid_to >= on),
        )
        .order_by(Seat.position, Appointment.starts_on)
    ).all()
    terms: dict[uuid.UUID, list[TermView]] = {held.id: [] for held, *_rest in rows}
    for held, _agency, _name, row, person in rows:
        if person is not None:
            terms[held.id].append(_term(row, person, on))
    heads = {held.id: (held, agency, name) for held, agency, name, _row, _person in rows}
    return tuple(_seat(*head, terms[key], on) for key, head in heads.items())


def _seat(
    held: Seat, agency: Agency | None, name: str | None, terms: Sequence[TermView], on: date
) -> SeatView:
    return SeatView(
        id=held.id,
        title=held.title,
        office=held.office,
        seat_type=held.seat_type,
        agency=name or "",
        legal_form=agency.legal_form if agency else None,
        term_years=held.term_years,
        annex_item=held.annex_item,
        holder=next((term for term in terms if term.starts_on <= on), None),
        following=tuple(term for term in terms if term.starts_on > on),
    )


def _term(row: Appointment, person: Person, on: date) -> TermView:
    return TermView(
        id=row.id,
        person_id=person.id,
        name=person.name,
        post_title=row.post_title,
        channel=person.channel,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        is_successor=row.is_successor,
        ends_soon=row.ends_on is not None and row.ends_on <= on + ENDS_SOON,
        pledged_on=row.pledged_on,
    )
