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
from council.services.invitations.changing import is_asked, remove
from council.services.invitations.standing import Standing, standing

_TELLS = (MeetingState.NOTIFIED, MeetingState.IN_SESSION)


def convene(meeting: Meeting, actor: Actor, *, again: bool = False) -> list[Invitation]:
    """Fix the roster and ask everybody who holds a seat on the day; the invitations in seat order.

    Who is asked to the meeting already gets no second letter, unless it was put off since (`again`). Of a joint sitting
    each meeting is convened by itself: who is asked to another one is asked the same invitation to this one too.
    """
    require(actor, Permission.MEETING_NOTIFY, meeting)
    gathering = letters.gather(meeting)
    seats = roster.holders(meeting, gathering.sitting.held_on)
    roster.fix(meeting, seats)
    asked: dict[uuid.UUID, tuple[Person, list[Seat]]] = {}
    for holder in seats:
        if holder.person is not None:
            asked.setdefault(holder.person.id, (holder.person, []))[1].append(holder.seat)
    before = standing(gathering)
    made = [
        _ask(meeting, before, person, held, actor, again=again) for person, held in asked.values()
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


def _ask(
    meeting: Meeting,
    before: Standing,
    person: Person,
    seats: Sequence[Seat | None],
    actor: Actor,
    *,
    again: bool = False,
) -> Invitation:
    invitation = before.invitation_to(person, InvitationKind.CONVENE)
    if invitation.kind is InvitationKind.ANNOUNCE:
        # who is asked now is no longer merely told, of whichever meeting of the sitting
        before.leave_seats(invitation)
        invitation.kind = InvitationKind.CONVENE
    is_new = not invitation.is_live or meeting.id not in before.asked(invitation)
    for seat in seats:
        before.take_seat(invitation, meeting, seat)
    if is_new or again:
        invitation.is_live = True
        wanted = before.asked(invitation)
        meetings = [one for one in before.gathering.meetings if one.id in wanted]
        writing.write(Matter.ASK, invitation, person, before, meetings, actor, by=meeting)
    return invitation


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
    made = [_ask(meeting, before, person, [None], actor) for person in people]
    db.session.flush()
    return made


def invite_successor(successor: Participant, actor: Actor) -> Invitation:
    """Ask the one who comes after a participant who left; `successor.person` must be loaded."""
    require(actor, Permission.CONFERENCE_NAME_SUCCESSOR, successor)
    meeting = successor.conference.meeting
    person = db.session.scalars(
        select(Person).where(Person.id == successor.person_id).options(joinedload(Person.user))
    ).one()
    made = _ask(meeting, standing(letters.gather(meeting)), person, [None], actor)
    db.session.flush()
    return made


def announce(meeting: Meeting, persons: Sequence[Person], actor: Actor) -> list[Invitation]:
    """Tell people of the sitting without asking them (周知); who is asked or told already is left out."""
    require(actor, Permission.MEETING_NOTIFY, meeting)
    if meeting.state not in _TELLS:
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
