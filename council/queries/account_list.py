"""Accounts found by name, agency and role, a page at a time; nothing here touches a case."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, exists, func, or_, select

from council.domain.vocabulary import Duty, Office
from council.extensions import db
from council.models import Agency, AgencyDuty, Person, SecretariatDuty, User
from council.policy.actor import Actor
from council.queries.accounts import live, roles_on

PAGE = 50

# what one may look for: a word of the address, and which of today's roles it means
ROLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "secretariat": ("secretariat", ("secretariat",)),
    "chair": ("seat", (Office.CHAIR, Office.DEPUTY)),
    "member": ("seat", (Office.MEMBER,)),
    "agency_staff": ("duty", (Duty.STAFF,)),
    "agency_manager": ("duty", (Duty.MANAGER,)),
    "administrator": ("admin", ("admin",)),
}
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What accounts are looked for; empty: all."""

    words: str = ""
    agency: str = ""
    role: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account with what its person holds today."""

    id: uuid.UUID
    person_id: uuid.UUID
    name: str
    reading: str
    email: str
    is_active: bool
    is_own: bool
    is_invited: bool
    last_login_at: datetime | None
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountList:
    """One page of the accounts that were looked for."""

    lines: tuple[AccountLine, ...]
    count: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.count // PAGE))


def accounts(actor: Actor, wanted: Wanted) -> AccountList:
    """The accounts by reading, with all live roles: two statements, however many there are."""
    roles = roles_on(actor.on)
    found = _found(wanted, roles)
    count = db.session.scalar(select(func.count()).select_from(found.subquery())) or 0
    page = min(wanted.page, max(1, -(-count // PAGE)))
    here = (
        found.order_by(Person.reading, User.email).limit(PAGE).offset((page - 1) * PAGE).subquery()
    )
    rows = db.session.execute(
        select(User, Person, roles.c.label)
        .join(here, here.c.id == User.id)
        .join(Person, Person.id == User.person_id)
        .outerjoin(roles, (roles.c.person_id == Person.id) & (roles.c.role != "prepares"))
        .order_by(Person.reading, User.email, roles.c.label)
    ).all()
    return AccountList(_lines(rows, actor), count, page)


def _found(wanted: Wanted, roles: Subquery) -> Select[Any]:
    asked = select(User.id).join(Person, Person.id == User.person_id)
    for word in wanted.words.split():
        asked = asked.where(_contains(word))
    held: list[ColumnElement[bool]] = []
    if wanted.role in ROLES:
        kind, words = ROLES[wanted.role]
        held += [roles.c.role == kind, roles.c.word.in_([str(one) for one in words])]
    if wanted.agency:
        agency = select(Agency.id).where(Agency.code == wanted.agency).scalar_subquery()
        held.append(roles.c.agency_id == agency)
    if held:
        asked = asked.where(exists().where(roles.c.person_id == Person.id, *held))
    if wanted.role == NOBODY:
        asked = asked.where(~exists().where(roles.c.person_id == Person.id))
    return asked


def _contains(word: str) -> ColumnElement[bool]:
    return or_(
        Person.name.contains(word, autoescape=True),
        Person.reading.contains(word, autoescape=True),
        User.email.contains(word.lower(), autoescape=True),
    )


def _lines(rows: Iterable[Any], actor: Actor) -> tuple[AccountLine, ...]:
    people: dict[uuid.UUID, tuple[User, Person]] = {}
    labels: dict[uuid.UUID, dict[str, None]] = {}
    for user, person, label in rows:
        people[user.id] = (user, person)
        held = labels.setdefault(user.id, {})
        if label:
            held[label] = None
    return tuple(
        AccountLine(
            id=user.id,
            person_id=person.id,
            name=person.name,
            reading=person.reading,
            email=user.email,
            is_active=user.is_active,
            is_own=user.id == actor.user_id,
            is_invited=user.invitation_hash is not None,
            last_login_at=user.last_login_at,
            roles=tuple(labels[user.id]),
        )
        for user, person in people.values()
    )


def agencies_at_work(on: date) -> list[tuple[str, str]]:
    """The agencies for which somebody works today, by code and name: what one may look for."""
    works = exists().where(AgencyDuty.agency_id == Agency.id, live(AgencyDuty, on))
    serves = exists().where(SecretariatDuty.agency_id == Agency.id, live(SecretariatDuty, on))
    rows = db.session.execute(
        select(Agency.code, Agency.name).where(or_(works, serves)).order_by(Agency.reading)
    )
    return [(row.code, row.name) for row in rows]
