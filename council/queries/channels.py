"""届け方, as SQL and for a page: the way chosen for a kind of letter, else the person's usual one."""

from typing import Any

from sqlalchemy import func, select

from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import Person, PersonChannel


def channel_for(kind: LetterKind) -> Any:
    """The way a kind of letter goes to the person of the row."""
    chosen = (
        select(PersonChannel.channel)
        .where(PersonChannel.person_id == Person.id, PersonChannel.kind == kind)
        .correlate(Person)
        .scalar_subquery()
    )
    return func.coalesce(chosen, Person.channel, type_=Person.channel.type)


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
