"""The first letter: to members by their seats, to the participants of a case conference, to those merely told."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.errors import DomainError
from council.domain.vocabulary import InvitationKind, MeetingState
from council.extensions import db
from council.invites.letters import Matter
from council.models import Invitation, Meeting, Participant, Person, Seat
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services import letters
from council.services.invitations import roster, writing
from council.services.invitations.changing import is_asked, last_facts, remove
from council.services.invitations.standing import Standing, standing
from council.services.letters import Gathering

_ANNOUNCED = (MeetingState.NOTIFIED, MeetingState.IN_SESSION)


def convene(meeting: Meeting, actor: Actor, *, again: bool = False) -> list[Invitation]:
    """Fix the roster and ask everybody who holds a seat on the day; the invitations in seat order.

    Of a joint sitting each meeting is convened by itself; who was asked for another one gets no second letter, unless
    the meeting was put off before (`again`): then they were told that this one is off.
    """
    require(actor, Permission.MEETING_NOTIFY, meeting)
    gathering = letters.gather(meeting)
    day = gathering.sitting.held_on
    seats = {one.id: roster.holders(one, day) for one in gathering.meetings}
    roster.fix(meeting, seats[meeting.id])
    asked: dict[uuid.UUID, tuple[Person, list[Seat]]] = {}
    for holder in seats[meeting.id]:
        if holder.person is not None:
            asked.setdefault(holder.person.id, (holder.person, []))[1].append(holder.seat)
    before = standing(gathering)
    made = [
        _ask(
            meeting,
            before,
            person,
            held,
            _meetings_of(person, gathering, seats),
            actor,
            again=again,
        )
        for person, held in asked.values()
    ]
    db.session.flush()
    return made


def catch_up(meeting: Meeting, actor: Actor) -> list[roster.Drift]:
    """Bring the roster of a meeting already announced up to who holds its seats on the day.

    Newcomers are asked, who no longer sits there is told; nobody else gets a letter. Returns what was other.
    """
    require(actor, Permission.MEETING_ROSTER, meeting)
    if meeting.state is not MeetingState.NOTIFIED:
        raise DomainError("名簿を合わせられるのは、通知してから開会までのあいだです。")
    found = roster.drift(meeting, meeting.sitting.held_on)
    sits = {
        holder.person.id
        for holder in roster.holders(meeting, meeting.sitting.held_on)
        if holder.person is not None
    }
    for one in found:
        has_left = one.before is not None and one.before.id not in sits
        if one.before is not None and has_left and is_asked(meeting, one.before):
            remove(meeting, one.before, actor)
    convene(meeting, actor)
    return found


def _meetings_of(
    person: Person, gathering: Gathering, seats: dict[uuid.UUID, list[roster.Holder]]
) -> list[Meeting]:
    """The meetings of the sitting at which the person has a seat."""
    return [
        one
        for one in gathering.meetings
        if any(
            holder.person is not None and holder.person.id == person.id for holder in seats[one.id]
        )
    ]


def _ask(
    meeting: Meeting,
    before: Standing,
    person: Person,
    seats: Sequence[Seat | None],
    meetings: Sequence[Meeting],
    actor: Actor,
    *,
    again: bool = False,
) -> Invitation:
    invitation = before.invitation_to(person, InvitationKind.CONVENE)
    was_told_only = invitation.kind is InvitationKind.ANNOUNCE
    for seat in seats:
        before.take_seat(invitation, meeting, seat)
    is_news = again and not _was_told(invitation, before.gathering, meetings)
    if not invitation.is_live or was_told_only or is_news:
        invitation.kind, invitation.is_live = InvitationKind.CONVENE, True
        writing.write(Matter.ASK, invitation, person, before, meetings, actor)
    return invitation


def _was_told(invitation: Invitation, gathering: Gathering, meetings: Sequence[Meeting]) -> bool:
    """Whether the last letter named these very meetings on this very day."""
    last = last_facts(invitation)
    return last is not None and last.occasion == gathering.occasion(meetings)


def invite_participants(meeting: Meeting, actor: Actor) -> list[Invitation]:
    """Ask the live participants of a case conference, each alone; who was asked already is not asked again."""
    require(actor, Permission.MEETING_NOTIFY, meeting)
    gathering = letters.gather(meeting)
    if gathering.conference is None:
        raise DomainError("個別ケース検討会議ではありません。")
    people = db.session.scalars(
        select(Person)
        .join(Participant, Participant.person_id == Person.id)
        .where(Participant.conference_id == gathering.conference.id, Participant.is_live)
        .options(joinedload(Person.user))
        .order_by(Person.reading, Person.id)
    ).all()
    before = standing(gathering)
    made = [_ask(meeting, before, person, [None], [meeting], actor) for person in people]
    db.session.flush()
    return made


def invite_successor(successor: Participant, actor: Actor) -> Invitation:
    """Ask the one who comes after a participant who left; `successor.person` must be loaded."""
    require(actor, Permission.CONFERENCE_NAME_SUCCESSOR, successor)
    meeting = successor.conference.meeting
    person = db.session.scalars(
        select(Person).where(Person.id == successor.person_id).options(joinedload(Person.user))
    ).one()
    made = _ask(meeting, standing(letters.gather(meeting)), person, [None], [meeting], actor)
    db.session.flush()
    return made


def announce(meeting: Meeting, persons: Sequence[Person], actor: Actor) -> list[Invitation]:
    """Tell people of the sitting without asking them (周知); who is asked or told already is left out."""
    require(actor, Permission.MEETING_NOTIFY, meeting)
    if meeting.state not in _ANNOUNCED:
        raise DomainError("周知は、開催の通知を送ってから行います。")
    gathering = letters.gather(meeting)
    if gathering.conference is not None:
        raise DomainError("個別ケース検討会議は、案内した方のほかには知らせません。")
    told = []
    before = standing(gathering)
    for person in _with_login(persons):
        invitation = before.invitation_to(person, InvitationKind.ANNOUNCE)
        if invitation.is_live:
            continue
        invitation.kind, invitation.is_live = InvitationKind.ANNOUNCE, True
        before.take_seat(invitation, meeting, None)
        writing.write(Matter.TELL, invitation, person, before, [meeting], actor)
        told.append(invitation)
    db.session.flush()
    return told


def _with_login(persons: Sequence[Person]) -> Sequence[Person]:
    return db.session.scalars(
        select(Person)
        .where(Person.id.in_([person.id for person in persons]))
        .options(joinedload(Person.user))
        .order_by(Person.reading, Person.id)
    ).all()
