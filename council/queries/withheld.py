"""From whom items of a meeting are withheld: those made from an issue that is hidden from them."""

import uuid

from sqlalchemy import select

from council.extensions import db
from council.models import AgendaItem, IssueOrigin, Recusal


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
