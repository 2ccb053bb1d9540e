"""Where papers that are carried go: the agency, post and address of the people and agencies they are for."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import null, select, union_all

from council.domain.destinations import Destination, address_in
from council.extensions import db
from council.models import Agency, AgencyDuty, Appointment, Seat, SecretariatDuty
from council.policy.actor import Actor
from council.queries.accounts import live
from council.queries.destinations import Known, known, opened


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before a name on an envelope; empty where nothing is known.

    `is_own`: the address is the person's, not the agency's. `by_post`, `by_fax`: it was entered for that;
    without, a location that reads like an address stands in.
    """

    agency: str = ""
    post: str = ""
    to: Destination = field(default_factory=Destination)
    is_own: bool = False
    by_post: bool = False
    by_fax: bool = False
    agency_code: str = ""


def _place(agency: str, post: str, facts: tuple[str, str, str, str]) -> Place:
    location, postal_code, address, fax = facts
    return Place(
        agency,
        post,
        Destination(postal_code=postal_code, address=address or address_in(location), fax=fax),
        by_post=bool(address),
        by_fax=bool(fax),
    )


def _at_their_own(place: Place, own: Destination) -> Place:
    """The person's own, each part of it for itself: a FAX number alone changes no address."""
    to = replace(own, fax=own.fax or place.to.fax)
    if not own.address:
        to = replace(place.to, fax=to.fax)
    return replace(
        place,
        to=to,
        is_own=bool(own.address),
        by_post=place.by_post or bool(own.address),
        by_fax=place.by_fax or bool(own.fax),
    )


class Places:
    """The places of some readers, people or agencies, by the body a letter is of.

    `withheld`: who has one of their own that is not told.
    """

    def __init__(
        self,
        rows: Collection[Any],
        own: Mapping[uuid.UUID, Destination],
        withheld: Collection[uuid.UUID] = (),
    ) -> None:
        self._own, self._withheld = own, withheld
        self._of_body: dict[tuple[uuid.UUID, uuid.UUID], Place] = {}
        self._any: dict[uuid.UUID, Place] = {}
        for reader_id, body_id, agency, post, code, *facts in rows:
            said = "" if post == agency else post or ""
            location, postal_code, address, fax = (one or "" for one in facts)
            place = _place(agency or "", said, (location, postal_code, address, fax))
            place = replace(place, agency_code=code or "")
            if body_id is not None:
                self._of_body.setdefault((reader_id, body_id), place)
            self._any.setdefault(reader_id, place)

    def of(self, reader_id: uuid.UUID, body_id: uuid.UUID | None) -> Place:
        """As a person sits in that body, else as they are known to work, the address their own where they have one."""
        found = self._of_body.get((reader_id, body_id)) if body_id else None
        place = found or self._any.get(reader_id) or Place()
        if reader_id in self._withheld:
            # not to the agency either: there it would not reach them
            return Place(place.agency, place.post)
        own = self._own.get(reader_id)
        return _at_their_own(place, own) if own else place


def places(readers: Collection[uuid.UUID], actor: Actor) -> Places:
    """By seat first, then by the work for an agency or in a secretariat.

    What is sealed is opened for secretariats; others write it by hand.
    """
    ties = _ties(readers, actor.on)
    if not actor.secretariat_of:
        return Places(ties, {}, known(readers))
    return Places(ties, opened(readers))


class Wanting:
    """For whom an address or a FAX number was never entered, as far as whoever looks may know; nothing is opened."""

    def __init__(self, readers: Collection[uuid.UUID], actor: Actor) -> None:
        own = known(readers)
        self._places = Places(_ties(readers, actor.on), {}, () if actor.secretariat_of else own)
        self._own: Mapping[uuid.UUID, Known] = own if actor.secretariat_of else {}

    def lacks_address(self, reader_id: uuid.UUID, body_id: uuid.UUID | None) -> bool:
        """Whether no postal address was entered, the person's own or the agency's."""
        own = self._own.get(reader_id, (False, False))[0]
        return not (own or self._places.of(reader_id, body_id).by_post)

    def agency_code(self, reader_id: uuid.UUID, body_id: uuid.UUID | None) -> str:
        """The agency at which what is wanting can be entered; empty for who works for none."""
        return self._places.of(reader_id, body_id).agency_code

    def lacks_fax(self, reader_id: uuid.UUID, body_id: uuid.UUID | None) -> bool:
        """Whether no FAX number was entered."""
        own = self._own.get(reader_id, (False, False))[1]
        return not (own or self._places.of(reader_id, body_id).by_fax)


def _ties(readers: Collection[uuid.UUID], on: date) -> Collection[Any]:
    facts = (Agency.code, Agency.location, Agency.postal_code, Agency.postal_address, Agency.fax)
    seats = (
        select(Appointment.person_id, Seat.body_id, Agency.name, Appointment.post_title, *facts)
        .join(Seat, Seat.id == Appointment.seat_id)
        .outerjoin(Agency, Agency.id == Seat.agency_id)
        .where(Appointment.person_id.in_(readers), live(Appointment, on))
    )
    work = (
        select(AgencyDuty.person_id, null(), Agency.name, AgencyDuty.post_title, *facts)
        .join(Agency, Agency.id == AgencyDuty.agency_id)
        .where(AgencyDuty.person_id.in_(readers), live(AgencyDuty, on))
    )
    offices = (
        select(SecretariatDuty.person_id, null(), Agency.name, null(), *facts)
        .join(Agency, Agency.id == SecretariatDuty.agency_id)
        .where(SecretariatDuty.person_id.in_(readers), live(SecretariatDuty, on))
    )
    themselves = select(Agency.id, null(), Agency.name, null(), *facts).where(
        Agency.id.in_(readers)
    )
    return db.session.execute(union_all(seats, work, offices, themselves)).all()
