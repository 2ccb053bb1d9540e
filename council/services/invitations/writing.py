"""One more letter of an invitation: its number, its facts, its place in the outbox."""

from collections.abc import Sequence

from sqlalchemy import select

from council.domain import clock
from council.domain.ids import new_id
from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import InvitationKind, LetterMethod, OutboxState
from council.extensions import db
from council.invites.letters import ENDINGS, PARTLY, Facts, Matter
from council.invites.wording import Change
from council.models import (
    Invitation,
    InvitationLetter,
    Meeting,
    OutboxMessage,
    Person,
)
from council.policy.actor import Actor
from council.services import house, letters, outbox
from council.services.audit import Affair, record
from council.services.channels import channel_of, mail_address
from council.services.invitations.standing import Standing
from council.services.letters import Gathering


def _method(invitation: Invitation, said: Facts) -> LetterMethod:
    if invitation.kind is InvitationKind.ANNOUNCE:
        return LetterMethod.PUBLISH
    if said.matter in PARTLY and said.answering is None:
        return LetterMethod.PUBLISH  # what stands was held by now: nothing is asked of anybody
    return LetterMethod.CANCEL if said.matter in ENDINGS else LetterMethod.REQUEST


def write(  # noqa: PLR0913 everything a letter may be of
    matter: Matter,
    invitation: Invitation,
    person: Person,
    standing: Standing,
    meetings: Sequence[Meeting],
    actor: Actor,
    changes: Sequence[Change] = (),
    *,
    by: Meeting | None = None,
    off: letters.Off | None = None,
    told: Facts | None = None,
) -> InvitationLetter | None:
    """Queue the next letter of the invitation; nobody's own mailbox is asked to its own sitting.

    A first letter has the number 0, each further one the next; `by` (the only meeting, where there is one), `off` and
    `told` as `letters.facts` has them.
    """
    address = mail_address(person, LetterKind.NOTICE) or ""
    if address.casefold() == house.office_address().casefold():
        return None
    gathering = standing.gathering
    invitation.sequence = standing.next_number(invitation)
    said = letters.facts(
        matter,
        gathering,
        meetings,
        invitation,
        person,
        by=by or meetings[0],
        sending=standing.sending(invitation, meetings),
        on=actor.on,
        changes=changes,
        off=off,
        told=told,
        link=person.user is not None,
    )
    letter = InvitationLetter(
        id=new_id(),
        invitation=invitation,
        method=_method(invitation, said),
        sequence=invitation.sequence,
        address=address,
        channel=channel_of(person, LetterKind.NOTICE),
        facts=said.as_json(),
        created_at=clock.now(),
    )
    db.session.add(letter)
    affair = affair_of(gathering, off.meeting if off else by or meetings[0])
    _queue(letter, matter, invitation, person, affair, actor)
    return letter


def affair_of(gathering: Gathering, meeting: Meeting) -> Affair:
    """Whose affair the letter is; a case conference is nobody's but its participants', on behalf of the case."""
    if gathering.conference is not None:
        return {"case_id": gathering.conference.case_id, "body_id": None}
    return {"case_id": None, "body_id": meeting.body_id}


def _queue(
    letter: InvitationLetter,
    matter: Matter,
    invitation: Invitation,
    person: Person,
    affair: Affair,
    actor: Actor,
) -> None:
    message = outbox.enqueue(
        letters.INVITATION,
        person,
        subject=letter,
        reference={"letter": str(letter.id)},
        order_key=f"{invitation.uid}|{person.id}",
        body_id=affair["body_id"],
    )
    record(
        actor,
        "invitation:write",
        letter,
        **affair,
        method=str(letter.method),
        sequence=letter.sequence,
    )
    if matter in ENDINGS and not message.address:
        _end_paper(message, actor)


def _end_paper(message: OutboxMessage, actor: Actor) -> None:
    """What was never carried out need not be taken back: neither letter leaves the house."""
    system = Actor.system(actor.on)
    for earlier in db.session.scalars(
        select(OutboxMessage).where(
            OutboxMessage.order_key == message.order_key,
            OutboxMessage.position < message.position,
            OutboxMessage.state == OutboxState.WAITING,
        )
    ).all():
        outbox.cancel(earlier, "ended", system)
    if not letters.was_heard(message.order_key, message.position):
        outbox.cancel(message, "ended", system)
