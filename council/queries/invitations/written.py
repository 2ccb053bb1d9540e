"""Every letter of invitation, as commands list and show it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from council.domain.vocabulary import InvitationKind, LetterMethod, OutboxState
from council.extensions import db
from council.models import (
    Invitation,
    InvitationLetter,
    InvitationSeat,
    Meeting,
    OutboxMessage,
)
from council.policy.actor import Actor
from council.policy.letters import visible_messages


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter by mail; `meeting_id` is the meeting it was written for, of a joint sitting the first."""

    meeting_id: uuid.UUID
    sitting_id: uuid.UUID
    body_kind: str
    to: str
    uid: str
    sequence: int
    method: str
    kind: str


def _letters(actor: Actor) -> Iterator[tuple[OutboxMessage, InvitationLetter]]:
    messages = visible_messages(actor).where(
        OutboxMessage.subject_kind == InvitationLetter.__tablename__,
        OutboxMessage.address != "",
        OutboxMessage.state != OutboxState.CANCELLED,
    )
    by_letter = {one.subject_id: one for one in db.session.scalars(messages)}
    letters = db.session.scalars(
        select(InvitationLetter).options(
            joinedload(InvitationLetter.invitation).options(
                joinedload(Invitation.person),
                selectinload(Invitation.seats)
                .joinedload(InvitationSeat.meeting)
                .joinedload(Meeting.body),
            )
        )
    )
    pairs = [(by_letter[one.id], one) for one in letters if one.id in by_letter]
    yield from sorted(pairs, key=lambda pair: pair[0].position)


def sent(actor: Actor) -> list[Sent]:
    """The letters that left the house and whose sending the actor may follow, in the order they were written."""
    return [
        _sent(message, letter)
        for message, letter in _letters(actor)
        if message.state is OutboxState.SENT
    ]


def _sent(message: OutboxMessage, letter: InvitationLetter) -> Sent:
    meeting = _meeting(message, letter)
    told = letter.method is LetterMethod.PUBLISH
    return Sent(
        meeting_id=meeting.id,
        sitting_id=meeting.sitting_id,
        body_kind=meeting.body.kind.value,
        to=letter.address,
        uid=letter.invitation.uid,
        sequence=letter.sequence,
        method=letter.method.value,
        kind=(InvitationKind.ANNOUNCE if told else InvitationKind.CONVENE).value,
    )


def _meeting(message: OutboxMessage, letter: InvitationLetter) -> Meeting:
    meetings = sorted(
        (seat.meeting for seat in letter.invitation.seats), key=lambda one: one.position
    )
    return next((one for one in meetings if one.body_id == message.body_id), meetings[0])


def find_letter(
    actor: Actor, meeting_id: uuid.UUID, address: str, sequence: int | None = None
) -> InvitationLetter | None:
    """The letter to this address for this meeting: the one with this number, or the last."""
    found = [
        letter
        for _message, letter in _letters(actor)
        if letter.address.casefold() == address.strip().casefold()
        and any(seat.meeting_id == meeting_id for seat in letter.invitation.seats)
        and sequence in (None, letter.sequence)
    ]
    return max(found, key=lambda one: one.sequence, default=None)
