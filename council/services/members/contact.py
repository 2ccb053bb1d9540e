"""連絡先: a person's name, ways and own 届け先, put right in one step."""

import hashlib
from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

from sqlalchemy import select

from council.domain.destinations import Destination
from council.domain.errors import StaleVersion
from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import Person
from council.policy.actor import Actor
from council.queries import channels, destinations
from council.services.channels import choose
from council.services.destinations import keep
from council.services.members.people import edit_person

_FIELDS = ("name", "reading", "channel", "email", "shared_mailbox", "phone")


def contact_mark(person: Person) -> str:
    """A mark of what a page shows of it, to be held against what is kept when its form comes back."""
    own = destinations.opened([person.id]).get(person.id, Destination())
    ways = sorted((kind.value, way.value) for kind, way in channels.chosen(person).items())
    said = ([str(getattr(person, name)) for name in _FIELDS], ways, astuple(own))
    return hashlib.sha256(repr(said).encode()).hexdigest()


def edit_contact(
    person: Person,
    facts: dict[str, Any],
    ways: Mapping[LetterKind, Channel | None],
    own: Destination | None,
    actor: Actor,
    *,
    seen: str | None = None,
) -> None:
    """Put it all right, or nothing of it; `own` is None where the form did not ask for the 届け先.

    `seen` is the mark of what the form showed: what somebody else wrote meanwhile is not undone unseen.
    """
    db.session.scalars(
        select(Person.id).where(Person.id == person.id).with_for_update(key_share=True)
    ).one()
    db.session.refresh(person, _FIELDS)
    if seen is not None and seen != contact_mark(person):
        raise StaleVersion
    edit_person(person, facts, actor)
    choose(person, dict(ways), actor)
    if own is not None:
        keep(person, own, actor)
