"""Which items of a meeting are withheld from a reader: made from an issue that is hidden from them."""

import uuid

from sqlalchemy import select

from council.extensions import db
from council.models import AgendaItem
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
