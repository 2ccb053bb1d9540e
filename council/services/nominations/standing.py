"""What a letter says of a body: its name and rules of a day, what it rests on, where to ask."""

import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.extensions import db
from council.models import BodyVersion, Seat
from council.policy.actor import Actor
from council.queries import town
from council.queries.accounts import last_begun


def versions(day: date) -> dict[uuid.UUID, BodyVersion]:
    """What every body is on the day, or was at its end, with its secretariat."""
    rows = db.session.scalars(
        select(BodyVersion).where(last_begun(day)).options(joinedload(BodyVersion.secretariat))
    )
    return {row.body_id: row for row in rows}


def is_there(version: BodyVersion, day: date) -> bool:
    """Whether the body is there on the day."""
    return version.valid_to is None or version.valid_to >= day


def instrument(version: BodyVersion, seat: Seat) -> str:
    """On what the seat rests."""
    return (
        f"{version.founding_instrument}{version.founding_article}{version.annex}{seat.annex_item}"
    )


def contact(version: BodyVersion, actor: Actor) -> tuple[str, ...]:
    """Who wrote, and where to call."""
    agency = version.secretariat
    name = agency.name if agency else ""
    return (f"担当　{name}　{actor.name}".strip("　"), f"電話　{town.telephone(agency)}")
