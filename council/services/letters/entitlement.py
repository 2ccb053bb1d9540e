"""Whether a letter may still go: rights end, meetings are called off, later letters overtake."""

import uuid

from sqlalchemy import ColumnElement, exists, or_, select

from council.domain import clock
from council.domain.duedates import WITH_THE_AGENCY
from council.domain.vocabulary import MeetingState, OutboxState, RequestState
from council.extensions import db
from council.invites.letters import ENDINGS
from council.models import (
    ActionItem,
    AgencyDuty,
    CaseMeetingLink,
    Conference,
    ConvenerRequest,
    Invitation,
    InvitationLetter,
    Meeting,
    Minutes,
    OutboxMessage,
    Reply,
)
from council.policy.actor import Actor
from council.policy.scopes import visible_actions, visible_minutes
from council.policy.sharing import keeps_the_record, visible_requests, visible_urgent
from council.queries.accounts import actor_by, live
from council.queries.invitations import REPLY_REMINDER
from council.services.letters.handouts import PAPERS_ADDED, added
from council.services.letters.notes import REQUEST, URGENT

ENDED = "ended"
OVERTAKEN = "overtaken"


def why_not(message: OutboxMessage) -> str | None:
    """Why the letter must not go any more; None when it may."""
    if _exists_beside(
        message, OutboxMessage.position > message.position, OutboxMessage.state == OutboxState.SENT
    ):
        return OVERTAKEN
    if message.subject_kind == InvitationLetter.__tablename__:
        return _invitation(message)
    if message.kind == REPLY_REMINDER:
        return None if _is_still_asked(message) else ENDED
    if message.kind == PAPERS_ADDED:
        return None if _is_still_told(message) else ENDED
    if message.kind == "action_reminder" and not _is_still_owed(message):
        return ENDED
    return None if _may_know(message) else ENDED


def _is_still_asked(message: OutboxMessage) -> bool:
    """Whether the answer to that very letter is still to come, and the sitting too."""
    invitation = db.session.get_one(Invitation, message.subject_id)
    meeting = db.session.get_one(Meeting, uuid.UUID(message.reference["meeting"]))
    answered = exists().where(
        Reply.invitation_id == invitation.id, Reply.sequence == invitation.sequence
    )
    return (
        invitation.is_live
        and invitation.sequence == message.reference["sequence"]
        and meeting.state is MeetingState.NOTIFIED
        and not _is_shut_out(invitation.id, _reader(message))
        and not db.session.scalar(select(answered))
    )


def _is_still_told(message: OutboxMessage) -> bool:
    """Whether the meeting is still to come, and its reader may know of any of the papers."""
    meeting = db.session.get_one(Meeting, message.subject_id)
    return meeting.state is MeetingState.NOTIFIED and bool(added(message))


def _is_still_owed(message: OutboxMessage) -> bool:
    """Whether the item is still with the agency, and still due on the day of the reminder."""
    action = db.session.get_one(ActionItem, message.subject_id)
    return (
        action.state in WITH_THE_AGENCY and action.due_on.isoformat() == message.reference["due_on"]
    )


def _may_know(message: OutboxMessage) -> bool:
    actor = _reader(message)
    if message.subject_kind == Minutes.__tablename__:
        seen = visible_minutes(actor).where(Minutes.id == message.subject_id)
        return db.session.scalars(seen).first() is not None
    if message.subject_kind == ActionItem.__tablename__:
        mine = visible_actions(actor).where(ActionItem.id == message.subject_id)
        return db.session.scalars(mine).first() is not None
    if message.subject_kind == ConvenerRequest.__tablename__:
        return _may_hear_of_request(message, actor)
    if message.subject_kind == CaseMeetingLink.__tablename__:
        return _may_hear_of_urgency(message, actor)
    return True


def _may_hear_of_request(message: OutboxMessage, actor: Actor) -> bool:
    """A request that was answered meanwhile waits for nobody; its answer goes to whoever sent it."""
    request = db.session.scalars(
        visible_requests(actor).where(ConvenerRequest.id == message.subject_id)
    ).first()
    is_open = request is not None and request.state is RequestState.OPEN
    return is_open if message.kind == REQUEST else request is not None


def _may_hear_of_urgency(message: OutboxMessage, actor: Actor) -> bool:
    """An urgent sharing that was decided meanwhile waits for nobody."""
    link = db.session.scalars(
        visible_urgent(actor).where(CaseMeetingLink.id == message.subject_id)
    ).first()
    if link is None:
        return False
    is_waiting = link.confirmed_at is None and link.ended_at is None
    return is_waiting or message.kind != URGENT


def _reader(message: OutboxMessage) -> Actor:
    today = clock.today()
    found = actor_by(today, person_id=message.person_id)
    if found is not None:
        return found
    works_for = db.session.scalars(
        select(AgencyDuty.agency_id).where(
            AgencyDuty.person_id == message.person_id, live(AgencyDuty, today)
        )
    )
    return Actor(
        person_id=message.person_id, user_id=None, name="", on=today, staff_of=frozenset(works_for)
    )


def _invitation(message: OutboxMessage) -> str | None:
    letter = db.session.get_one(InvitationLetter, message.subject_id)
    if _is_shut_out(letter.invitation_id, _reader(message)):
        return ENDED
    if letter.facts["matter"] in ENDINGS:
        # who never heard of the sitting need not hear that it is off
        return None if was_heard(message.order_key, message.position) else ENDED
    later = db.session.scalars(
        select(InvitationLetter).where(
            InvitationLetter.invitation_id == letter.invitation_id,
            InvitationLetter.sequence > letter.sequence,
        )
    )
    return ENDED if any(one.facts["matter"] in ENDINGS for one in later) else None


def _is_shut_out(invitation_id: uuid.UUID, reader: Actor) -> bool:
    """Asked to a case conference, but no longer of the agency, or the agency's consent was withdrawn."""
    meeting = db.session.scalars(
        select(Meeting)
        .join(Conference, Conference.meeting_id == Meeting.id)
        .join(Invitation, Invitation.sitting_id == Meeting.sitting_id)
        .where(Invitation.id == invitation_id)
    ).first()
    if meeting is None:
        return False
    still = select(Meeting.id).where(Meeting.id == meeting.id, keeps_the_record(reader))
    return db.session.scalars(still).first() is None


def was_heard(order_key: str, before: int) -> bool:
    """Whether a letter of this order went before that position, or may have gone when its worker died."""
    return bool(
        db.session.scalar(
            select(
                exists().where(
                    OutboxMessage.order_key == order_key,
                    OutboxMessage.position < before,
                    or_(OutboxMessage.attempts > 0, OutboxMessage.state == OutboxState.SENT),
                )
            )
        )
    )


def _exists_beside(message: OutboxMessage, *conditions: ColumnElement[bool]) -> bool:
    same = OutboxMessage.order_key == message.order_key
    return bool(db.session.scalar(select(exists().where(same, *conditions))))
