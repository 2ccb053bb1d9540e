"""Which items of a meeting are withheld, and from whom: made from an issue that is hidden from them."""

import uuid

from sqlalchemy import select

from council.extensions import db
from council.models import AgendaItem, IssueOrigin, Recusal
from council.policy.actor import Actor
from council.policy.recusals import is_withheld


def withheld_items(meeting_id: uuid.UUID, actor: Actor) -> set[uuid.UUID]:
    """The ids of the meeting's items of which the actor is not even told the title."""
    return set(
        db.session.scalars(
            select(AgendaItem.id).where(
                AgendaItem.meeting_id == meeting_id, is_withheld(actor, AgendaItem.id)
            )
        )
    )


def withheld_from(meeting_id: uuid.UUID) -> dict[uuid.UUID, list[Recusal]]:
    """By item: the recusals for whose sake the item is withheld from those who took no part; one statement."""
    rows = db.session.execute(
        select(AgendaItem.id, Recusal)
        .join(IssueOrigin, IssueOrigin.issue_id == AgendaItem.issue_id)
        .join(Recusal, Recusal.agenda_item_id == IssueOrigin.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id)
    )
    found: dict[uuid.UUID, list[Recusal]] = {}
    for item_id, recusal in rows:
        found.setdefault(item_id, []).append(recusal)
    return found
