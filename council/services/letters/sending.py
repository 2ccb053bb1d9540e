"""A queued letter turned into bytes, and what becomes of it; the same letter gives the same bytes again."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict
from council.domain.letter_kinds import kind_of_letter
from council.domain.vocabulary import OutboxState
from council.extensions import db
from council.invites.letters import from_json, mail, notice
from council.invites.mail import Letter
from council.invites.mail import message as plain_mail
from council.invites.wording import Note
from council.models import Invitation, InvitationLetter, OutboxMessage, Person
from council.policy.actor import Actor
from council.services import house, outbox
from council.services.channels import channel_of, mail_address
from council.services.letters.invitations import as_carried_now, posting
from council.services.letters.notes import name_of_paper, note, office_name
from council.services.outbox import Claim


def render(message: OutboxMessage) -> bytes:
    """The whole mail."""
    person = db.session.get_one(Person, message.person_id)
    letter = invitation_letter(message)
    if letter is not None:
        invitation = db.session.get_one(Invitation, letter.invitation_id)
        facts = from_json(letter.facts)
        return mail(facts, posting(letter, invitation, person), message.message_id)
    words = note(message, person)
    return plain_mail(
        Letter(
            message_id=message.message_id,
            date=message.created_at,
            from_name=office_name(message),
            from_address=house.office_address(),
            to_name=person.name,
            to_address=message.address,
            subject=words.subject,
            text=words.text,
        )
    )


def words_of(message: OutboxMessage) -> Note:
    """Subject and text, as they are printed for those who get them on paper."""
    letter = invitation_letter(message)
    if message.person_id is None:
        return name_of_paper(message, message.addressee)
    if letter is None:
        return note(message, db.session.get_one(Person, message.person_id))
    was_carried = message.state is OutboxState.SENT
    said = notice(from_json(letter.facts) if was_carried else as_carried_now(letter))
    return Note(subject=said.subject, text=said.text)


def sender_of(message: OutboxMessage) -> str:
    """The address the letter goes out from."""
    letter = invitation_letter(message)
    return from_json(letter.facts).organizer_address if letter else house.office_address()


def invitation_letter(message: OutboxMessage) -> InvitationLetter | None:
    """The invitation's letter behind a queued message, if it is one."""
    if message.subject_kind != InvitationLetter.__tablename__:
        return None
    return db.session.get_one(InvitationLetter, message.subject_id)


def settle_sent(taken: Claim, content: bytes, actor: Actor) -> bool:
    """Mark the letter sent; False when another worker holds it by now."""
    is_ours = outbox.settle_sent(taken, content, actor)
    if is_ours:
        _note_sent(taken.message)
    return is_ours


def _note_sent(message: OutboxMessage) -> None:
    letter = invitation_letter(message)
    if letter is not None:
        letter.sent_at = clock.now()


def suppose_sent(messages: Sequence[OutboxMessage], actor: Actor) -> None:
    """Mark letters of the past as gone, of which nothing really left the house and no bytes are kept."""
    ids = [one.subject_id for one in messages if one.subject_kind == InvitationLetter.__tablename__]
    # held, so that each is at hand when its message asks for it
    _letters = db.session.scalars(
        select(InvitationLetter).where(InvitationLetter.id.in_(ids))
    ).all()
    for message in messages:
        outbox.mark_sent(message, actor)
        _note_sent(message)


def hand_over(message: OutboxMessage, actor: Actor, on: date | None = None) -> None:
    """Record that a letter on paper was posted, faxed or handed over, when and by whom, and which papers it listed."""
    outbox.hand_over(message, actor, on)
    letter = invitation_letter(message)
    if letter is not None:
        letter.facts = as_carried_now(letter).as_json()
        letter.sent_at, letter.sent_by_id = clock.now(), actor.id


def hand_over_all(messages: Sequence[OutboxMessage], actor: Actor, on: date | None) -> int:
    """Record the same of many letters; those carried or taken back meanwhile are left as they are."""
    waiting = [one for one in messages if one.state is OutboxState.WAITING and not one.address]
    if not waiting:
        raise Conflict("選んだ文書は、すでに送付済か取りやめです。")
    for message in waiting:
        hand_over(message, actor, on)
    return len(waiting)


def retry(message: OutboxMessage, actor: Actor) -> None:
    """Send once more what could not be delivered, to where the person's letters go today."""
    person = db.session.get_one(Person, message.person_id)
    outbox.retry(message, actor)
    way = kind_of_letter(message.kind)
    message.address, message.channel = mail_address(person, way) or "", channel_of(person, way)
    letter = invitation_letter(message)
    if letter is not None:
        letter.address, letter.channel = message.address, message.channel
