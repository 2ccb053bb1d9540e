"""The tiers as they stand on a day: all bodies in one statement."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from council.domain.tiers import climb
from council.extensions import db
from council.models import BodyVersion
from council.queries.accounts import version_on


@dataclass(frozen=True, slots=True)
class Way:
    """The body to which something goes up, None at the top, and the levels it passes over."""

    target: BodyVersion | None
    passed: tuple[BodyVersion, ...]


def bodies(on: date) -> dict[uuid.UUID, BodyVersion]:
    """Every body that exists on the day, by its id, with the name and rules of that day."""
    rows = db.session.scalars(select(BodyVersion).where(version_on(on)))
    return {row.body_id: row for row in rows}


def names(on: date) -> dict[uuid.UUID, str]:
    """What every body is called on the day; one that is gone or to come, as it was called last or will be first."""
    found: dict[uuid.UUID, str] = {}
    for row in db.session.execute(
        select(BodyVersion.body_id, BodyVersion.short_name, BodyVersion.valid_from).order_by(
            BodyVersion.valid_from
        )
    ):
        if row.valid_from <= on or row.body_id not in found:
            found[row.body_id] = row.short_name
    return found


def way_up(body_id: uuid.UUID, among: dict[uuid.UUID, BodyVersion]) -> Way:
    """The way from a body to the next above it that meets."""
    found = climb(
        body_id,
        {row.body_id: row.parent_id for row in among.values()},
        frozenset(row.body_id for row in among.values() if row.meets),
    )
    return Way(
        among[found.target] if found.target else None,
        tuple(among[one] for one in found.passed if one in among),
    )


def above(body_id: uuid.UUID, on: date) -> list[BodyVersion]:
    """The bodies to which something may be handed up: the next above that meets, or none."""
    target = way_up(body_id, bodies(on)).target
    return [target] if target else []
