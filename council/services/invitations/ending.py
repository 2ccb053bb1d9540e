"""The end of a meeting told to those asked: called off, put off, given up later; alone of a joint sitting or not."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.business import ANNOUNCED
from council.domain.letter_kinds import LetterKind
from council.domain.signoffs import Act, goes_out
from council.domain.vocabulary import MeetingState, OutboxState
from council.extensions import db
from council.invites.letters import Facts, Matter, from_json
from council.models import (
    Invitation,
    InvitationLetter,
    InvitationSeat,
    Meeting,
    OutboxMessage,
    Person,
)
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services import letters
from council.services.channels import mail_address
from council.services.invitations import writing
from council.services.invitations.changing import asked_to, gone
from council.services.invitations.standing import Standing, standing
from council.services.letters import Gathering, Off

_PARTLY = {Matter.CALL_OFF: Matter.PARTLY_OFF, Matter.PUT_OFF: Matter.PARTLY_LATER}


def cancel(meeting: Meeting, actor: Actor, matter: Matter = Matter.CALL_OFF) -> None:
    """Call the meeting off, or put it off, for everybody asked to it.

    Who is asked to another meeting of the sitting keeps the entry of the calendar, which says that one alone now.
    """
    require(actor, Permission.MEETING_CANCEL, meeting)
    gathering = letters.gather(meeting)
    before = standing(gathering)
    for asked in asked_to(meeting, gathering):
        rest = asked.without(meeting)
        if rest:
            off = Off(gathering, meeting)
            writing.write(
                _PARTLY[matter], asked.invitation, asked.person, before, rest, actor, off=off
            )
            continue
        asked.invitation.is_live = False
        writing.write(matter, asked.invitation, asked.person, before, [meeting], actor)
    db.session.flush()


def give_up(meeting: Meeting, actor: Actor) -> None:
    """Tell everybody who was asked to a meeting that was put off since that it is not held after all.

    The postponement took the entry out of their calendars: the letter cancels the same entry once more, under the
    next number and on the day that was told, never on a new day that nobody was told of.
    """
    require(actor, Permission.MEETING_CANCEL, meeting)
    gathering = letters.gather(meeting)
    were_asked = _were_asked(meeting, gathering)
    last = _last_letters(were_asked)
    before: dict[uuid.UUID, Standing] = {}
    for one in were_asked:
        kept = before.setdefault(one.sitting_id, standing(replace(gathering, sitting=one.sitting)))
        rest = _standing_meetings(one, meeting)
        if one.is_live and rest:
            _tell_partly(meeting, one, rest, gathering, actor)
        elif not one.is_live and one.id in last:
            writing.write(
                Matter.GIVE_UP, one, one.person, kept, [meeting], actor, told=last[one.id]
            )
    db.session.flush()


def taken_back(meeting: Meeting, act: Act) -> int:
    """How many letters on paper that nobody carried yet the act would take back: of those asked to nothing else then."""
    if not goes_out(act, meeting.state, was_notified=meeting.notified_at is not None):
        return 0
    gathering = letters.gather(meeting)
    if meeting.state is MeetingState.NOTIFIED:
        over = [one.invitation for one in asked_to(meeting, gathering) if not one.without(meeting)]
    else:
        over = [one for one in _were_asked(meeting, gathering) if not one.is_live]
    on_paper = [one.id for one in over if mail_address(one.person, LetterKind.NOTICE) is None]
    written = select(InvitationLetter.id).where(InvitationLetter.invitation_id.in_(on_paper))
    waiting = select(func.count(OutboxMessage.id)).where(
        OutboxMessage.subject_id.in_(written),
        OutboxMessage.state == OutboxState.WAITING,
        OutboxMessage.address == "",
    )
    return db.session.scalar(waiting) or 0


def _tell_partly(
    meeting: Meeting,
    invitation: Invitation,
    rest: list[Meeting],
    gathering: Gathering,
    actor: Actor,
) -> None:
    around = letters.gather(rest[0])
    writing.write(
        Matter.PARTLY_OFF,
        invitation,
        invitation.person,
        standing(around),
        rest,
        actor,
        off=Off(gathering, meeting),
    )


def _were_asked(meeting: Meeting, gathering: Gathering) -> list[Invitation]:
    """Of each person the newest invitation to the meeting: put off alone, it may have got a sitting of its own."""
    rows = db.session.scalars(
        select(Invitation)
        .join(InvitationSeat, InvitationSeat.invitation_id == Invitation.id)
        .where(InvitationSeat.meeting_id == meeting.id, InvitationSeat.removed_at.is_(None))
        .options(
            joinedload(Invitation.sitting), joinedload(Invitation.person).joinedload(Person.user)
        )
        # of the two sittings a meeting can have had, its own came later: of one moment, too
        .order_by(Invitation.sitting_id == meeting.sitting_id, Invitation.created_at, Invitation.id)
    ).unique()
    left = gone(gathering, clock.today())
    newest = {one.person_id: one for one in rows if one.person_id not in left}
    return list(newest.values())


def _last_letters(invitations: Iterable[Invitation]) -> dict[uuid.UUID, Facts]:
    rows = db.session.scalars(
        select(InvitationLetter)
        .where(InvitationLetter.invitation_id.in_([one.id for one in invitations]))
        .order_by(InvitationLetter.sequence)
    )
    return {row.invitation_id: from_json(row.facts) for row in rows}


def _standing_meetings(invitation: Invitation, off: Meeting) -> list[Meeting]:
    """The other meetings that the invitation is for and that are held, or were."""
    return list(
        db.session.scalars(
            select(Meeting)
            .join(InvitationSeat, InvitationSeat.meeting_id == Meeting.id)
            .join(Invitation, Invitation.id == InvitationSeat.invitation_id)
            .where(
                Invitation.id == invitation.id,
                InvitationSeat.asks(Meeting),
                Meeting.id != off.id,
                Meeting.state.in_(ANNOUNCED),
            )
            .order_by(Meeting.position)
        ).unique()
    )
