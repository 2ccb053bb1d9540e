"""The people who work in or for the council, and their accounts; nothing here touches a case."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from council.extensions import db
from council.models import Person, User
from council.policy.actor import Actor
from council.queries.accounts import roles_on


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account with what its person holds today."""

    id: uuid.UUID
    name: str
    reading: str
    email: str
    is_active: bool
    is_own: bool
    last_login_at: datetime | None
    roles: tuple[str, ...]


def accounts(actor: Actor) -> tuple[AccountLine, ...]:
    """Every account by its person's reading, with all live roles: one statement."""
    roles = roles_on(actor.on)
    rows = db.session.execute(
        select(User, Person, roles.c.label)
        .join(Person, Person.id == User.person_id)
        .outerjoin(roles, roles.c.person_id == Person.id)
        .order_by(Person.reading, User.email, roles.c.label)
    ).all()
    labels: dict[uuid.UUID, list[str]] = {}
    for user, _person, label in rows:
        labels.setdefault(user.id, []).extend([label] if label else [])
    people = {user.id: (user, person) for user, person, _label in rows}
    return tuple(
        AccountLine(
            id=user.id,
            name=person.name,
            reading=person.reading,
            email=user.email,
            is_active=user.is_active,
            is_own=user.id == actor.user_id,
            last_login_at=user.last_login_at,
            roles=tuple(dict.fromkeys(labels[user.id])),
        )
        for user, person in people.values()
    )


def account(_actor: Actor, user_id: uuid.UUID) -> User | None:
    """An account with its person."""
    return db.session.scalars(
        select(User).where(User.id == user_id).options(joinedload(User.person))
    ).one_or_none()


def everybody() -> list[Person]:
    """All people by their reading, for choosing one."""
    return list(db.session.scalars(select(Person).order_by(Person.reading, Person.id)))


def without_account() -> list[Person]:
    """The people who have no account yet."""
    return list(
        db.session.scalars(
            select(Person)
            .where(~exists().where(User.person_id == Person.id))
            .order_by(Person.reading, Person.id)
        )
    )


def person(person_id: uuid.UUID) -> Person | None:
    """A person by id."""
    return db.session.get(Person, person_id)
