"""Mails around a conference that is still to come about: they say that something waits, never about whom."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from council.domain.vocabulary import Duty
from council.extensions import db
from council.models import AgencyDuty, CaseMeetingLink, ConvenerRequest, Person
from council.policy.actor import Actor
from council.queries.accounts import live
from council.services import letters, outbox


def tell_asked(request: ConvenerRequest, actor: Actor) -> None:
    """Who works for the asked agency hears that a request waits."""
    people = _people(request.to_agency_id, actor)
    _enqueue(letters.REQUEST, people, request, request.from_agency_id, "requests")


def tell_answered(request: ConvenerRequest) -> None:
    """Whoever sent the request hears that it was answered."""
    writer = db.session.get_one(Person, request.created_by_id)
    _enqueue(letters.REQUEST_ANSWERED, [writer], request, request.to_agency_id, "requests")


def ask_second_person(link: CaseMeetingLink, lead_agency_id: uuid.UUID, actor: Actor) -> None:
    """The heads of the lead agency, or failing these its people, hear that an urgent sharing waits for them.

    Sets who may confirm: any colleague where nobody else heads the agency.
    """
    heads = _people(lead_agency_id, actor, Duty.MANAGER)
    link.any_colleague = not heads
    people = heads or _people(lead_agency_id, actor)
    _enqueue(letters.URGENT, people, link, lead_agency_id, "urgent")


def tell_decided(link: CaseMeetingLink, lead_agency_id: uuid.UUID) -> None:
    """Whoever shares hears that the second person has decided."""
    sharer = db.session.get_one(Person, link.created_by_id)
    _enqueue(letters.URGENT_DECIDED, [sharer], link, lead_agency_id, "urgent")


def _people(agency_id: uuid.UUID, actor: Actor, *duties: Duty) -> list[Person]:
    held = select(AgencyDuty.person_id).where(
        AgencyDuty.agency_id == agency_id,
        AgencyDuty.duty.in_(duties or tuple(Duty)),
        live(AgencyDuty, actor.on),
    )
    return list(
        db.session.scalars(
            select(Person)
            .where(Person.id.in_(held), Person.id != actor.person_id)
            .order_by(Person.reading, Person.id)
        )
    )


def _enqueue(
    kind: str, people: Iterable[Person], subject: Any, sender_id: uuid.UUID, pages: str
) -> None:
    for person in people:
        outbox.enqueue(
            kind,
            person,
            subject=subject,
            reference={"path": f"/{pages}/{subject.id}", "agency": str(sender_id)},
            order_key=f"{kind}:{subject.id}:{person.id}",
        )
