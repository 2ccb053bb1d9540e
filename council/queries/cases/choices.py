"""Agencies to choose from."""

import uuid
from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from council.extensions import db
from council.models import Agency
from council.policy.actor import Actor

Choices = list[tuple[str, str]]


def _exists_on(on: date) -> ColumnElement[bool]:
    return (Agency.valid_from <= on) & or_(Agency.valid_to.is_(None), Agency.valid_to >= on)


def agency_choices(actor: Actor) -> Choices:
    """Every agency there is today, in the order of its name's reading, as (id, name)."""
    rows = db.session.execute(
        select(Agency.id, Agency.name)
        .where(_exists_on(actor.on))
        .order_by(Agency.reading, Agency.name)
    )
    return [(str(row.id), row.name) for row in rows]


def own_agencies(actor: Actor) -> Choices:
    """The agencies the actor works for, as (id, name)."""
    rows = db.session.execute(
        select(Agency.id, Agency.name).where(Agency.id.in_(actor.agencies)).order_by(Agency.reading)
    )
    return [(str(row.id), row.name) for row in rows]


def find_agencies(ids: Iterable[uuid.UUID]) -> list[Agency]:
    """The agencies with these ids, each once, in the order given; unknown ids are left out."""
    wanted = list(dict.fromkeys(ids))
    rows = db.session.scalars(select(Agency).where(Agency.id.in_(wanted)))
    by_id = {row.id: row for row in rows}
    return [by_id[one] for one in wanted if one in by_id]
