"""席: added to a body, put right, closed with a day."""

from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.extensions import db
from council.models import Appointment, Body, BodyVersion, Seat
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.accounts import version_on
from council.services.audit import record
from council.services.members.appointments import call_off, end_term

_SETTLED = frozenset({"office", "agency_id"})
OWN = ("title", "agency_id", "seat_type", "office", "annex_item", "term_years")


def add_seat(
    body: Body,
    facts: dict[str, Any],
    *,
    valid_from: date,
    actor: Actor,
    position: int | None = None,
) -> Seat:
    """One more seat, from a day on; at the end of the list unless a position is given."""
    _require(actor, body)
    _ensure_body_stands(body, valid_from)
    if position is None:
        last = db.session.scalar(select(func.max(Seat.position)).where(Seat.body_id == body.id))
        position = 0 if last is None else last + 1
    seat = Seat(id=new_id(), body_id=body.id, position=position, valid_from=valid_from, **facts)
    db.session.add(seat)
    db.session.flush()
    record(actor, "seat:add", seat)
    return seat


def _ensure_body_stands(body: Body, on: date) -> None:
    there = db.session.scalars(
        select(BodyVersion.id).where(BodyVersion.body_id == body.id, version_on(on))
    ).first()
    if there is None:
        raise DomainError("会議体は、その日にはありません。", field="valid_from")


def edit_seat(seat: Seat, facts: dict[str, Any], actor: Actor) -> bool:
    """Put right what a seat is called and for whom it is; says whether anything is other than before.

    Rosters fixed for meetings keep what they said.
    """
    changed = {name: value for name, value in facts.items() if getattr(seat, name) != value}
    if changed:
        _require(actor, seat)
        if not _SETTLED.isdisjoint(changed) and not actor.is_system:
            _ensure_not_own(seat, actor)
        for name, value in changed.items():
            setattr(seat, name, value)
        record(actor, "seat:edit", seat)
    return bool(changed)


def _ensure_not_own(seat: Seat, actor: Actor) -> None:
    """Nobody gives themselves an office, or their seat to another agency."""
    if any(post.seat_id == seat.id for post in actor.posts):
        raise DomainError(
            "自分の席の役と機関は変えられません。事務局のほかの人が記録してください。",
            field="office",
        )


def close_seat(seat: Seat, *, on: date, reason: str, actor: Actor) -> None:
    """Let a seat end with a day; whoever holds it longer ends with it, and a term to come never begins."""
    _require(actor, seat)
    if on < seat.valid_from:
        raise DomainError("席が始まる日より前には、なくせません。", field="on")
    later = db.session.scalars(
        select(Appointment).where(Appointment.seat_id == seat.id, Appointment.starts_on > on)
    ).first()
    if later is not None:
        raise DomainError(
            "この日より後に始まる任期があります。先に、会議体の画面でその任期を取り消してください。",
            field="on",
        )
    for term in db.session.scalars(
        select(Appointment)
        .where(
            Appointment.seat_id == seat.id,
            or_(Appointment.ends_on.is_(None), Appointment.ends_on > on),
        )
        .options(joinedload(Appointment.seat), joinedload(Appointment.person))
    ):
        end_term(term, on=on, reason=reason, actor=actor)
        call_off(term, actor)
    seat.valid_to = on
    db.session.flush()
    record(actor, "seat:close", seat)


def _require(actor: Actor, target: Body | Seat) -> None:
    if not actor.is_system:
        require(actor, Permission.SEAT_EDIT, target)
