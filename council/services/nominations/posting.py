"""委嘱状 and 解嘱通知 on their way: whoever gets them on paper is in the list of what is to be carried.

What they say is kept nowhere: they are written from the seat when somebody prints them.
"""

from sqlalchemy import select

from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Channel, OutboxState
from council.extensions import db
from council.minutes.appointing import AppointingKind
from council.models import Nomination, OutboxMessage, Person
from council.policy.actor import Actor
from council.services import outbox
from council.services.channels import channel_of
from council.services.nominations.letters import available


def post(nominations: list[Nomination]) -> None:
    """Put the letters of seats that were just settled on the list, of everybody who gets them on paper."""
    people = _people(nominations)
    for one in nominations:
        for kind, person in _whom(one, people):
            if channel_of(person, LetterKind.APPOINTMENT) is not Channel.MAIL:
                outbox.enqueue(
                    kind.value,
                    person,
                    subject=one,
                    reference={},
                    order_key=f"nomination:{one.id}:{kind.value}",
                    body_id=one.body_id,
                )


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


def take_from_the_list(nomination: Nomination, actor: Actor) -> None:
    """Nothing of a settlement that is taken back is carried any more."""
    system = Actor.system(actor.on)
    for message in db.session.scalars(
        select(OutboxMessage).where(
            OutboxMessage.subject_kind == Nomination.__tablename__,
            OutboxMessage.subject_id == nomination.id,
            OutboxMessage.state == OutboxState.WAITING,
        )
    ):
        outbox.cancel(message, "ended", system)
