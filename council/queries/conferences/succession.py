"""Places in conferences whose holder left the agency, for those who name a successor."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from council.extensions import db
from council.models import (
    Agency,
    AgencyDuty,
    Conference,
    Meeting,
    Participant,
    Person,
    Sitting,
)
from council.policy.actor import Actor
from council.policy.sharing import left_behind
from council.queries.accounts import live


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A place to fill: the conference is a number and a day, nothing of the household."""

    id: uuid.UUID
    number: str
    held_on: date
    agency: str
    person: str


def left_places(actor: Actor) -> tuple[LeftRow, ...]:
    """The places the actor may fill, the next conference first: one statement."""
    rows = db.session.execute(
        left_behind(actor)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(Agency, Agency.id == Participant.agency_id)
        .join(Person, Person.id == Participant.person_id)
        .with_only_columns(
            Participant.id,
            Conference.number,
            Sitting.held_on,
            Agency.name.label("agency"),
            Person.name.label("person"),
        )
        .order_by(Sitting.held_on, Conference.number, Person.reading)
    )
    return tuple(LeftRow(**row) for row in rows.mappings())


def get_left(actor: Actor, participant_id: uuid.UUID) -> Participant | None:
    """The place with its conference, meeting and participants, if the actor may fill it."""
    return db.session.scalars(
        left_behind(actor)
        .where(Participant.id == participant_id)
        .options(
            joinedload(Participant.agency, innerjoin=True),
            joinedload(Participant.person, innerjoin=True),
            joinedload(Participant.conference, innerjoin=True).options(
                selectinload(Conference.participants),
                joinedload(Conference.meeting, innerjoin=True).options(
                    joinedload(Meeting.sitting, innerjoin=True),
                    joinedload(Meeting.conference),
                ),
            ),
        )
    ).one_or_none()


def colleagues(left: Participant, actor: Actor) -> list[tuple[str, str]]:
    """Who works for the agency today and is not at the conference yet, as (id, name and post)."""
    there = {one.person_id for one in left.conference.participants}
    rows = db.session.execute(
        select(Person.id, Person.name, AgencyDuty.post_title)
        .join(AgencyDuty, AgencyDuty.person_id == Person.id)
        .where(AgencyDuty.agency_id == left.agency_id, live(AgencyDuty, actor.on))
        .order_by(Person.reading, Person.id)
    )
    found = {
        str(one.id): f"{one.name}（{one.post_title}）" if one.post_title else one.name
        for one in rows
        if one.id not in there
    }
    return list(found.items())
