"""Agencies found under any of their names, by place and by whom they take; and the page of each."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from council.domain.plaintext import search_key
from council.extensions import db
from council.models import (
    Agency,
    AgencyAlias,
    AgencyEligibility,
    AgencyFormerName,
    AgencyMerging,
    Body,
    BodyVersion,
    Seat,
)
from council.policy.actor import Actor
from council.queries.accounts import version_on

PAGE = 50
_OLDEST = 130


@dataclass(frozen=True, slots=True)
class Wanted:
    """What agencies are looked for; empty: all that are there today."""

    words: str = ""
    area: str = ""
    age: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency in the list; `known_as` is the other name by which it was found."""

    code: str
    name: str
    operator: str
    place: str
    phone: str
    role: str
    known_as: str


@dataclass(frozen=True, slots=True)
class AgencyList:
    """One page of the agencies that were looked for."""

    lines: tuple[AgencyLine, ...]
    count: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.count // PAGE))


def get(_actor: Actor, code: str) -> Agency | None:
    """The agency with this code, its names and whom it serves; what is known of it is public."""
    return db.session.scalars(
        select(Agency)
        .where(Agency.code == code)
        .options(
            selectinload(Agency.aliases),
            selectinload(Agency.eligibilities),
            selectinload(Agency.former_names),
            joinedload(Agency.merging).joinedload(AgencyMerging.into),
        )
    ).one_or_none()


def found(actor: Actor, wanted: Wanted) -> AgencyList:
    """The agencies of the day, by reading: three statements, however many there are."""
    asked = _asked(wanted, actor.on)
    count = db.session.scalar(select(func.count()).select_from(asked.subquery())) or 0
    page = min(wanted.page, max(1, -(-count // PAGE)))
    rows = db.session.scalars(
        select(Agency)
        .where(Agency.id.in_(asked))
        .order_by(Agency.reading, Agency.code)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
        .options(selectinload(Agency.aliases))
    ).all()
    return AgencyList(tuple(_line(row, wanted.words) for row in rows), count, page)


def _asked(wanted: Wanted, on: date) -> Select[Any]:
    asked = select(Agency.id).where(
        Agency.valid_from <= on,
        or_(Agency.valid_to.is_(None), Agency.valid_to >= on),
        ~exists().where(AgencyMerging.agency_id == Agency.id),
    )
    for word in wanted.words.split():
        asked = asked.where(_is_called(word))
    if wanted.area:
        asked = asked.where(or_(Agency.area == wanted.area, Agency.area.is_(None)))
    if wanted.age is not None:
        asked = asked.where(_takes(wanted.age, on))
    return asked


def _is_called(word: str) -> ColumnElement[bool]:
    """The spelling does not matter: width, kana, dots, quotation marks, variants of kanji."""
    key = search_key(word)
    return or_(
        exists().where(
            AgencyAlias.agency_id == Agency.id, AgencyAlias.key.contains(key, autoescape=True)
        ),
        Agency.reading.contains(key, autoescape=True),
        Agency.operator.contains(word, autoescape=True),
        Agency.code == word,
    )


def _takes(age: int, on: date) -> ColumnElement[bool]:
    """Serves people of this age on the day; where nothing is said of ages, nobody is turned away."""
    of_today = (
        (AgencyEligibility.agency_id == Agency.id)
        & (AgencyEligibility.valid_from <= on)
        & or_(AgencyEligibility.valid_to.is_(None), AgencyEligibility.valid_to >= on)
    )
    fits = or_(AgencyEligibility.min_age.is_(None), AgencyEligibility.min_age <= age) & or_(
        AgencyEligibility.max_age.is_(None), AgencyEligibility.max_age >= age
    )
    return or_(exists().where(of_today, fits), ~exists().where(of_today))


def _line(agency: Agency, words: str) -> AgencyLine:
    keys = [search_key(word) for word in words.split()]
    own = search_key(agency.name)
    others = [one.alias for one in agency.aliases if one.alias != agency.name]
    known_as = next(
        (name for key in keys if key not in own for name in others if key in search_key(name)),
        "",
    )
    return AgencyLine(
        code=agency.code,
        name=agency.name,
        operator=agency.operator,
        place="　".join(filter(None, (agency.area, agency.district))),
        phone=agency.phone,
        role=agency.role,
        known_as=known_as,
    )


@dataclass(frozen=True, slots=True)
class SeatOfAgency:
    """A seat that is for the agency."""

    body_code: str
    body: str
    title: str


def name_on(on: date) -> ColumnElement[str]:
    """What the agency of the row was called on the day."""
    former = (
        select(AgencyFormerName.name)
        .where(AgencyFormerName.agency_id == Agency.id, AgencyFormerName.until >= on)
        .order_by(AgencyFormerName.until)
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(former, Agency.name)


def seats_of(agency: Agency, on: date) -> tuple[SeatOfAgency, ...]:
    """The seats of the day that are for the agency."""
    rows = db.session.execute(
        select(Body.code, BodyVersion.short_name, Seat.title)
        .join(Seat, Seat.body_id == Body.id)
        .join(BodyVersion, (BodyVersion.body_id == Body.id) & version_on(on))
        .where(
            Seat.agency_id == agency.id,
            Seat.valid_from <= on,
            or_(Seat.valid_to.is_(None), Seat.valid_to >= on),
        )
        .order_by(Body.position, Seat.position)
    )
    return tuple(SeatOfAgency(row.code, row.short_name, row.title) for row in rows)


def parent_of(agency: Agency) -> Agency | None:
    """The agency right above it."""
    return db.session.get(Agency, agency.parent_id) if agency.parent_id else None


def others(agency_id: uuid.UUID, on: date) -> list[tuple[str, str]]:
    """Codes and names of the other agencies of the day, for choosing one."""
    rows = db.session.execute(
        select(Agency.code, Agency.name)
        .where(
            Agency.id != agency_id,
            or_(Agency.valid_to.is_(None), Agency.valid_to >= on),
            ~exists().where(AgencyMerging.agency_id == Agency.id),
        )
        .order_by(Agency.reading, Agency.code)
    )
    return [(row.code, row.name) for row in rows]


def ages(agency: Agency) -> Sequence[AgencyEligibility]:
    """Whom it serves when, the first day first."""
    return sorted(agency.eligibilities, key=lambda one: (one.valid_from, one.min_age or 0))
