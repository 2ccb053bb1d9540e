"""The outbox: a letter is queued in the transaction of its act and delivered later, in order, never lost.

Between claim and settlement the worker holds a lease; a worker that dies in between leaves the letter to
the next one, which sends it again under the same Message-ID.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.letter_kinds import LetterKind, kind_of_letter
from council.domain.machines import OUTBOX
from council.domain.vocabulary import Channel, OutboxState
from council.extensions import db, of_transaction
from council.models import OutboxMessage, Person
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.services import house
from council.services.channels import channel_of, mail_address
from council.services.transitions import advance

LEASE = timedelta(minutes=2)
ATTEMPTS = 12
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=2)
_ORDERING = 0x6F7574626F78  # the advisory lock's number: "outbox" in ASCII


@dataclass(frozen=True, slots=True)
class Office:
    """An agency as the reader of a letter: how it is addressed, and by which way on paper it gets it."""

    agency_id: uuid.UUID
    addressee: str
    channel: Channel


def enqueue(
    kind: str,
    reader: Person | Office,
    *,
    subject: Any,
    reference: dict[str, Any],
    order_key: str,
    body_id: uuid.UUID | None = None,
    due_at: datetime | None = None,
) -> OutboxMessage:
    """Queue one letter in the present transaction; letters of one `order_key` go out in this order.

    `reference` holds ids, days and codes from which the letter is written at delivery, never case text.
    For a person without mail, and for an agency, the letter waits to be carried on paper.
    """
    identity = new_id()
    message = OutboxMessage(
        id=identity,
        position=_next_position(),
        kind=kind,
        **_to(reader, kind_of_letter(kind)),
        subject_kind=subject.__tablename__,
        subject_id=subject.id,
        reference=reference,
        body_id=body_id,
        message_id=f"<{identity}@{house.office_address().partition('@')[2]}>",
        order_key=order_key,
        state=OutboxState.WAITING,
        due_at=due_at or clock.now(),
        created_at=clock.now(),
    )
    db.session.add(message)
    return message


def _to(reader: Person | Office, way: LetterKind) -> dict[str, Any]:
    if isinstance(reader, Office):
        return {
            "agency_id": reader.agency_id,
            "addressee": reader.addressee,
            "address": "",
            "channel": reader.channel,
        }
    return {
        "person_id": reader.id,
        "address": mail_address(reader, way) or "",
        "channel": channel_of(reader, way),
    }


def _next_position() -> int:
    """The place behind all letters; from the first one on, only this transaction appends until it ends."""
    known = of_transaction(db.session())
    last = known[_ORDERING] if _ORDERING in known else _last_position()
    known[_ORDERING] = last + 1
    return last + 1


def _last_position() -> int:
    # no letter of this transaction waits to be written yet
    with db.session.no_autoflush:
        # two acts at once must not take the same place; SQLite has one writer anyway
        if db.session.get_bind().dialect.name == "postgresql":
            db.session.execute(select(func.pg_advisory_xact_lock(_ORDERING)))
        return db.session.scalar(select(func.max(OutboxMessage.position))) or 0


@dataclass(frozen=True, slots=True)
class Claim:
    """A letter taken for delivery, and the token without which nobody settles it."""

    message: OutboxMessage
    token: uuid.UUID


def claim() -> Claim | None:
    """Take the first letter that is due and not behind another of its order; the caller commits."""
    now, earlier = clock.now(), _earlier()
    message = db.session.scalars(
        select(OutboxMessage)
        .where(
            OutboxMessage.state == OutboxState.WAITING,
            OutboxMessage.address != "",
            OutboxMessage.due_at <= now,
            or_(OutboxMessage.lease_until.is_(None), OutboxMessage.lease_until <= now),
            ~exists().where(
                earlier.order_key == OutboxMessage.order_key,
                earlier.position < OutboxMessage.position,
                earlier.state == OutboxState.WAITING,
            ),
        )
        .order_by(OutboxMessage.position)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if message is None:
        return None
    token = uuid.uuid4()
    message.lease_token, message.lease_until = token, now + LEASE
    message.attempts += 1
    return Claim(message, token)


@cache
def _earlier() -> type[OutboxMessage]:
    # made once: an alias costs more than the statement it serves
    return aliased(OutboxMessage)


def _held(taken: Claim) -> OutboxMessage | None:
    """The letter, if this claim still holds it."""
    return db.session.scalars(
        select(OutboxMessage)
        .where(
            OutboxMessage.id == taken.message.id,
            OutboxMessage.lease_token == taken.token,
            OutboxMessage.state == OutboxState.WAITING,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def settle_sent(taken: Claim, content: bytes, actor: Actor) -> bool:
    """Mark the letter sent and keep its bytes sealed; False when another worker holds it by now."""
    message = _held(taken)
    if message is None:
        return False
    ring = keyring(db.session)
    message.key_id = ring.key_for("house")
    message.sent_sealed = ring.seal_bytes(message, "sent_sealed", content)
    mark_sent(message, actor)
    return True


def mark_sent(message: OutboxMessage, actor: Actor) -> None:
    """Record that the letter has gone."""
    advance(OUTBOX, message, "deliver", actor)
    message.sent_at = clock.now()
    _release(message)
    message.error = ""


def settle_failed(taken: Claim, reason: str, *, is_final: bool, actor: Actor) -> bool:
    """Put the letter off, longer each time; give it up when it can never arrive. True when given up."""
    message = _held(taken)
    if message is None:
        return False
    message.error = reason[:200]
    _release(message)
    if is_final or message.attempts >= ATTEMPTS:
        advance(OUTBOX, message, "give_up", actor)
        return True
    pause = min(_FIRST_PAUSE * 2 ** (message.attempts - 1), _LONGEST_PAUSE)
    message.due_at = clock.now() + pause
    return False


def settle_cancelled(taken: Claim, reason: str, actor: Actor) -> None:
    """Take back a letter whose reader may no longer know, or that a later one has overtaken."""
    message = _held(taken)
    if message is not None:
        # it was taken, not tried: nobody heard of it by this
        message.attempts -= 1
        cancel(message, reason, actor)


def cancel(message: OutboxMessage, reason: str, actor: Actor) -> None:
    """Take back a letter that has not gone."""
    advance(OUTBOX, message, "cancel", actor)
    message.error = reason[:200]
    _release(message)


def _release(message: OutboxMessage) -> None:
    message.lease_token = message.lease_until = None


def retry(message: OutboxMessage, actor: Actor) -> None:
    """Queue a letter once more that could not be delivered."""
    advance(OUTBOX, message, "retry", actor)
    message.attempts, message.error, message.due_at = 0, "", clock.now()


def hand_over(message: OutboxMessage, actor: Actor, on: date | None = None) -> None:
    """Record that a letter on paper was posted, faxed or handed over, on which day and by whom."""
    if message.address:
        raise DomainError("この案内はメールで送られます。紙で届ける必要はありません。")
    day = on or actor.on
    if day > actor.on:
        raise DomainError("送付した日は、今日までの日にしてください。", field="on")
    if day < clock.local(message.created_at).date():
        raise DomainError("送付した日が、文書を作った日より前です。", field="on")
    advance(OUTBOX, message, "hand_over", actor)
    message.sent_at = clock.now()
    message.handed_on, message.handed_by_id = day, actor.id


def waiting() -> int:
    """How many letters are still to be mailed."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(OutboxMessage)
            .where(OutboxMessage.state == OutboxState.WAITING, OutboxMessage.address != "")
        )
        or 0
    )
