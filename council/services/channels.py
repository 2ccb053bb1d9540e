"""届け方: how each kind of letter goes to a person: the person's usual way, or one chosen for that kind."""

import uuid
from collections.abc import Mapping

from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Channel
from council.extensions import db, of_transaction
from council.models import Person, PersonChannel
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record

_CHOSEN = "channels_chosen"


def channel_of(person: Person, kind: LetterKind) -> Channel:
    """The way this kind of letter goes to the person."""
    return chosen_for(person.id, person.channel, kind)


def chosen_for(person_id: uuid.UUID, usual: Channel, kind: LetterKind) -> Channel:
    """The same, of somebody whose usual way is known already."""
    return _chosen().get((person_id, kind), usual)


def mail_address(person: Person, kind: LetterKind) -> str | None:
    """Where this kind of letter goes by mail; None when it goes on paper, for want of an address too."""
    return person.email if channel_of(person, kind) is Channel.MAIL and person.email else None


def _chosen() -> Mapping[tuple[uuid.UUID, LetterKind], Channel]:
    """Every way chosen for a kind: few have one, so one statement serves a whole mailing."""
    known = of_transaction(db.session())
    if _CHOSEN not in known:
        with db.session.no_autoflush:
            known[_CHOSEN] = {
                (row.person_id, row.kind): row.channel
                for row in db.session.execute(
                    select(PersonChannel.person_id, PersonChannel.kind, PersonChannel.channel)
                )
            }
    found: dict[tuple[uuid.UUID, LetterKind], Channel] = known[_CHOSEN]
    return found


def choose(person: Person, wanted: Mapping[LetterKind, Channel | None], actor: Actor) -> bool:
    """Choose the ways for the kinds named; None is the usual one. Says whether anything is other than before."""
    require(actor, Permission.PERSON_EDIT, person)
    if any(one is Channel.MAIL for one in wanted.values()) and not person.email:
        raise DomainError("メールで届けるには、アドレスが要ります。", field="email")
    rows = {
        row.kind: row
        for row in db.session.scalars(
            select(PersonChannel).where(PersonChannel.person_id == person.id)
        )
    }
    before = {kind: rows[kind].channel if kind in rows else None for kind in wanted}
    if before == dict(wanted):
        return False
    for kind, channel in wanted.items():
        _set(person, kind, channel, rows.get(kind))
    of_transaction(db.session()).pop(_CHOSEN, None)
    db.session.flush()
    record(actor, "person:channels", person)
    return True


def _set(
    person: Person, kind: LetterKind, channel: Channel | None, row: PersonChannel | None
) -> None:
    if channel is None:
        if row is not None:
            db.session.delete(row)
    elif row is None:
        db.session.add(PersonChannel(id=new_id(), person_id=person.id, kind=kind, channel=channel))
    else:
        row.channel = channel
