"""届け方, as SQL and for a page: the way chosen for a kind of letter, else the person's usual one."""

from typing import Any

from sqlalchemy import exists, func, select

from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import Person, PersonChannel, PersonDestination


def channel_for(kind: LetterKind) -> Any:
    """The way a kind of letter goes to the person of the row."""
    chosen = (
        select(PersonChannel.channel)
        .where(PersonChannel.person_id == Person.id, PersonChannel.kind == kind)
        .correlate(Person)
        .scalar_subquery()
    )
    return func.coalesce(chosen, Person.channel, type_=Person.channel.type)


def reaching(person: Person) -> tuple[dict[LetterKind, Channel], bool]:
    """The ways chosen for a person, by kind, and whether papers go to a 届け先 of their own; one statement."""
    own = exists().where(PersonDestination.person_id == Person.id)
    rows = db.session.execute(
        select(PersonChannel.kind, PersonChannel.channel, own.label("has_own"))
        .select_from(Person)
        .outerjoin(PersonChannel, PersonChannel.person_id == Person.id)
        .where(Person.id == person.id)
    ).all()
    return {row.kind: row.channel for row in rows if row.kind}, any(row.has_own for row in rows)


def chosen(person: Person) -> dict[LetterKind, Channel]:
    """The ways chosen for a person, by kind; the usual one is not among them."""
    return {
        row.kind: row.channel
        for row in db.session.execute(
            select(PersonChannel.kind, PersonChannel.channel).where(
                PersonChannel.person_id == person.id
            )
        )
    }
