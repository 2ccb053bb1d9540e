"""Which agencies an action item of a meeting may be given to."""

import uuid

from sqlalchemy import or_, select

from council.extensions import db
from council.models import Agency, Conference, Meeting, Participant


def agencies_for(meeting: Meeting) -> list[tuple[uuid.UUID, str]]:
    """All agencies of the day for a body; for a case conference those that take part in it."""
    day = meeting.sitting.held_on
    found = (
        select(Agency.id, Agency.name)
        .where(Agency.valid_from <= day, or_(Agency.valid_to.is_(None), Agency.valid_to >= day))
        .order_by(Agency.reading, Agency.id)
    )
    if meeting.conference is not None:
        found = found.where(
            Agency.id.in_(
                select(Participant.agency_id)
                .join(Conference, Conference.id == Participant.conference_id)
                .where(Conference.meeting_id == meeting.id, Participant.is_live)
            )
        )
    return [(row.id, row.name) for row in db.session.execute(found)]
