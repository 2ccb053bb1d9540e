"""後任: who left an agency takes part no more; the agency names another, and the record keeps who was there."""

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import MeetingState, OutboxState
from council.extensions import db
from council.models import (
    AgencyDuty,
    Conference,
    Invitation,
    InvitationLetter,
    OutboxMessage,
    Participant,
    Person,
)
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.accounts import live
from council.services import invitations, outbox
from council.services.audit import record

_OVER = (MeetingState.CONCLUDED, MeetingState.CANCELLED)


def name_successor(left: Participant, person: Person, actor: Actor) -> Participant:
    """Let a colleague take the place of one who no longer works for the agency, with what that place carried.

    `left.conference` with its meeting and participants must be loaded.
    """
    require(actor, Permission.CONFERENCE_NAME_SUCCESSOR, left)
    conference = left.conference
    if not left.is_live or conference.meeting.state is MeetingState.CANCELLED:
        raise Conflict("この参加者の後任は、もう決まっているか、会議が中止されています。")
    if _works(left.agency_id, left.person_id, actor):
        raise DomainError("この方は、いまもこの機関の担当です。後任は要りません。")
    if not _works(left.agency_id, person.id, actor):
        raise DomainError("いまこの機関で働いている方を選んでください。", field="person")
    if any(one.person_id == person.id for one in conference.participants):
        raise DomainError("この方は、すでにこの会議の参加者です。", field="person")
    successor = _replace(left, person)
    record(
        actor,
        "conference:name_successor",
        successor,
        case_id=conference.case_id,
        left=str(left.person_id),
    )
    _hand_on(left, successor, actor)
    return successor


def _works(agency_id: object, person_id: object, actor: Actor) -> bool:
    found = select(AgencyDuty.id).where(
        AgencyDuty.agency_id == agency_id,
        AgencyDuty.person_id == person_id,
        live(AgencyDuty, actor.on),
    )
    return db.session.scalars(found.limit(1)).first() is not None


def _replace(left: Participant, person: Person) -> Participant:
    left.is_live, left.left_at = False, clock.now()
    successor = Participant(
        id=new_id(),
        agency_id=left.agency_id,
        person_id=person.id,
        person=person,
        is_convener=left.is_convener,
        is_live=True,
        succeeds_id=left.id,
        closed_at=left.closed_at,
        closed_by_id=left.closed_by_id,
    )
    left.conference.participants.append(successor)
    db.session.flush()
    return successor


def _hand_on(left: Participant, successor: Participant, actor: Actor) -> None:
    conference = left.conference
    meeting = conference.meeting
    if conference.facilitator_id == left.person_id and meeting.state not in _OVER:
        conference.facilitator_id = successor.person_id
        if meeting.state is MeetingState.NOTIFIED:
            meeting.presider_id = successor.person_id
    _take_back_letters(conference, left, actor)
    if meeting.state is MeetingState.NOTIFIED and successor.closed_at is None:
        invitations.invite_successor(successor, actor)


def _take_back_letters(conference: Conference, left: Participant, actor: Actor) -> None:
    """What has not gone to the one who left stays in the house; the invitation is over."""
    invited = select(Invitation).where(
        Invitation.sitting_id == conference.meeting.sitting_id,
        Invitation.person_id == left.person_id,
    )
    system = Actor.system(actor.on)
    for invitation in db.session.scalars(invited):
        invitation.is_live = False
        written = select(InvitationLetter.id).where(InvitationLetter.invitation_id == invitation.id)
        for message in db.session.scalars(
            select(OutboxMessage).where(
                OutboxMessage.subject_id.in_(written), OutboxMessage.state == OutboxState.WAITING
            )
        ).all():
            outbox.cancel(message, "ended", system)
