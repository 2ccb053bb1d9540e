"""The agenda as it is worked through, and the record of one item."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import func, select, true
from sqlalchemy.orm import joinedload

from council.domain.business import WITHHELD, number_items
from council.domain.business import Place as Number
from council.domain.vocabulary import EntryKind, ItemKind, MeetingState
from council.extensions import db
from council.models import ActionItem, AgendaItem, Meeting, RecordEntry, Vote
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.recusals import is_withheld
from council.queries.meetings import WITH_POLICY

_OVER = (MeetingState.CLOSED, MeetingState.CONCLUDED)
_DONE_BY = {
    ItemKind.OPENING: (MeetingState.IN_SESSION, *_OVER),
    ItemKind.CLOSING: _OVER,
}


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item on the sitting's page: its number, how much of it is recorded, and whether it is done.

    `title` is what the reader may know of it; `votes` are its votes: when, and how many voted, if it was counted.
    """

    item: AgendaItem
    number: Number
    title: str
    is_withheld: bool
    entries: int
    actions: int
    is_done: bool
    votes: tuple[tuple[time | None, int | None], ...] = ()

    @property
    def awaits(self) -> bool:
        """Whether it is still to be dealt with before the closing; the closing itself is none of these."""
        return not self.is_done and self.item.kind is not ItemKind.CLOSING


def _is_done(meeting: Meeting, item: AgendaItem) -> bool:
    """開会 and 閉会 are done by opening and closing; nobody marks them."""
    return item.is_discussed or meeting.state in _DONE_BY.get(item.kind, ())


@dataclass(frozen=True, slots=True)
class EntryView:
    """One thing recorded, opened for reading."""

    entry: RecordEntry
    text: str


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action item given out at this item."""

    action: ActionItem
    agency: str
    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item with all that was recorded under it; `following` is the next item's id.

    `marks_itself`: opening or closing the meeting does what the mark of the others does.
    """

    item: AgendaItem
    number: Number
    is_done: bool
    marks_itself: bool
    entries: tuple[EntryView, ...]
    actions: tuple[ActionView, ...]
    following: uuid.UUID | None

    def of(self, kind: EntryKind) -> list[EntryView]:
        """The entries of one kind."""
        return [one for one in self.entries if one.entry.kind is kind]


def _items(meeting: Meeting) -> list[AgendaItem]:
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )


def lines(meeting: Meeting, actor: Actor) -> list[ItemLine]:
    """The agenda with counts: three statements, whatever its length."""
    found = db.session.execute(
        select(AgendaItem, is_withheld(actor, AgendaItem.id))
        .where(AgendaItem.meeting_id == meeting.id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    entries, votes = _recorded(meeting)
    actions = _actions_of(meeting)
    numbers = number_items([item.kind for item, _withheld in found])
    return [
        ItemLine(
            item,
            number,
            WITHHELD if withheld else item.title,
            bool(withheld),
            entries[item.id],
            actions[item.id],
            _is_done(meeting, item),
            tuple(votes[item.id]),
        )
        for (item, withheld), number in zip(found, numbers, strict=True)
    ]


def _recorded(
    meeting: Meeting,
) -> tuple[Counter[uuid.UUID], dict[uuid.UUID, list[tuple[time | None, int | None]]]]:
    """How much is recorded under each item, and its votes."""
    voters = Vote.ayes + Vote.noes + Vote.abstentions
    rows = db.session.execute(
        select(RecordEntry.agenda_item_id, Vote.outcome, Vote.held_at, voters, func.count())
        .outerjoin(Vote, Vote.entry_id == RecordEntry.id)
        .where(RecordEntry.meeting_id == meeting.id)
        .group_by(RecordEntry.agenda_item_id, Vote.outcome, Vote.held_at, voters)
    )
    entries: Counter[uuid.UUID] = Counter()
    votes: dict[uuid.UUID, list[tuple[time | None, int | None]]] = defaultdict(list)
    for item_id, outcome, at, told, count in rows:
        entries[item_id] += count
        if outcome is not None:
            votes[item_id].append((at, told))
    return entries, votes


def _actions_of(meeting: Meeting) -> Counter[uuid.UUID | None]:
    rows = db.session.execute(
        select(ActionItem.agenda_item_id, func.count())
        .where(ActionItem.meeting_id == meeting.id)
        .group_by(ActionItem.agenda_item_id)
    )
    return Counter({row[0]: row[1] for row in rows})


def item(meeting: Meeting, item_id: uuid.UUID, reader: Actor | None = None) -> AgendaItem | None:
    """An item of this very meeting, with what acts on it ask about; for a reader, unless it is withheld from them."""
    return next(iter(items(meeting, [item_id], reader)), None)


def items(
    meeting: Meeting, item_ids: Collection[uuid.UUID], reader: Actor | None = None
) -> list[AgendaItem]:
    """The same for several, in the order of the 次第."""
    is_told = true() if reader is None else ~is_withheld(reader, AgendaItem.id)
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id, AgendaItem.id.in_(item_ids), is_told)
            .options(
                joinedload(AgendaItem.meeting).options(*WITH_POLICY),
                joinedload(AgendaItem.submission),
            )
            .order_by(AgendaItem.position)
        ).unique()
    )


def entry(meeting: Meeting, entry_id: uuid.UUID) -> EntryView | None:
    """One thing recorded at this very meeting."""
    row = db.session.scalars(
        select(RecordEntry)
        .where(RecordEntry.meeting_id == meeting.id, RecordEntry.id == entry_id)
        .options(
            joinedload(RecordEntry.agenda_item)
            .joinedload(AgendaItem.meeting)
            .options(*WITH_POLICY),
            joinedload(RecordEntry.vote),
        )
    ).one_or_none()
    return EntryView(row, keyring(db.session).open(row, "text_sealed")) if row else None


def item_page(meeting: Meeting, one: AgendaItem) -> ItemPage:
    """Everything recorded under an item."""
    every = _items(meeting)
    at = next(index for index, each in enumerate(every) if each.id == one.id)
    number = number_items([each.kind for each in every])[at]
    following = every[at + 1].id if at + 1 < len(every) else None
    return ItemPage(
        one,
        number,
        _is_done(meeting, one),
        one.kind in _DONE_BY,
        _entries(one),
        _actions(one),
        following,
    )


def _entries(one: AgendaItem) -> tuple[EntryView, ...]:
    rows = db.session.scalars(
        select(RecordEntry)
        .where(RecordEntry.agenda_item_id == one.id)
        .options(joinedload(RecordEntry.vote))
        .order_by(RecordEntry.position, RecordEntry.created_at)
    ).all()
    ring = keyring(db.session)
    ring.fetch(row.key_id for row in rows)
    return tuple(EntryView(row, ring.open(row, "text_sealed")) for row in rows)


def _actions(one: AgendaItem) -> tuple[ActionView, ...]:
    rows = db.session.scalars(
        select(ActionItem)
        .where(ActionItem.agenda_item_id == one.id)
        .options(joinedload(ActionItem.agency))
        .order_by(ActionItem.created_at, ActionItem.id)
    ).all()
    ring = keyring(db.session)
    ring.fetch(row.key_id for row in rows)
    return tuple(
        ActionView(row, row.agency.name, ring.open(row, "text_sealed"), row.due_on) for row in rows
    )
