"""The people who work in or for the council."""

import uuid
from typing import Any

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import Channel
from council.extensions import db
from council.invites.addresses import is_address
from council.models import Person
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record


def add_person(
    actor: Actor,
    *,
    name: str,
    reading: str,
    email: str | None = None,
    phone: str | None = None,
    channel: Channel = Channel.MAIL,
    person_id: uuid.UUID | None = None,
) -> Person:
    """Somebody who works in or for the council; `person_id` where another house knows them by it."""
    if not actor.is_system:
        require(actor, Permission.PERSON_ADD)
    ensure_reachable(email, channel=None)
    person = Person(
        id=person_id or new_id(),
        name=name,
        reading=reading,
        email=email,
        phone=phone,
        channel=channel,
    )
    db.session.add(person)
    record(actor, "person:add", person)
    return person


def edit_person(person: Person, facts: dict[str, Any], actor: Actor) -> bool:
    """Put right how somebody is called and reached; says whether anything is other than before.

    Who has an account is changed by an administrator alone: letters go where this says.
    """
    require(actor, Permission.PERSON_EDIT, person)
    changed = {name: value for name, value in facts.items() if getattr(person, name) != value}
    ensure_reachable(facts.get("email"), facts.get("channel"))
    for name, value in changed.items():
        setattr(person, name, value)
    if changed:
        record(actor, "person:edit", person)
    return bool(changed)


def ensure_reachable(email: str | None, channel: Channel | None) -> None:
    """Refuse an address that is none, and mail for whom there is no address."""
    if email is not None and not is_address(email):
        raise DomainError(
            "メールアドレスを確かめてください。例　midori.tokiwa@city.example.jp", field="email"
        )
    if channel is Channel.MAIL and not email:
        raise DomainError("メールで連絡する人には、アドレスが要ります。", field="email")
