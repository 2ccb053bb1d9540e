"""Whom an act told, and how: counted from the letters it wrote, for the sentence that follows it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from council.domain.vocabulary import OutboxState
from council.extensions import db
from council.models import Invitation, InvitationLetter, InvitationSeat, Meeting, OutboxMessage


@dataclass(frozen=True, slots=True)
class Before:
    """How the letters of a sitting stood before an act: the last of all, and how many on paper were not carried yet."""

    position: int
    to_carry: int


@dataclass(frozen=True, slots=True)
class News:
    """How many people are told by an act, and how many of them on paper."""

    people: int
    on_paper: int


def to_carry(meeting: Meeting, *conditions: ColumnElement[bool]) -> int:
    """How many letters on paper of the sitting are not marked as carried."""
    return (
        db.session.scalar(
            select(func.count(OutboxMessage.id)).where(
                _of(meeting),
                OutboxMessage.state == OutboxState.WAITING,
                OutboxMessage.address == "",
                *conditions,
            )
        )
        or 0
    )


def before(meeting: Meeting) -> Before:
    """To be asked before the act."""
    last = db.session.scalar(select(func.max(OutboxMessage.position)))
    return Before(last or 0, to_carry(meeting))


def still_to_carry(was: Before, meeting: Meeting) -> int:
    """Of those that were not carried before the act, how many it left to be carried."""
    db.session.flush()
    return to_carry(meeting, OutboxMessage.position <= was.position)


def since(was: Before, meeting: Meeting) -> News:
    """To be asked after it; a letter that was taken back with those before it tells nobody."""
    db.session.flush()
    rows = db.session.execute(
        select(OutboxMessage.person_id, func.min(OutboxMessage.address))
        .where(
            _of(meeting),
            OutboxMessage.position > was.position,
            OutboxMessage.state != OutboxState.CANCELLED,
        )
        .group_by(OutboxMessage.person_id)
    ).all()
    return News(len(rows), sum(address == "" for _person, address in rows))


def _of(meeting: Meeting) -> ColumnElement[bool]:
    """The letters of the meeting, and of the others of its sitting that are told with it."""
    asked = (
        select(InvitationSeat.invitation_id)
        .join(Invitation, Invitation.id == InvitationSeat.invitation_id)
        .where(
            or_(
                InvitationSeat.meeting_id == meeting.id,
                Invitation.sitting_id == meeting.sitting_id,
            )
        )
    )
    written = select(InvitationLetter.id).where(InvitationLetter.invitation_id.in_(asked))
    return or_(OutboxMessage.subject_id.in_(written), OutboxMessage.subject_id == meeting.id)
