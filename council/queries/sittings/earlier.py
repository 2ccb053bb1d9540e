"""What was recorded under an item at the meetings from which it was moved here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import select

from council.domain.vocabulary import Carrying
from council.extensions import db
from council.models import AgendaItem, Meeting, RecordEntry, Sitting
from council.models.keyring import keyring
from council.queries.sittings.floor import EntryView


@dataclass(frozen=True, slots=True)
class Earlier:
    """The record of one earlier meeting under the item."""

    held_on: date
    entries: tuple[EntryView, ...]


def earlier(item: AgendaItem) -> Sequence[Earlier]:
    """The earlier records, oldest first; nothing is asked about an item that was not carried."""
    if item.carried_from_id is None:
        return ()
    chain = (
        select(AgendaItem.id, AgendaItem.carried_from_id)
        .where(AgendaItem.id == item.carried_from_id, AgendaItem.carrying == Carrying.MOVED)
        .cte(recursive=True)
    )
    chain = chain.union_all(
        select(AgendaItem.id, AgendaItem.carried_from_id).where(
            AgendaItem.id == chain.c.carried_from_id, AgendaItem.carrying == Carrying.MOVED
        )
    )
    rows = db.session.execute(
        select(Sitting.held_on, RecordEntry)
        .join(chain, chain.c.id == RecordEntry.agenda_item_id)
        .join(Meeting, Meeting.id == RecordEntry.meeting_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .order_by(Sitting.held_on, RecordEntry.position, RecordEntry.created_at)
    ).all()
    ring = keyring(db.session)
    ring.fetch(entry.key_id for _day, entry in rows)
    return [
        Earlier(day, tuple(EntryView(row, ring.open(row, "text_sealed")) for _on, row in told))
        for day, told in groupby(rows, key=lambda row: row.held_on)
    ]
