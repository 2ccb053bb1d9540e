"""The one confirmation: whoever is ready is appointed, whoever leaves leaves, all at once or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError, StaleVersion
from council.domain.machines import NOMINATION
from council.domain.vocabulary import Channel, NominationState, RotationState, SeatType
from council.extensions import db
from council.models import Nomination, Person, Rotation
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services import members
from council.services.audit import record
from council.services.exchanging.persons import People
from council.services.transitions import advance, ensure_version

_DAY = timedelta(days=1)
_DONE = (NominationState.APPOINTED, NominationState.WITHDRAWN)
_MOVED = "異動"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a seat cannot be filled as it stands."""

    nomination: Nomination
    sentence: str


def is_ready(nomination: Nomination) -> bool:
    """Whether the person may be appointed: named and, where it is not a matter of the post, willing."""
    if nomination.state is NominationState.ACCEPTED:
        return True
    if nomination.state is not NominationState.RECOMMENDED:
        return False
    return goes_on(nomination) or nomination.seat.seat_type is SeatType.EX_OFFICIO


def goes_on(nomination: Nomination) -> bool:
    """Whether the term that runs simply runs on."""
    outgoing = nomination.outgoing
    return (
        nomination.stays
        and outgoing is not None
        and (outgoing.ends_on is None or outgoing.ends_on >= nomination.starts_on)
    )


def obstacles(nominations: Iterable[Nomination]) -> list[Obstacle]:
    """What stands in the way of those who are ready: tried, and taken back."""
    found: list[Obstacle] = []
    people = People()
    for one in nominations:
        if is_ready(one) and one.person_id is None:
            try:
                people.known(_told(one))
            except DomainError as error:
                found.append(Obstacle(one, str(error)))
    return found


def confirm(
    rotation: Rotation,
    nominations: list[Nomination],
    *,
    document_no: str,
    decided_on: date,
    seen: int | None,
    actor: Actor,
) -> int:
    """Appoint everybody who is ready, under one 決裁; returns how many seats that settles.

    Old terms end with the eve of the day, new ones begin with it. Seats that nobody is ready for stay under way:
    another confirmation may follow.
    """
    require(actor, Permission.ROTATION_EDIT)
    ensure_version(rotation, seen)
    ready = [one for one in nominations if is_ready(one)]
    if not ready:
        raise DomainError("確定できる席が、まだありません。")
    if decided_on > actor.on:
        raise DomainError("決裁日が、今日より後です。", field="decided_on")
    people = People()
    for one in ready:
        _settle(one, people, document_no, decided_on, actor)
    rotation.document_no, rotation.decided_on = document_no, decided_on
    db.session.flush()
    if not _is_under_way(rotation):
        _close(rotation)
    record(actor, "rotation:confirm", rotation, count=len(ready))
    return len(ready)


def _settle(
    nomination: Nomination,
    people: People,
    document_no: str,
    decided_on: date | None,
    actor: Actor,
) -> None:
    if goes_on(nomination):
        nomination.appointment_id = nomination.outgoing_id
        advance(NOMINATION, nomination, "appoint", actor)
        return
    person = _person(nomination, people, actor)
    outgoing, eve = nomination.outgoing, nomination.starts_on - _DAY
    term = None
    if outgoing is not None and (outgoing.ends_on is None or outgoing.ends_on > eve):
        outgoing.seat = nomination.seat
        members.end_appointment(outgoing, on=eve, reason=_MOVED, actor=actor)
    term = members.appoint(
        nomination.seat,
        person,
        post_title=nomination.post_title,
        starts_on=nomination.starts_on,
        ends_on=nomination.ends_on,
        actor=actor,
    )
    members.note_decision(term, {"document_no": document_no, "decided_on": decided_on}, actor)
    nomination.person_id, nomination.appointment_id = person.id, term.id
    advance(NOMINATION, nomination, "appoint", actor)


def _person(nomination: Nomination, people: People, actor: Actor) -> Person:
    if nomination.person_id is not None:
        return db.session.get_one(Person, nomination.person_id)
    return people.find(_told(nomination), actor)


def _told(nomination: Nomination) -> dict[str, object]:
    told: dict[str, object] = {
        name: getattr(nomination, name) for name in ("name", "reading", "email", "phone")
    }
    has_address = nomination.channel is not Channel.MAIL or bool(nomination.email)
    return told | {"channel": nomination.channel if has_address else Channel.POST}


def appoint_alone(nomination: Nomination, actor: Actor) -> None:
    """Appoint one person who is ready; the 決裁 is noted with the appointment."""
    if not is_ready(nomination):
        raise DomainError("候補者の就任の承諾を、先に記録してください。")
    rotation = nomination.rotation
    number = rotation.document_no if rotation else ""
    _settle(nomination, People(), number, (rotation.decided_on if rotation else None), actor)


def close(rotation: Rotation, nominations: list[Nomination], actor: Actor) -> None:
    """End the gathering: what is still under way stays with the seats, to be filled one by one."""
    require(actor, Permission.ROTATION_EDIT)
    if rotation.state is not RotationState.OPEN:
        raise StaleVersion
    is_used = any(one.state is NominationState.APPOINTED for one in nominations)
    if is_used:
        _close(rotation)
    else:
        rotation.state = RotationState.DROPPED
    record(actor, "rotation:close", rotation)


def _is_under_way(rotation: Rotation) -> bool:
    """Whether some seat of it waits still, of whichever secretariat's bodies."""
    return (
        db.session.scalars(
            select(Nomination.id).where(
                Nomination.rotation_id == rotation.id, Nomination.state.not_in(_DONE)
            )
        ).first()
        is not None
    )


def _close(rotation: Rotation) -> None:
    rotation.state, rotation.confirmed_at = RotationState.CONFIRMED, clock.now()
