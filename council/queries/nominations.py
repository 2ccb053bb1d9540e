"""Seats on their way to being filled, as those see them who fill them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import joinedload

from council.domain.fiscal import fiscal_bounds, fiscal_year
from council.domain.nominations import NominationState, RotationState
from council.extensions import db
from council.models import Appointment, Body, BodyVersion, Nomination, Rotation
from council.policy.actor import Actor
from council.queries import tiers

_WHOLE = (
    joinedload(Nomination.seat),
    joinedload(Nomination.body),
    joinedload(Nomination.agency),
    joinedload(Nomination.rotation),
    joinedload(Nomination.appointment),
    joinedload(Nomination.acceptance),
    joinedload(Nomination.outgoing).joinedload(Appointment.person),
)
_RECENT = timedelta(days=60)
DONE = (NominationState.APPOINTED, NominationState.WITHDRAWN)


def _mine(actor: Actor) -> Select[Nomination]:
    return select(Nomination).where(Nomination.body_id.in_(actor.secretariat_of))


def get(actor: Actor, nomination_id: uuid.UUID) -> Nomination | None:
    """A nomination to a seat of a body that the actor serves."""
    return db.session.scalars(
        _mine(actor).where(Nomination.id == nomination_id).options(*_WHOLE)
    ).one_or_none()


def rotation(actor: Actor, rotation_id: uuid.UUID) -> Rotation | None:
    """A gathering that holds a seat of a body that the actor serves."""
    return db.session.scalars(
        select(Rotation).where(
            Rotation.id == rotation_id,
            exists().where(
                Nomination.rotation_id == Rotation.id,
                Nomination.body_id.in_(actor.secretariat_of),
            ),
        )
    ).one_or_none()


def of_rotation(actor: Actor, rotation_id: uuid.UUID) -> list[Nomination]:
    """Its nominations, as far as the actor serves their bodies: one statement."""
    return list(
        db.session.scalars(
            _mine(actor)
            .where(Nomination.rotation_id == rotation_id)
            .options(*_WHOLE)
            .order_by(Nomination.position)
        )
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One body's seats in a gathering."""

    body: Body
    name: str
    nominations: tuple[Nomination, ...]


def parts(nominations: Sequence[Nomination], on: date) -> tuple[Part, ...]:
    """The nominations body by body, with the bodies' names of the day."""
    names = tiers.bodies(on)
    bodies = {one.body_id: one.body for one in nominations}
    return tuple(
        Part(body, _name(names, body), tuple(one for one in nominations if one.body_id == body_id))
        for body_id, body in bodies.items()
    )


def _name(names: dict[uuid.UUID, BodyVersion], body: Body) -> str:
    version = names.get(body.id)
    return version.short_name if version else body.code


@dataclass(frozen=True, slots=True)
class RotationLine:
    """A gathering in the list."""

    id: uuid.UUID
    effective_on: date
    state: RotationState
    seats: int
    waiting: int


def rotations(actor: Actor) -> tuple[RotationLine, ...]:
    """The gatherings that hold a seat of a body that the actor serves, the newest first."""
    rows = db.session.execute(
        select(Rotation, Nomination.state)
        .join(Nomination, Nomination.rotation_id == Rotation.id)
        .where(Nomination.body_id.in_(actor.secretariat_of))
        .order_by(Rotation.effective_on.desc(), Rotation.created_at.desc())
    ).all()
    found: dict[uuid.UUID, tuple[Rotation, list[NominationState]]] = {}
    for row, state in rows:
        found.setdefault(row.id, (row, []))[1].append(state)
    return tuple(
        RotationLine(
            id=row.id,
            effective_on=row.effective_on,
            state=row.state,
            seats=len(states),
            waiting=sum(state not in DONE for state in states),
        )
        for row, states in found.values()
    )


def alone(actor: Actor) -> list[Nomination]:
    """Seats that are being filled one by one, and those filled lately, for their letters."""
    is_recent = and_(
        Nomination.state == NominationState.APPOINTED, Nomination.starts_on >= actor.on - _RECENT
    )
    return list(
        db.session.scalars(
            _mine(actor)
            .where(Nomination.rotation_id.is_(None), or_(Nomination.state.not_in(DONE), is_recent))
            .options(*_WHOLE)
            .order_by(Nomination.starts_on, Nomination.created_at)
        )
    )


def next_april(on: date) -> date:
    """The first day of the next fiscal year."""
    return fiscal_bounds(fiscal_year(on) + 1)[0]
