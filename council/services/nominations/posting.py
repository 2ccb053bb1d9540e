"""The letters of a seat on their way: whoever gets them on paper is in the list of what is to be carried.

What they say is kept nowhere: they are written from the seat when somebody prints them.
"""

import uuid
from collections.abc import Collection, Iterable

from sqlalchemy import select

from council.domain.agency_kinds import AgencyKind
from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Channel, OutboxState
from council.extensions import db
from council.minutes.appointing import AppointingKind
from council.models import Nomination, OutboxMessage, Person
from council.policy.actor import Actor
from council.services import outbox
from council.services.channels import channel_of
from council.services.nominations.letters import available
from council.services.outbox import Office

_USUAL: dict[str, Channel] = {AgencyKind.WARD_OFFICE: Channel.INTERNAL}


def usual_way(nomination: Nomination) -> Channel:
    """How papers go to the agency as a rule: within the office by its own post."""
    kind = nomination.agency.kind if nomination.agency else ""
    return _USUAL.get(kind, Channel.POST)


def post_request(nomination: Nomination, channel: Channel) -> None:
    """推薦依頼 to the agency, and with it the 就任承諾書 for whoever is recommended; by mail they go outside of here."""
    reader = _office(nomination, nomination.addressee, channel)
    if reader is not None:
        for kind in (AppointingKind.REQUEST, AppointingKind.ACCEPTANCE):
            if kind in available(nomination):
                _put(kind, nomination, reader)


def post_acceptance(nomination: Nomination) -> None:
    """就任承諾書 for who was named without an agency being asked; of somebody not among the people, to the agency."""
    if AppointingKind.ACCEPTANCE not in available(nomination):
        return
    reader: Person | Office | None
    if nomination.person_id is not None:
        reader = db.session.get_one(Person, nomination.person_id)
        if channel_of(reader, LetterKind.APPOINTMENT) is Channel.MAIL:
            return
    else:
        reader = _office(nomination, "", nomination.channel)
    if reader is not None:
        _put(AppointingKind.ACCEPTANCE, nomination, reader)


def _office(nomination: Nomination, addressee: str, channel: Channel) -> Office | None:
    agency = nomination.agency
    if agency is None or channel is Channel.MAIL:
        return None
    return Office(agency.id, addressee or f"{agency.name}　御中", channel)


def _put(kind: AppointingKind, nomination: Nomination, reader: Person | Office) -> None:
    is_numbered = kind is AppointingKind.REQUEST and nomination.request_no
    outbox.enqueue(
        kind.value,
        reader,
        subject=nomination,
        reference={"document_no": nomination.request_no} if is_numbered else {},
        order_key=f"nomination:{nomination.id}:{kind.value}",
        body_id=nomination.body_id,
    )


def post(nominations: list[Nomination], actor: Actor) -> None:
    """Put the letters of seats that were just settled on the list, of everybody who gets them on paper.

    What led there and was not carried by then is owed no more.
    """
    take_from_the_list(nominations, actor)
    people = _people(nominations)
    for one in nominations:
        for kind, person in _whom(one, people):
            if channel_of(person, LetterKind.APPOINTMENT) is not Channel.MAIL:
                _put(kind, one, person)


def _people(nominations: list[Nomination]) -> dict[object, Person]:
    ids = {one.person_id for one in nominations}
    named = db.session.scalars(select(Person).where(Person.id.in_(ids)))
    return {one.id: one for one in named}


def _whom(
    nomination: Nomination, people: dict[object, Person]
) -> list[tuple[AppointingKind, Person]]:
    kinds, found = available(nomination), []
    if AppointingKind.APPOINTMENT in kinds and nomination.person_id in people:
        found.append((AppointingKind.APPOINTMENT, people[nomination.person_id]))
    if AppointingKind.DISMISSAL in kinds and nomination.outgoing is not None:
        found.append((AppointingKind.DISMISSAL, nomination.outgoing.person))
    return found


def take_from_the_list(
    nominations: Iterable[Nomination],
    actor: Actor,
    kinds: Collection[AppointingKind] = tuple(AppointingKind),
) -> None:
    """Nothing of what is over or was taken back is carried any more."""
    system = Actor.system(actor.on)
    ids: list[uuid.UUID] = [one.id for one in nominations]
    for message in db.session.scalars(
        select(OutboxMessage).where(
            OutboxMessage.subject_kind == Nomination.__tablename__,
            OutboxMessage.subject_id.in_(ids),
            OutboxMessage.kind.in_([one.value for one in kinds]),
            OutboxMessage.state == OutboxState.WAITING,
        )
    ):
        outbox.cancel(message, "ended", system)
