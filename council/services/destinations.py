"""届け先: a person's own, kept sealed; taken back, its key goes with it."""

import json
from dataclasses import asdict, replace

from sqlalchemy import select

from council.domain.destinations import Destination, read_fax, read_postal_code
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.extensions import db
from council.models import Person, PersonDestination
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.destinations import opened
from council.services.audit import record


def keep(person: Person, wanted: Destination, actor: Actor) -> bool:
    """Send the person's papers there from now on; an empty one means: to the agency. Says whether it is another."""
    if not actor.is_system:
        require(actor, Permission.PERSON_EDIT, person)
    wanted = _checked(wanted)
    # two who write at once: the later one sees what the earlier one wrote
    db.session.scalars(
        select(Person.id).where(Person.id == person.id).with_for_update(key_share=True)
    ).one()
    if opened([person.id]).get(person.id, Destination()) == wanted:
        return False
    row = db.session.scalars(
        select(PersonDestination).where(PersonDestination.person_id == person.id)
    ).one_or_none()
    if row is not None:
        _erase(row)
    if not wanted.is_empty:
        _seal(person, wanted)
    record(actor, "person:destination", person)
    return True


def _checked(wanted: Destination) -> Destination:
    found = replace(
        wanted,
        postal_code=read_postal_code(wanted.postal_code, "own_postal_code"),
        fax=read_fax(wanted.fax, "own_fax"),
    )
    if (found.postal_code or found.building) and not found.address:
        raise DomainError("住所を入力してください。", field="own_address")
    return found


def _erase(row: PersonDestination) -> None:
    key_id = row.key_id
    db.session.delete(row)
    db.session.flush()
    keyring(db.session).destroy(key_id)


def _seal(person: Person, wanted: Destination) -> None:
    ring, identity = keyring(db.session), new_id()
    row = PersonDestination(
        id=identity,
        person_id=person.id,
        by_post=bool(wanted.address),
        by_fax=bool(wanted.fax),
        key_id=ring.key_for("destination", identity),
    )
    content = json.dumps(asdict(wanted), ensure_ascii=False)
    row.content_sealed = ring.seal(row, "content_sealed", content)
    db.session.add(row)
    db.session.flush()
