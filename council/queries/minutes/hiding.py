"""Which items somebody was recused from: their part of the minutes is not shown to that person."""

import uuid
from dataclasses import dataclass

from sqlalchemy import exists, or_, select

from council.domain.business import WITHHELD
from council.extensions import db
from council.minutes.content import MinutesContent
from council.minutes.editing import without_items
from council.models import AgendaItem, Recusal, RosterEntry
from council.policy.actor import Actor
from council.policy.recusals import is_withheld


@dataclass(frozen=True, slots=True)
class Hidden:
    """Items of a meeting whose record is hidden from a reader, and those of them whose titles are too."""

    items: frozenset[uuid.UUID]
    untitled: frozenset[uuid.UUID]

    def out_of(self, content: MinutesContent) -> MinutesContent:
        """The content as the reader may read it."""
        hidden, untitled = ({str(one) for one in ids} for ids in (self.items, self.untitled))
        return without_items(content, hidden, dict.fromkeys(untitled, WITHHELD))


def hidden_items(meeting_id: uuid.UUID, actor: Actor) -> Hidden:
    """The items from which the actor, or the seat held at the meeting, was recused: here, or where they came of."""
    held = exists().where(
        RosterEntry.meeting_id == meeting_id,
        RosterEntry.seat_id == Recusal.seat_id,
        RosterEntry.person_id == actor.person_id,
    )
    recused = exists().where(
        Recusal.agenda_item_id == AgendaItem.id, or_(Recusal.person_id == actor.person_id, held)
    )
    withheld = is_withheld(actor, AgendaItem.id)
    rows = db.session.execute(
        select(AgendaItem.id, withheld).where(
            AgendaItem.meeting_id == meeting_id, or_(recused, withheld)
        )
    ).all()
    return Hidden(
        frozenset(row[0] for row in rows),
        frozenset(one for one, is_untitled in rows if is_untitled),
    )
