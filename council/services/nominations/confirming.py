"""The one confirmation: whoever is ready is appointed, whoever leaves leaves, all at once or not at all."""

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm.attributes import set_committed_value

from council.domain import clock
from council.domain.errors import DomainError, StaleVersion
from council.domain.machines import NOMINATION
from council.domain.nominations import NominationState, RotationState
from council.domain.vocabulary import SeatType
from council.extensions import db
from council.models import Appointment, Nomination, Rotation
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services import members
from council.services.audit import record
from council.services.nominations.arrivals import Arrivals
from council.services.nominations.posting import post
from council.services.transitions import advance

_DAY = timedelta(days=1)
_DONE = (NominationState.APPOINTED, NominationState.WITHDRAWN)
_MOVED = "異動"


class SeatRefused(DomainError):
    """One seat of several cannot be filled as it stands, and why."""

    def __init__(self, nomination: Nomination, error: DomainError) -> None:
        super().__init__(
            "「%(seat)s」を確定できません。%(reason)s",
            seat=nomination.seat.title,
            reason=str(error),
        )


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a seat cannot be filled as it stands."""

    nomination: Nomination
    sentence: str


def is_ready(nomination: Nomination) -> bool:
    """Whether the person may be appointed: named and, where it is not a matter of the post, willing."""
    if has_left(nomination):
        return False
    if nomination.state is NominationState.ACCEPTED:
        return True
    if nomination.state is not NominationState.RECOMMENDED:
        return False
    return goes_on(nomination) or nomination.seat.seat_type is SeatType.EX_OFFICIO


def has_left(nomination: Nomination) -> bool:
    """Whether who was to go on has ended early since (退職): somebody has to be named anew."""
    return (
        nomination.stays
        and not goes_on(nomination)
        and nomination.outgoing is not None
        and nomination.outgoing.end_reason is not None
    )


def goes_on(nomination: Nomination) -> bool:
    """Whether the term that runs simply runs on."""
    outgoing = nomination.outgoing
    return (
        nomination.stays
        and outgoing is not None
        and (outgoing.ends_on is None or outgoing.ends_on >= nomination.starts_on)
    )


def obstacles(nominations: Iterable[Nomination]) -> list[Obstacle]:
    """What stands in the way of those who are ready, seat by seat."""
    ready = [one for one in nominations if is_ready(one) and not goes_on(one)]
    terms = _terms_of(ready)
    arrivals = Arrivals()
    return [
        Obstacle(one, str(error))
        for one in ready
        for error in _refusals(one, arrivals, terms[one.seat_id])
    ]


def _refusals(
    nomination: Nomination, arrivals: Arrivals, terms: list[Appointment]
) -> Iterator[DomainError]:
    try:
        arrivals.recognise(nomination)
        members.ensure_seat_stands(nomination.seat, nomination.starts_on, nomination.ends_on)
        others = [one for one in terms if one.id != nomination.outgoing_id]
        members.ensure_none_overlaps(others, nomination.starts_on, nomination.ends_on)
    except DomainError as error:
        yield error


def _terms_of(nominations: list[Nomination]) -> dict[uuid.UUID, list[Appointment]]:
    """The terms of their seats, for all of them at once."""
    found: dict[uuid.UUID, list[Appointment]] = defaultdict(list)
    for term in db.session.scalars(
        select(Appointment).where(Appointment.seat_id.in_([one.seat_id for one in nominations]))
    ):
        found[term.seat_id].append(term)
    return found


def confirm(
    rotation: Rotation,
    nominations: list[Nomination],
    *,
    document_no: str,
    decided_on: date,
    seen: str | None,
    actor: Actor,
) -> int:
    """Appoint everybody who is ready, under one 決裁; returns how many seats that settles.

    Old terms end with the eve of the day, new ones begin with it. Seats that nobody is ready for stay under way:
    another confirmation may follow.
    """
    require(actor, Permission.ROTATION_EDIT)
    ready = [one for one in nominations if is_ready(one)]
    if rotation.state is not RotationState.OPEN or seen != mark(ready):
        raise StaleVersion
    if not ready:
        raise DomainError("確定できる席が、まだありません。")
    if decided_on > actor.on:
        raise DomainError("決裁日が、今日より後です。", field="decided_on")
    _settle(ready, document_no, decided_on, actor)
    rotation.document_no, rotation.decided_on = document_no, decided_on
    db.session.flush()
    if not _has(rotation, Nomination.state.not_in(_DONE)):
        _close(rotation)
    record(actor, "rotation:confirm", rotation, count=len(ready))
    return len(ready)


def mark(ready: Iterable[Nomination]) -> str:
    """Who shall sit where, as a page shows it: another name or day since then makes another mark."""
    shown = [(one.id.hex, one.version) for one in ready]
    return hashlib.sha256(repr(sorted(shown)).encode()).hexdigest()[:16]


def _settle(
    ready: list[Nomination], document_no: str, decided_on: date | None, actor: Actor
) -> None:
    """Everybody leaves, then everybody comes; only then is it clear whose invitations are called off.

    Who merely changes seats stays invited, whichever seat comes first.
    """
    arrivals = Arrivals()
    ended = [term for one in ready if (term := _end_outgoing(one, actor))]
    for one in ready:
        with _named(one):
            _begin(one, arrivals, document_no, decided_on, actor)
    for term in ended:
        members.call_off(term, actor)
    db.session.flush()
    post(ready, actor)


def _end_outgoing(nomination: Nomination, actor: Actor) -> Appointment | None:
    """End the term that would run into the new one; None where it ends by itself, or simply goes on."""
    outgoing, eve = nomination.outgoing, nomination.starts_on - _DAY
    if outgoing is None or goes_on(nomination):
        return None
    if outgoing.ends_on is not None and outgoing.ends_on <= eve:
        return None
    outgoing.seat = nomination.seat
    require(actor, Permission.APPOINTMENT_EDIT, nomination.seat)
    with _named(nomination):
        members.end_term(outgoing, on=eve, reason=_MOVED, actor=actor)
    return outgoing


def _begin(
    nomination: Nomination,
    arrivals: Arrivals,
    document_no: str,
    decided_on: date | None,
    actor: Actor,
) -> None:
    if goes_on(nomination):
        _note(nomination, nomination.outgoing)
        advance(NOMINATION, nomination, "appoint", actor)
        return
    person = arrivals.person(nomination, actor)
    term = members.appoint(
        nomination.seat,
        person,
        post_title=nomination.post_title,
        starts_on=nomination.starts_on,
        ends_on=nomination.ends_on,
        actor=actor,
    )
    members.note_decision(term, {"document_no": document_no, "decided_on": decided_on}, actor)
    nomination.person_id = person.id
    _note(nomination, term)
    advance(NOMINATION, nomination, "appoint", actor)


def _note(nomination: Nomination, term: Appointment | None) -> None:
    nomination.appointment_id = term.id if term else None
    set_committed_value(nomination, "appointment", term)


@contextmanager
def _named(nomination: Nomination) -> Iterator[None]:
    """Say at which seat an act was refused."""
    try:
        yield
    except DomainError as error:
        raise SeatRefused(nomination, error) from error


def appoint_alone(
    nomination: Nomination, *, document_no: str, decided_on: date, actor: Actor
) -> None:
    """Appoint one person who is ready, under a 決裁 of their own: that of others who came before is not theirs."""
    if not is_ready(nomination):
        raise DomainError("候補者の就任の承諾を、先に記録してください。")
    if decided_on > actor.on:
        raise DomainError("決裁日が、今日より後です。", field="decided_on")
    _settle([nomination], document_no, decided_on, actor)


def close(rotation: Rotation, nominations: list[Nomination], actor: Actor) -> None:
    """End the gathering: what is still under way stays with the seats, to be filled one by one."""
    require(actor, Permission.ROTATION_EDIT)
    if rotation.state is not RotationState.OPEN:
        raise StaleVersion
    for one in nominations:
        if one.state not in _DONE:
            one.rotation_id = None
    db.session.flush()
    if not _has(rotation, Nomination.state.not_in(_DONE)):
        if _has(rotation, Nomination.state == NominationState.APPOINTED):
            _close(rotation)
        else:
            rotation.state = RotationState.DROPPED
    record(actor, "rotation:close", rotation)


def _has(rotation: Rotation, state: ColumnElement[bool]) -> bool:
    """Whether some seat of it is in such a state, of whichever secretariat's bodies."""
    return (
        db.session.scalars(
            select(Nomination.id).where(Nomination.rotation_id == rotation.id, state)
        ).first()
        is not None
    )


def _close(rotation: Rotation) -> None:
    rotation.state, rotation.confirmed_at = RotationState.CONFIRMED, clock.now()
