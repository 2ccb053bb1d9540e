"""What the 出欠の一覧 is read from, in one statement."""

from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from council.domain.letter_kinds import LetterKind
from council.models import (
    Agency,
    BodyVersion,
    Invitation,
    InvitationLetter,
    InvitationSeat,
    Meeting,
    OutboxMessage,
    Participant,
    Person,
    ProxyEntry,
    Reply,
    RosterEntry,
    Seat,
    Sitting,
)
from council.queries.channels import channel_for
from council.queries.invitations.counted import rules_of

REPLY_REMINDER = "reply_reminder"


def board_rows(meeting: Meeting) -> Any:
    """A row for each seat asked: with the newest answer, the last letter and how that went."""
    newest = (
        select(func.max(Reply.position))
        .where(Reply.invitation_id == Invitation.id)
        .correlate(Invitation)
        .scalar_subquery()
    )
    conference_id = meeting.conference.id if meeting.conference else None
    return (
        select(
            Invitation,
            Person,
            channel_for(LetterKind.NOTICE).label("channel"),
            RosterEntry,
            Agency.name.label("agency_name"),
            Reply,
            ProxyEntry,
            InvitationLetter,
            OutboxMessage.id.label("outbox_id"),
            OutboxMessage.state.label("outbox_state"),
            OutboxMessage.address.label("outbox_address"),
            _reminded_at().label("reminded_at"),
            BodyVersion,
            Seat,
            Sitting.held_on,
        )
        .select_from(InvitationSeat)
        .join(Invitation, Invitation.id == InvitationSeat.invitation_id)
        .join(Person, Person.id == Invitation.person_id)
        .join(Sitting, Sitting.id == Invitation.sitting_id)
        .outerjoin(BodyVersion, rules_of(meeting.body_id))
        .outerjoin(Seat, Seat.id == InvitationSeat.seat_id)
        .outerjoin(
            RosterEntry,
            and_(
                RosterEntry.meeting_id == InvitationSeat.meeting_id,
                RosterEntry.seat_id == InvitationSeat.seat_id,
                RosterEntry.left_at.is_(None),
            ),
        )
        .outerjoin(
            Participant,
            and_(
                Participant.conference_id == conference_id,
                Participant.person_id == Invitation.person_id,
            ),
        )
        .outerjoin(
            Agency, or_(Agency.id == RosterEntry.agency_id, Agency.id == Participant.agency_id)
        )
        .outerjoin(Reply, and_(Reply.invitation_id == Invitation.id, Reply.position == newest))
        .outerjoin(ProxyEntry, ProxyEntry.id == Reply.proxy_id)
        .outerjoin(
            InvitationLetter,
            and_(
                InvitationLetter.invitation_id == Invitation.id,
                InvitationLetter.sequence == Invitation.sequence,
            ),
        )
        .outerjoin(OutboxMessage, OutboxMessage.subject_id == InvitationLetter.id)
        .where(InvitationSeat.asks(meeting))
        .order_by(RosterEntry.position, Person.reading, Person.id)
    )


def _reminded_at() -> Any:
    reminder = aliased(OutboxMessage)
    return (
        select(func.max(reminder.created_at))
        .where(reminder.subject_id == Invitation.id, reminder.kind == REPLY_REMINDER)
        .correlate(Invitation)
        .scalar_subquery()
    )
