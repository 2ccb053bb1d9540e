"""Every body as it stands on one day: two statements, whatever their number."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import BodyKind, Office
from council.extensions import db
from council.models import Appointment, Body, BodyVersion, Person, Seat
from council.queries.accounts import live


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """A body with the name, place, rules and seats of that day; other bodies are named by their codes."""

    id: uuid.UUID
    code: str
    kind: BodyKind
    name: str
    short_name: str
    parent: str | None
    meets: bool
    secretariat: str | None
    secretariat_name: str
    established_on: date
    transferred_from: str | None
    transferred_on: date | None
    founding_instrument: str
    founding_article: str
    chair_title: str
    member_title: str
    quorum: str
    seats: int
    filled: int
    chair: str


@dataclass(frozen=True, slots=True)
class _Count:
    seats: int = 0
    filled: int = 0
    chair: str = ""


def bodies_on(day: date) -> tuple[BodyFacts, ...]:
    """The bodies that exist on the day, in the order of the profile."""
    versions = db.session.scalars(
        select(BodyVersion)
        .join(BodyVersion.body)
        .options(joinedload(BodyVersion.body), joinedload(BodyVersion.secretariat))
        .order_by(Body.position, BodyVersion.valid_from)
    ).all()
    codes = {version.body_id: version.body.code for version in versions}
    counts = _counts(day)
    histories = [list(group) for _id, group in groupby(versions, key=lambda one: one.body_id)]
    begun = [[one for one in history if one.valid_from <= day] for history in histories]
    return tuple(
        _facts(past, codes, counts.get(past[-1].body_id, _Count()))
        for past in begun
        if past and not _is_over(past[-1], day)
    )


def _is_over(version: BodyVersion, day: date) -> bool:
    return version.valid_to is not None and version.valid_to < day


def _facts(
    begun: Sequence[BodyVersion],
    codes: Mapping[uuid.UUID, str],
    count: _Count,
) -> BodyFacts:
    version = begun[-1]
    body = version.body
    moved_on = _moved_on(begun, body.transferred_from_id)
    return BodyFacts(
        id=body.id,
        code=body.code,
        kind=body.kind,
        name=version.name,
        short_name=version.short_name,
        parent=codes[version.parent_id] if version.parent_id else None,
        meets=version.meets,
        secretariat=version.secretariat.code if version.secretariat else None,
        secretariat_name=version.secretariat.name if version.secretariat else "",
        established_on=body.established_on,
        transferred_from=codes[body.transferred_from_id]
        if moved_on and body.transferred_from_id
        else None,
        transferred_on=moved_on,
        founding_instrument=version.founding_instrument,
        founding_article=version.founding_article,
        chair_title=version.chair_title,
        member_title=version.member_title,
        quorum=version.quorum,
        seats=count.seats,
        filled=count.filled,
        chair=count.chair,
    )


def _moved_on(begun: Sequence[BodyVersion], origin: uuid.UUID | None) -> date | None:
    """The day the body came from its origin to where it stands: before it, nothing had been moved."""
    if origin is None or begun[-1].parent_id == origin:
        return None
    since = begun[-1].valid_from
    for version in reversed(begun):
        if version.parent_id == origin:
            break
        since = version.valid_from
    return since


def _counts(day: date) -> dict[uuid.UUID, _Count]:
    rows: Sequence[Any] = db.session.execute(
        select(
            Seat.body_id,
            func.count(),
            func.count(Appointment.id),
            func.max(case((Seat.office == Office.CHAIR, Person.name))),
        )
        .outerjoin(Appointment, (Appointment.seat_id == Seat.id) & live(Appointment, day))
        .outerjoin(Person, Person.id == Appointment.person_id)
        .where(Seat.valid_from <= day, or_(Seat.valid_to.is_(None), Seat.valid_to >= day))
        .group_by(Seat.body_id)
    ).all()
    return {body_id: _Count(seats, filled, chair or "") for body_id, seats, filled, chair in rows}


def ways_up(code: str, bodies: Sequence[BodyFacts]) -> tuple[BodyFacts, ...]:
    """The bodies above one, the root first."""
    by_code = {body.code: body for body in bodies}
    above: list[BodyFacts] = []
    body = by_code.get(code)
    while body and body.parent and body.parent in by_code:
        body = by_code[body.parent]
        above.insert(0, body)
    return tuple(above)
