"""Delivering what the outbox holds: claim, commit, send, settle, commit; nothing is lost between two of them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from council.domain import clock
from council.extensions import db
from council.invites.transport import NotDelivered, Transport
from council.policy.actor import Actor
from council.services import letters, outbox
from council.services.outbox import Claim


class Outcome(StrEnum):
    """What became of one letter."""

    SENT = "sent"
    PUT_OFF = "put_off"
    FAILED = "failed"
    CANCELLED = "cancelled"
    LOST = "lost"  # another worker held it by then


@dataclass(frozen=True, slots=True)
class Tally:
    """How many letters went, were given up, and still wait."""

    sent: int
    failed: int
    waiting: int


def deliver_one(transport: Transport) -> Outcome | None:
    """Deliver the first letter that is due; None when none is. Commits; called as a writer."""
    taken = outbox.claim()
    if taken is None:
        db.session.commit()
        return None
    actor = Actor.system(clock.today())
    reason = letters.why_not(taken.message)
    if reason is not None:
        outbox.settle_cancelled(taken, reason, actor)
        db.session.commit()
        return Outcome.CANCELLED
    try:
        content = letters.render(taken.message)
    except ValueError:
        # an address or a name that no header may carry: not to be sent, and not to hold up the rest
        return _failed(taken, NotDelivered("letter", is_final=True), actor)
    sender, recipient = letters.sender_of(taken.message), taken.message.address
    # from here on the lease guards the letter: no transaction stays open while a mail server is slow
    db.session.commit()
    try:
        transport.send(content, sender=sender, recipient=recipient)
    except NotDelivered as error:
        return _failed(taken, error, actor)
    is_ours = letters.settle_sent(taken, content, actor)
    db.session.commit()
    return Outcome.SENT if is_ours else Outcome.LOST


def _failed(taken: Claim, error: NotDelivered, actor: Actor) -> Outcome:
    is_over = outbox.settle_failed(taken, error.reason, is_final=error.is_final, actor=actor)
    db.session.commit()
    return Outcome.FAILED if is_over else Outcome.PUT_OFF


def deliver_due(transport: Transport, until: Callable[[], bool] = lambda: False) -> Tally:
    """Deliver all that is due, in order; stops between two letters when `until` says so."""
    counts = dict.fromkeys(Outcome, 0)
    while not until() and (outcome := deliver_one(transport)) is not None:
        counts[outcome] += 1
    waiting = outbox.waiting()
    db.session.commit()
    return Tally(counts[Outcome.SENT], counts[Outcome.FAILED], waiting)
