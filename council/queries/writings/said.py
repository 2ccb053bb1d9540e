"""What was written to the items of a meeting and stands: the newest of each person, nothing withdrawn."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from council.domain.writings import Stance
from council.extensions import db
from council.models import Meeting, ProxyEntry, Writing
from council.models.keyring import keyring


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said to one item; `proxy` is how it came, where somebody else entered it.

    `beside` are the items that the person ever wrote to: a sheet also says again what stands already.
    """

    item_id: uuid.UUID
    person_id: uuid.UUID
    stance: Stance
    text: str
    at: datetime
    proxy: ProxyEntry | None
    beside: frozenset[uuid.UUID] = frozenset()

    def copy_opens(self, opened: Collection[uuid.UUID]) -> bool:
        """Whether who reads these items may have the copy of the sheet as it came."""
        return self.beside.issubset(opened)


@dataclass(frozen=True, slots=True)
class Writings:
    """All that stands, and how many rows there are of a person: the footing of the next one."""

    said: tuple[Said, ...]
    last: dict[uuid.UUID, int]

    def of_item(self, item_id: uuid.UUID) -> list[Said]:
        """What was said to one item, in the order it came."""
        return [one for one in self.said if one.item_id == item_id]

    def of_person(self, person_id: uuid.UUID) -> dict[uuid.UUID, Said]:
        """What one person said, by item."""
        return {one.item_id: one for one in self.said if one.person_id == person_id}

    @property
    def position(self) -> int:
        """How much was written in all."""
        return sum(self.last.values())

    @property
    def people(self) -> set[uuid.UUID]:
        """Who said anything."""
        return {one.person_id for one in self.said}


def standing(
    meeting: Meeting, *, opened: Iterable[uuid.UUID] = (), person_id: uuid.UUID | None = None
) -> Writings:
    """The meeting's writings, of one person alone if asked; the text of the `opened` items is read.

    One statement, a second one for the key.
    """
    asked = (
        select(Writing, ProxyEntry)
        .outerjoin(ProxyEntry, ProxyEntry.id == Writing.proxy_id)
        .where(Writing.meeting_id == meeting.id)
        .order_by(Writing.created_at, Writing.position)
    )
    if person_id is not None:
        asked = asked.where(Writing.person_id == person_id)
    rows = db.session.execute(asked).all()
    answers = [row for row in rows if row[0].notified_at == meeting.notified_at]
    newest = {(row[0].agenda_item_id, row[0].person_id): row for row in answers}
    last: dict[uuid.UUID, int] = {}
    for row in rows:
        last[row[0].person_id] = max(row[0].position, last.get(row[0].person_id, 0))
    beside: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for row in rows:
        beside[row[0].person_id].add(row[0].agenda_item_id)
    legible = frozenset(opened)
    ring = keyring(db.session)
    ring.fetch(
        row[0].key_id
        for row in newest.values()
        if row[0].key_id and row[0].agenda_item_id in legible
    )
    return Writings(
        tuple(
            _said(*row, beside[row[0].person_id], is_legible=row[0].agenda_item_id in legible)
            for row in newest.values()
            if row[0].stance is not Stance.WITHDRAWN
        ),
        last,
    )


def _said(
    row: Writing, proxy: ProxyEntry | None, beside: Iterable[uuid.UUID], *, is_legible: bool
) -> Said:
    text = keyring(db.session).open(row, "text_sealed") if is_legible else ""
    return Said(
        item_id=row.agenda_item_id,
        person_id=row.person_id,
        stance=row.stance,
        text=text,
        at=row.created_at,
        proxy=proxy,
        beside=frozenset(beside),
    )
