"""What the pages that change bodies need: whose place it is, what there is to choose from."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, or_, select

from council.extensions import db
from council.models import (
    Agency,
    AgencyDuty,
    AgencyMerging,
    Body,
    BodyVersion,
    LegalBasis,
    Person,
    SecretariatDuty,
)
from council.policy.actor import Actor
from council.queries.accounts import live
from council.queries.structure.facts import above


@dataclass(frozen=True, slots=True)
class Standing:
    """A body with those above it: what a change of it is asked for."""

    body: Body
    bodies: frozenset[uuid.UUID]

    @property
    def code(self) -> str:
        """The body's code."""
        return self.body.code


def standing(actor: Actor, code: str) -> Standing | None:
    """The body with this code and those above it today."""
    body = db.session.scalars(select(Body).where(Body.code == code)).one_or_none()
    if body is None:
        return None
    return Standing(body, frozenset({body.id, *above(body.id, actor.on)}))


@dataclass(frozen=True, slots=True)
class Choices:
    """Codes and names of what may be chosen, and the ids behind the codes."""

    bodies: list[tuple[str, str]]
    agencies: list[tuple[str, str]]
    bases: list[tuple[str, str]]
    body_ids: dict[str, uuid.UUID]
    agency_ids: dict[str, uuid.UUID]

    def code_of(self, row_id: uuid.UUID | None) -> str:
        """The code of a body or agency; empty for none."""
        found = {one: code for code, one in (self.body_ids | self.agency_ids).items()}
        return found.get(row_id, "") if row_id else ""


def choices(on: date, reader: Actor | None = None) -> Choices:
    """Bodies, agencies and grounds that are there on the day or later: three statements.

    A `reader` is not offered bodies to come of which they are not told.
    """
    bodies = db.session.execute(
        select(Body.code, BodyVersion.short_name, Body.id, Body.established_on)
        .join(BodyVersion.body)
        .where(or_(BodyVersion.valid_to.is_(None), BodyVersion.valid_to >= on))
        .order_by(Body.position, Body.code, BodyVersion.valid_from)
    ).all()
    if reader is not None:
        bodies = [row for row in bodies if reader.is_told(row.id, row.established_on)]
    agencies = db.session.execute(
        select(Agency.code, Agency.name, Agency.id)
        .where(
            or_(Agency.valid_to.is_(None), Agency.valid_to >= on),
            ~exists().where(AgencyMerging.agency_id == Agency.id),
        )
        .order_by(Agency.reading, Agency.code)
    ).all()
    bases = db.session.execute(
        select(LegalBasis.code, LegalBasis.title)
        .where(or_(LegalBasis.valid_to.is_(None), LegalBasis.valid_to >= on))
        .order_by(LegalBasis.code)
    ).all()
    return Choices(
        bodies=list({row.code: row.short_name for row in bodies}.items()),
        agencies=[(row.code, row.name) for row in agencies],
        bases=list({row.code: row.title for row in bases}.items()),
        body_ids={row.code: row.id for row in bodies},
        agency_ids={row.code: row.id for row in agencies},
    )


def workers(on: date) -> list[tuple[Person, uuid.UUID, str]]:
    """Everybody who works for an agency or a secretariat on the day, with the agency and its name."""
    ties = [
        select(table.person_id, table.agency_id).where(live(table, on))
        for table in (AgencyDuty, SecretariatDuty)
    ]
    at_work = ties[0].union(ties[1]).subquery()
    rows = db.session.execute(
        select(Person, Agency.id, Agency.name)
        .join(at_work, at_work.c.person_id == Person.id)
        .join(Agency, Agency.id == at_work.c.agency_id)
        .order_by(Agency.reading, Agency.code, Person.reading, Person.id)
    ).all()
    return [(person, agency_id, name) for person, agency_id, name in rows]
