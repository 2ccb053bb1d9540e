"""渡す方: whom a paper is for, where it is not for everybody who is asked to the meeting."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, true

from council.models import Meeting, PaperReader
from council.policy.actor import Actor
from council.policy.scopes import is_invited_to


def is_for(actor: Actor, paper: Any, meeting: Meeting) -> ColumnElement[bool]:
    """The paper, of this meeting, may be read: by its secretariat, and of a restricted one by whoever is chosen.

    By a seat that is chosen: by whoever holds it or comes for its holder. By name: while invited.
    """
    if actor.is_system or meeting.body_id in actor.secretariat_of:
        return true()
    by_name = and_(PaperReader.person_id == actor.person_id, is_invited_to(actor, meeting.id))
    chosen = exists().where(
        PaperReader.paper_id == paper.id,
        or_(PaperReader.seat_id.in_(actor.seats_at(meeting.id)), by_name),
    )
    return or_(paper.is_restricted.is_(False), chosen)
