"""Work for agencies and secretariats, and the keeping of accounts: who, from which day to which."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from council.domain.spans import lasts
from council.extensions import db
from council.models import (
    AdminGrant,
    Agency,
    AgencyDuty,
    Body,
    BodyVersion,
    Person,
    SecretariatDuty,
)
from council.queries.accounts import version_on


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Who does what from which day to which; `is_live` today."""

    place: str
    name: str
    word: str
    starts_on: date
    ends_on: date | None
    is_live: bool


@dataclass(frozen=True, slots=True)
class Duties:
    """Everything that is no seat: work for agencies, secretariats, the keeping of accounts."""

    agencies: tuple[DutyLine, ...]
    secretariats: tuple[DutyLine, ...]
    administrators: tuple[DutyLine, ...]


def _is_live(row: AgencyDuty | SecretariatDuty | AdminGrant, on: date) -> bool:
    return lasts(row.starts_on, row.ends_on, on)


def duties(on: date, agency: str = "") -> Duties:
    """The duties that hold or will hold, by agency, body and name; of one agency, if its code is given."""
    return Duties(_of_agencies(on, agency), _of_secretariats(on, agency), _of_administrators(on))


def _not_over(
    table: type[AgencyDuty | SecretariatDuty | AdminGrant], on: date
) -> ColumnElement[bool]:
    return or_(table.ends_on.is_(None), table.ends_on >= on)


def _of_agencies(on: date, agency: str) -> tuple[DutyLine, ...]:
    asked = (
        select(AgencyDuty)
        .join(Agency, Agency.id == AgencyDuty.agency_id)
        .join(Person, Person.id == AgencyDuty.person_id)
        .where(_not_over(AgencyDuty, on))
        .options(joinedload(AgencyDuty.agency), joinedload(AgencyDuty.person))
        .order_by(Agency.reading, AgencyDuty.duty, Person.reading)
    )
    if agency:
        asked = asked.where(Agency.code == agency)
    return tuple(
        DutyLine(
            row.agency.name,
            "　".join(filter(None, (row.post_title, row.person.name))),
            row.duty.label,
            row.starts_on,
            row.ends_on,
            _is_live(row, on),
        )
        for row in db.session.scalars(asked)
    )


def _of_secretariats(on: date, agency: str) -> tuple[DutyLine, ...]:
    asked = (
        select(SecretariatDuty, BodyVersion.short_name)
        .join(Body, Body.id == SecretariatDuty.body_id)
        .join(Agency, Agency.id == SecretariatDuty.agency_id)
        .join(Person, Person.id == SecretariatDuty.person_id)
        .outerjoin(BodyVersion, and_(BodyVersion.body_id == Body.id, version_on(on)))
        .where(_not_over(SecretariatDuty, on))
        .options(joinedload(SecretariatDuty.agency), joinedload(SecretariatDuty.person))
        .order_by(Body.code, Person.reading)
    )
    if agency:
        asked = asked.where(Agency.code == agency)
    return tuple(
        DutyLine(
            body or "",
            row.person.name,
            row.agency.name,
            row.starts_on,
            row.ends_on,
            _is_live(row, on),
        )
        for row, body in db.session.execute(asked)
    )


def _of_administrators(on: date) -> tuple[DutyLine, ...]:
    asked = (
        select(AdminGrant)
        .join(Person, Person.id == AdminGrant.person_id)
        .where(_not_over(AdminGrant, on))
        .options(joinedload(AdminGrant.person))
        .order_by(Person.reading)
    )
    return tuple(
        DutyLine("", row.person.name, "", row.starts_on, row.ends_on, _is_live(row, on))
        for row in db.session.scalars(asked)
    )
