"""Letters: whose sending one may follow, decided once, as SQL."""

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from council.models import (
    ActionItem,
    Case,
    CaseMeetingLink,
    Conference,
    ConvenerRequest,
    InvitationLetter,
    InvitationSeat,
    Minutes,
    OutboxMessage,
    Participant,
)
from council.policy.actor import Actor


def _is_of_a_conference() -> ColumnElement[bool]:
    """A letter about a case conference: its invitations and their reminders, its minutes, its action items."""
    return exists().select_from(Conference).where(_conference_of_message())


def _conference_of_message() -> ColumnElement[bool]:
    # correlated by name: two selects deep, SQLAlchemy would read "any letter" for "this letter"
    letter = exists().where(
        InvitationLetter.id == OutboxMessage.subject_id,
        InvitationSeat.invitation_id == InvitationLetter.invitation_id,
        InvitationSeat.meeting_id == Conference.meeting_id,
    )
    minutes = exists().where(
        Minutes.id == OutboxMessage.subject_id, Minutes.meeting_id == Conference.meeting_id
    )
    action = exists().where(
        ActionItem.id == OutboxMessage.subject_id, ActionItem.meeting_id == Conference.meeting_id
    )
    asked = exists().where(
        InvitationSeat.invitation_id == OutboxMessage.subject_id,
        InvitationSeat.meeting_id == Conference.meeting_id,
    )
    of = (letter, asked, minutes, action)
    return or_(*(one.correlate(OutboxMessage, Conference) for one in of))


def visible_messages(actor: Actor) -> Select[OutboxMessage]:
    """Letters of the bodies one serves, of conferences one called, of one's agency's requests and urgent sharing."""
    if actor.is_system:
        return select(OutboxMessage)
    convened = exists().where(
        _conference_of_message(),
        Participant.conference_id == Conference.id,
        Participant.person_id == actor.person_id,
        Participant.agency_id.in_(actor.agencies),
        Participant.is_convener,
        Participant.is_live,
    )
    asked = exists().where(
        ConvenerRequest.id == OutboxMessage.subject_id,
        ConvenerRequest.from_agency_id.in_(actor.agencies),
    )
    urgent = exists().where(
        CaseMeetingLink.id == OutboxMessage.subject_id,
        Case.id == CaseMeetingLink.case_id,
        Case.lead_agency_id.in_(actor.agencies),
    )
    return select(OutboxMessage).where(
        or_(
            and_(OutboxMessage.body_id.in_(actor.secretariat_of), ~_is_of_a_conference()),
            convened,
            asked,
            urgent,
        )
    )
