"""Where letters on paper go: the agency, post and address of the people they are for."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import null, select, union_all

from council.extensions import db
from council.models import Agency, AgencyDuty, Appointment, Seat, SecretariatDuty
from council.queries.accounts import live


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before a name on an envelope; empty where nothing is known."""

    agency: str = ""
    post: str = ""
    address: str = ""
    fax: str = ""


def _address(location: str) -> str:
    """A location with a house number; 「各地区」 is none a letter could go to."""
    line = " ".join(location.split())
    return line if any(sign.isnumeric() for sign in line) else ""


class Places:
    """The places of some people, by the body a letter is of."""

    def __init__(self, rows: Collection[Any]) -> None:
        self._of_body: dict[tuple[uuid.UUID, uuid.UUID], Place] = {}
        self._any: dict[uuid.UUID, Place] = {}
        for person_id, body_id, agency, post, location, fax in rows:
            said = "" if post == agency else post or ""
            place = Place(agency or "", said, _address(location or ""), fax or "")
            if body_id is not None:
                self._of_body.setdefault((person_id, body_id), place)
            self._any.setdefault(person_id, place)

    def of(self, person_id: uuid.UUID, body_id: uuid.UUID | None) -> Place:
        """As the person sits in that body, else as they are known to work."""
        found = self._of_body.get((person_id, body_id)) if body_id else None
        return found or self._any.get(person_id) or Place()


def places(people: Collection[uuid.UUID], on: date) -> Places:
    """By seat first, then by the work for an agency or in a secretariat: one statement."""
    named = (Agency.name, Agency.location, Agency.fax)
    seats = (
        select(
            Appointment.person_id,
            Seat.body_id,
            named[0],
            Appointment.post_title,
            named[1],
            named[2],
        )
        .join(Seat, Seat.id == Appointment.seat_id)
        .outerjoin(Agency, Agency.id == Seat.agency_id)
        .where(Appointment.person_id.in_(people), live(Appointment, on))
    )
    work = (
        select(AgencyDuty.person_id, null(), named[0], AgencyDuty.post_title, named[1], named[2])
        .join(Agency, Agency.id == AgencyDuty.agency_id)
        .where(AgencyDuty.person_id.in_(people), live(AgencyDuty, on))
    )
    offices = (
        select(SecretariatDuty.person_id, null(), named[0], null(), named[1], named[2])
        .join(Agency, Agency.id == SecretariatDuty.agency_id)
        .where(SecretariatDuty.person_id.in_(people), live(SecretariatDuty, on))
    )
    return Places(db.session.execute(union_all(seats, work, offices)).all())
