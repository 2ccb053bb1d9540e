"""What changes on a day: terms that end, posts from which people may be moved, seats that nobody holds."""

import uuid
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.machines import NOMINATION
from council.domain.nominations import NominationState, RotationState
from council.domain.vocabulary import SeatType
from council.extensions import db
from council.models import Appointment, Body, Nomination, Rotation, Seat
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import bodies
from council.queries.accounts import live
from council.services.audit import record

_DAY = timedelta(days=1)
_DONE = (NominationState.APPOINTED, NominationState.WITHDRAWN)
# From these seats people go when their post changes hands, whether or not the term is over.
_BY_POST = (SeatType.EX_OFFICIO, SeatType.AGENCY)


def open_rotation(effective_on: date, actor: Actor) -> Rotation:
    """Gather, for the bodies that the actor serves, every seat in which something may change on the day."""
    require(actor, Permission.ROTATION_EDIT)
    if effective_on <= actor.on - timedelta(days=366):
        raise DomainError("1年より前の日は選べません。", field="effective_on")
    rotation = Rotation(id=new_id(), effective_on=effective_on, created_by_id=actor.id)
    db.session.add(rotation)
    db.session.flush()
    seats = db.session.scalars(
        select(Seat)
        .join(Body, Body.id == Seat.body_id)
        .where(
            Seat.body_id.in_(actor.secretariat_of),
            Seat.valid_from <= effective_on,
            or_(Seat.valid_to.is_(None), Seat.valid_to >= effective_on),
        )
        .options(joinedload(Seat.agency), joinedload(Seat.body))
        .order_by(Body.position, Body.code, Seat.position)
    ).all()
    holders = _holders(effective_on - _DAY, actor)
    followed = _followed(effective_on)
    for seat in seats:
        if seat.id not in followed:
            _plan(rotation, seat, holders.get(seat.id), len(rotation_of(rotation)))
    if not rotation_of(rotation):
        raise _nothing_to_gather(effective_on, actor)
    record(actor, "rotation:open", rotation)
    return rotation


def rotation_of(rotation: Rotation) -> list[Nomination]:
    """The nominations gathered in it."""
    return list(
        db.session.scalars(
            select(Nomination)
            .where(Nomination.rotation_id == rotation.id)
            .order_by(Nomination.position)
        )
    )


def _nothing_to_gather(effective_on: date, actor: Actor) -> DomainError:
    taken = db.session.scalars(
        select(Rotation.id)
        .join(Nomination, Nomination.rotation_id == Rotation.id)
        .where(
            Rotation.effective_on == effective_on,
            Rotation.state == RotationState.OPEN,
            Nomination.body_id.in_(actor.secretariat_of),
        )
    ).first()
    sentence = (
        "この日に替わりうる席は、ありません。"
        if taken is None
        else "この日の入れ替えは、もう準備が始まっています。一覧から開いてください。"
    )
    return DomainError(sentence, field="effective_on")


def _holders(eve: date, actor: Actor) -> dict[uuid.UUID, Appointment]:
    rows = db.session.scalars(
        select(Appointment)
        .join(Appointment.seat)
        .where(Seat.body_id.in_(actor.secretariat_of), live(Appointment, eve))
        .options(joinedload(Appointment.person))
    )
    return {row.seat_id: row for row in rows}


def _followed(effective_on: date) -> set[uuid.UUID]:
    """Seats whose next holder from the day on is settled already, or is being settled."""
    settled = select(Appointment.seat_id).where(Appointment.starts_on == effective_on)
    under_way = select(Nomination.seat_id).where(
        Nomination.starts_on == effective_on, Nomination.state.not_in(_DONE)
    )
    return set(db.session.scalars(settled.union(under_way)))


def _plan(rotation: Rotation, seat: Seat, holder: Appointment | None, position: int) -> None:
    starts_on = rotation.effective_on
    is_over = holder is None or (holder.ends_on is not None and holder.ends_on < starts_on)
    if not is_over and seat.seat_type not in _BY_POST:
        return
    page = bodies.seat_page(seat.body, seat.id, max(starts_on - _DAY, seat.valid_from))
    usual = bodies.usual_end(page, starts_on) if page else None
    row = _row(seat, holder, starts_on, usual if is_over else holder.ends_on if holder else None)
    row.rotation_id, row.position = rotation.id, position
    if not is_over and holder is not None:
        name_the_holder(row, holder)
        row.state = NominationState.RECOMMENDED
    db.session.add(row)
    db.session.flush()


def _row(
    seat: Seat, holder: Appointment | None, starts_on: date, ends_on: date | None
) -> Nomination:
    return Nomination(
        id=new_id(),
        body_id=seat.body_id,
        seat_id=seat.id,
        outgoing_id=holder.id if holder else None,
        state=NOMINATION.initial,
        starts_on=starts_on,
        ends_on=ends_on,
        agency_id=seat.agency_id,
    )


def name_the_holder(row: Nomination, holder: Appointment) -> None:
    """Propose who sits there already (再任・留任)."""
    person = holder.person
    row.stays, row.person_id = True, person.id
    row.name, row.reading = person.name, person.reading
    row.email, row.phone, row.channel = person.email or "", person.phone or "", person.channel
    row.post_title = holder.post_title


def nominate(seat: Seat, *, starts_on: date, ends_on: date | None, actor: Actor) -> Nomination:
    """Begin to fill one seat, whatever the season."""
    row = _row(seat, None, starts_on, ends_on)
    require(actor, Permission.NOMINATION_EDIT, row)
    if ends_on is not None and ends_on < starts_on:
        raise DomainError("任期の終わりは、始まりより後の日にしてください。", field="ends_on")
    under_way = db.session.scalars(
        select(Nomination.id).where(
            Nomination.seat_id == seat.id,
            Nomination.starts_on == starts_on,
            Nomination.state.not_in(_DONE),
        )
    ).first()
    if under_way is not None:
        raise DomainError("この席の推薦は、もう始まっています。", field="starts_on")
    outgoing = db.session.scalars(
        select(Appointment).where(
            Appointment.seat_id == seat.id, live(Appointment, starts_on - _DAY)
        )
    ).one_or_none()
    row.outgoing_id = outgoing.id if outgoing else None
    db.session.add(row)
    db.session.flush()
    record(actor, "nomination:open", row)
    return row
