"""The people who work in or for the council."""

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
) -> Person:
    """Somebody who works in or for the council."""
    if not actor.is_system:
        require(actor, Permission.PERSON_ADD)
    if email is not None and not is_address(email):
        raise DomainError(
            "メールアドレスを確かめてください。例　midori.tokiwa@city.example.jp", field="email"
        )
    person = Person(
        id=new_id(), name=name, reading=reading, email=email, phone=phone, channel=channel
    )
    db.session.add(person)
    record(actor, "person:add", person)
    return person
