"""Who is asked to read a draft, and who hears that the minutes are final."""

import uuid

from sqlalchemy import select

from council.domain.attendance import ATTENDING
from council.extensions import db
from council.models import Minutes, Person, Presence, RosterEntry


def attendees(minutes: Minutes) -> list[Person]:
    """Those who attended; for a seat filled by a substitute, its holder."""
    return list(
        db.session.scalars(
            select(Person)
            .where(
                Person.id.in_(
                    select(Presence.person_id).where(
                        Presence.meeting_id == minutes.meeting_id,
                        Presence.attendance.in_(ATTENDING),
                        Presence.person_id.is_not(None),
                    )
                )
            )
            .order_by(Person.reading, Person.id)
        )
    )


def has_attended(minutes: Minutes, person_id: uuid.UUID | None) -> bool:
    """Whether the person, or a substitute in the person's seat, was there."""
    return any(one.id == person_id for one in attendees(minutes))


def everybody(minutes: Minutes) -> list[Person]:
    """The roster of the day, and whoever else attended: those who may read the approved text."""
    on_roster = select(RosterEntry.person_id).where(
        RosterEntry.meeting_id == minutes.meeting_id,
        RosterEntry.left_at.is_(None),
        RosterEntry.person_id.is_not(None),
    )
    people = {one.id: one for one in attendees(minutes)}
    for one in db.session.scalars(select(Person).where(Person.id.in_(on_roster))):
        people[one.id] = one
    return sorted(people.values(), key=lambda one: (one.reading, str(one.id)))
