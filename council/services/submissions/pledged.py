"""Who may not have a copy yet: those of whom a pledge is asked, until it has come."""

import uuid

from sqlalchemy import select

from council.extensions import db
from council.models import Meeting, RosterEntry, Sitting
from council.policy.pledges import awaits_pledge


def unpledged(meeting_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """The persons on the meeting's roster whose pledge the body asks for and has not got."""
    return frozenset(
        person_id
        for person_id in db.session.scalars(
            select(RosterEntry.person_id)
            .join(Meeting, Meeting.id == RosterEntry.meeting_id)
            .join(Sitting, Sitting.id == Meeting.sitting_id)
            .where(
                RosterEntry.meeting_id == meeting_id,
                awaits_pledge(Meeting.body_id, Sitting.held_on),
            )
        )
        if person_id
    )
