"""渡す方: whose seats a paper is for, where it is not for everybody who is asked to the meeting."""

from typing import Any

from sqlalchemy import ColumnElement, exists, or_, true

from council.models import Meeting, PaperReader
from council.policy.actor import Actor


def is_for(actor: Actor, paper: Any, meeting: Meeting) -> ColumnElement[bool]:
    """The paper, of this meeting, may be read: by its secretariat, and of a restricted one by whoever holds a chosen seat."""
    if actor.is_system or meeting.body_id in actor.secretariat_of:
        return true()
    chosen = exists().where(
        PaperReader.paper_id == paper.id,
        PaperReader.seat_id.in_([post.seat_id for post in actor.posts]),
    )
    return or_(paper.is_restricted.is_(False), chosen)
