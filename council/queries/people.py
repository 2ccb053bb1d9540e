"""The people who work in or for the council, and their accounts; nothing here touches a case."""

import uuid

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from council.extensions import db
from council.models import Person, User
from council.policy.actor import Actor


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
