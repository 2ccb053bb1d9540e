"""Which items somebody was recused from: their part of the minutes is not shown to that person."""

import uuid

from sqlalchemy import exists, or_, select

from council.extensions import db
from council.models import AgendaItem, Recusal, RosterEntry


def recused_items(meeting_id: uuid.UUID, person_id: uuid.UUID | None) -> set[uuid.UUID]:
    """The items of the meeting from which the person, or the seat held at it, was recused."""
    held = exists().where(
        RosterEntry.meeting_id == meeting_id,
        RosterEntry.seat_id == Recusal.seat_id,
        RosterEntry.person_id == person_id,
    )
    return set(
        db.session.scalars(
            select(Recusal.agenda_item_id)
            .join(AgendaItem, AgendaItem.id == Recusal.agenda_item_id)
            .where(AgendaItem.meeting_id == meeting_id, or_(Recusal.person_id == person_id, held))
        )
    )
