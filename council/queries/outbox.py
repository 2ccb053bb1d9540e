"""What was sent, what waits, and what did not arrive: for those who answer for it."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased, joinedload

from council.domain.destinations import Lack
from council.domain.vocabulary import Channel, OutboxState
from council.extensions import db
from council.invites.letters import from_json
from council.models import InvitationLetter, OutboxMessage, Person
from council.policy.actor import Actor
from council.policy.letters import visible_messages
from council.queries.places import Wanting

PAGE = 50
_OPEN_AT_MOST = 300


def get(actor: Actor, message_id: uuid.UUID) -> OutboxMessage | None:
    """A letter whose sending the actor may follow."""
    return db.session.scalars(
        visible_messages(actor).where(OutboxMessage.id == message_id)
    ).one_or_none()


@dataclass(frozen=True, slots=True)
class Row:
    """One letter; `title` is the occasion of an invitation, empty for other mails.

    `lacks`: what is wanting of where it goes to, of one to be carried. `overtakes`: when the letter before it
    was written, that was not marked as carried either. `person` with the account, None of an agency's.
    """

    id: uuid.UUID
    kind: str
    matter: str
    title: str
    sequence: int | None
    name: str
    address: str
    channel: Channel
    state: OutboxState
    error: str
    attempts: int
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None
    handed_on: date | None
    handed_by: str
    reader_id: uuid.UUID
    body_id: uuid.UUID | None
    order_key: str
    person: Person | None
    agency_code: str = ""
    lacks: Lack | None = None
    overtakes: datetime | None = None

    @property
    def is_on_paper(self) -> bool:
        """Whether somebody has to post, fax or carry it."""
        return not self.address


@dataclass(frozen=True, slots=True)
class Worklist:
    """What is to be carried one way; of `mail` an address is wanting."""

    channel: Channel
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """What needs a hand first, then what waits, then what is done, newest first."""

    failed: tuple[Row, ...]
    paper: tuple[Worklist, ...]
    waiting: tuple[Row, ...]
    done: tuple[Row, ...]
    number: int
    has_more: bool


def page(actor: Actor, number: int = 1) -> OutboxPage:
    """The page in a few statements, however many letters there are."""
    number = max(number, 1)
    still = _rows(
        _listed(actor)
        .where(OutboxMessage.state.in_([OutboxState.WAITING, OutboxState.FAILED]))
        .order_by(OutboxMessage.position)
        .limit(_OPEN_AT_MOST)
    )
    finished = _rows(
        _listed(actor)
        .where(OutboxMessage.state.in_([OutboxState.SENT, OutboxState.CANCELLED]))
        .order_by(OutboxMessage.position.desc())
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    )
    failed = tuple(row for row in still if row.state is OutboxState.FAILED)
    waits = [row for row in still if row.state is OutboxState.WAITING]
    return OutboxPage(
        failed=failed,
        paper=tuple(_worklists(_marked([row for row in waits if row.is_on_paper], actor))),
        waiting=tuple(row for row in waits if not row.is_on_paper),
        done=tuple(finished[:PAGE]),
        number=number,
        has_more=len(finished) > PAGE,
    )


def _marked(rows: list[Row], actor: Actor) -> list[Row]:
    if not rows:
        return []
    wanting = Wanting({row.reader_id for row in rows}, actor)
    lacks = {
        Channel.POST: (wanting.lacks_address, Lack.ADDRESS),
        Channel.MAIL: (wanting.lacks_address, Lack.ADDRESS),
        Channel.FAX: (wanting.lacks_fax, Lack.FAX),
    }
    before: dict[str, datetime] = {}
    found = []
    for row in rows:
        asks, lack = lacks.get(row.channel, (None, None))
        is_lacking = asks is not None and asks(row.reader_id, row.body_id)
        found.append(
            replace(
                row,
                lacks=lack if is_lacking else None,
                agency_code=wanting.agency_code(row.reader_id, row.body_id) if is_lacking else "",
                overtakes=before.get(row.order_key),
            )
        )
        before[row.order_key] = row.created_at
    return found


def _worklists(rows: list[Row]) -> Iterator[Worklist]:
    for channel in (Channel.POST, Channel.FAX, Channel.INTERNAL, Channel.MAIL):
        mine = tuple(row for row in rows if row.channel is channel)
        if mine:
            yield Worklist(channel, mine)


def to_carry(actor: Actor, channel: Channel) -> list[OutboxMessage]:
    """What the reader has to carry this way, oldest first."""
    return list(
        db.session.scalars(
            visible_messages(actor)
            .where(
                OutboxMessage.state == OutboxState.WAITING,
                OutboxMessage.address == "",
                OutboxMessage.channel == channel,
            )
            .order_by(OutboxMessage.position)
            .limit(_OPEN_AT_MOST)
        )
    )


def among(actor: Actor, ids: Collection[uuid.UUID]) -> list[OutboxMessage]:
    """Those of these letters whose sending the reader may follow."""
    return list(
        db.session.scalars(
            visible_messages(actor)
            .where(OutboxMessage.id.in_(ids))
            .order_by(OutboxMessage.position)
        )
    )


def row(message: OutboxMessage) -> Row:
    """One letter as the list shows it."""
    return _rows(_with_letters(select(OutboxMessage).where(OutboxMessage.id == message.id)))[0]


def _listed(actor: Actor) -> Any:
    return _with_letters(visible_messages(actor))


def _with_letters(messages: Any) -> Any:
    carrier = aliased(Person)
    return (
        messages.add_columns(InvitationLetter, Person, carrier.name)
        .options(joinedload(Person.user))
        .outerjoin(Person, Person.id == OutboxMessage.person_id)
        .outerjoin(InvitationLetter, InvitationLetter.id == OutboxMessage.subject_id)
        .outerjoin(carrier, carrier.id == OutboxMessage.handed_by_id)
    )


def _rows(statement: Any) -> list[Row]:
    found: Sequence[Any] = db.session.execute(statement).all()
    return [_row(*one) for one in found]


def _row(
    message: OutboxMessage,
    letter: InvitationLetter | None,
    person: Person | None,
    carrier: str | None,
) -> Row:
    facts = from_json(letter.facts) if letter else None
    return Row(
        id=message.id,
        kind=message.kind,
        matter=facts.matter.value if facts else message.kind,
        title=facts.occasion.title if facts else "",
        sequence=letter.sequence if letter else None,
        name=person.name if person else message.addressee,
        address=message.address,
        channel=message.channel,
        state=message.state,
        error=message.error,
        attempts=message.attempts,
        created_at=message.created_at,
        due_at=message.due_at,
        sent_at=message.sent_at,
        handed_on=message.handed_on,
        handed_by=carrier or "",
        reader_id=message.reader_id,
        body_id=message.body_id,
        order_key=message.order_key,
        person=person,
    )
