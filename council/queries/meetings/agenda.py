"""The 次第 of a meeting, as far as the reader may see it; its papers beside it."""

import uuid
from datetime import time
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from council.domain.business import WITHHELD, Place, number_items, start_times
from council.domain.numerals import Digits
from council.domain.papers import Slot, paper_label
from council.domain.vocabulary import Carrying, ItemKind
from council.extensions import db
from council.models import AgendaItem, Meeting
from council.policy.actor import Actor
from council.policy.recusals import is_withheld, is_withheld_from_somebody
from council.policy.scopes import visible_meetings
from council.queries.meetings.loading import WITH_POLICY
from council.queries.meetings.papers import PaperRow, opens_closed_items, papers

__all__ = ["ItemRow", "PaperRow", "get_item", "items", "opens_closed_items", "papers"]

# A long 次第 is read as plain columns: its page changes nothing, and an object a row would cost more than the row.
# Under other names than the tables' own, of which the scopes speak.
_ITEMS = AgendaItem.__table__.alias("item")
_OF_ITEM = (
    "id",
    "version",
    "kind",
    "title",
    "presenter",
    "minutes",
    "is_closed",
    "closed_reason",
    "issue_id",
    "is_standing",
    "carrying",
    "is_discussed",
    "carried_from_id",
    "ended_at",
)


class ItemRow(NamedTuple):
    """One line of the 次第; of a closed item some readers see the title alone, of a withheld one not even that."""

    id: uuid.UUID
    version: int
    place: Place
    kind: ItemKind
    title: str
    presenter: str
    minutes: int
    starts: time
    is_closed: bool
    closed_reason: str
    is_opened: bool
    papers: tuple[Slot, ...]
    issue_id: uuid.UUID | None
    is_kept_from_some: bool
    is_standing: bool
    carrying: Carrying | None
    is_carried_here: bool
    is_discussed: bool
    has_ended: bool

    def labels(self, digits: Digits = "half") -> list[str]:
        """資料1-1, 資料1-2: what its papers are called."""
        return [paper_label(one.number, one.branch, digits) for one in self.papers]


def items(meeting: Meeting, actor: Actor, listed: list[PaperRow]) -> list[ItemRow]:
    """The 次第 in its order with the times reckoned from the beginning; one statement."""
    item = _ITEMS.c
    rows = db.session.execute(
        select(
            *(item[name] for name in _OF_ITEM),
            is_withheld(actor, item.id).label("is_withheld"),
            is_withheld_from_somebody(item.id).label("is_kept_from_some"),
        )
        .where(item.meeting_id == meeting.id)
        .order_by(item.position)
    ).all()
    places = number_items([row.kind for row in rows])
    starts = start_times(meeting.sitting.begins, [row.minutes for row in rows])
    opens = opens_closed_items(actor, meeting)
    by_item: dict[uuid.UUID, list[Slot]] = {}
    for paper in listed:
        if paper.item_id and not paper.is_withdrawn:
            by_item.setdefault(paper.item_id, []).append(Slot(paper.number, paper.branch))
    return [
        _item(one, place, start, tuple(by_item.get(one.id, ())), opens=opens)
        for one, place, start in zip(rows, places, starts, strict=True)
    ]


def _item(row: Any, place: Place, starts: time, slots: tuple[Slot, ...], *, opens: bool) -> ItemRow:
    withheld = row.is_withheld
    is_opened = (opens or not row.is_closed) and not withheld
    return ItemRow(
        id=row.id,
        version=row.version,
        place=place,
        kind=row.kind,
        title=WITHHELD if withheld else row.title,
        presenter=row.presenter if is_opened else "",
        minutes=row.minutes,
        starts=starts,
        is_closed=row.is_closed,
        closed_reason=row.closed_reason if is_opened else "",
        is_opened=is_opened,
        papers=slots if is_opened else (),
        issue_id=None if withheld else row.issue_id,
        is_kept_from_some=bool(row.is_kept_from_some),
        is_standing=row.is_standing,
        carrying=row.carrying,
        is_discussed=row.is_discussed,
        has_ended=row.ended_at is not None or row.is_discussed,
        is_carried_here=row.carried_from_id is not None,
    )


def _visible(actor: Actor) -> Select[tuple[uuid.UUID]]:
    return visible_meetings(actor).with_only_columns(Meeting.id)


def get_item(actor: Actor, item_id: uuid.UUID) -> AgendaItem | None:
    """One line of the 次第 of a meeting the actor may know of; none that is withheld from them."""
    return db.session.scalars(
        select(AgendaItem)
        .where(
            AgendaItem.id == item_id,
            AgendaItem.meeting_id.in_(_visible(actor)),
            ~is_withheld(actor, AgendaItem.id),
        )
        .options(joinedload(AgendaItem.meeting, innerjoin=True).options(*WITH_POLICY))
    ).one_or_none()
