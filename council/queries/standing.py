"""毎回の議題 as they are marked on a 次第, for the page of their body."""

import uuid
from typing import Any

from sqlalchemy import literal, select

from council.models import AgendaItem, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.recusals import is_withheld
from council.policy.scopes import sees_meeting


def marked(actor: Actor, body_id: uuid.UUID, kind: str) -> Any:
    """As part of a union: the titles marked on the body's last 次第 that the reader may know of; no closed ones."""
    last = (
        select(Meeting.id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == body_id,
            Meeting.is_record_only.is_(False),
            sees_meeting(actor),
        )
        .order_by(Sitting.held_on.desc(), Sitting.begins.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(literal(kind), AgendaItem.title, Sitting.held_on, literal(""), AgendaItem.position)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            AgendaItem.meeting_id == last,
            AgendaItem.is_standing,
            AgendaItem.is_closed.is_(False),
            ~is_withheld(actor, AgendaItem.id),
        )
    )
