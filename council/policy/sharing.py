"""Sharing within a case conference, decided once, as SQL: who knows of it, and whose facts may be read by whom."""

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from council.domain import clock
from council.domain.consents import LIVE
from council.domain.vocabulary import MeetingState, RequestState
from council.models import (
    Case,
    CaseMeetingLink,
    CaseMeetingLinkAgency,
    Conference,
    Consent,
    ConsentAgency,
    ConvenerRequest,
    LegalBasis,
    Meeting,
    Participant,
)
from council.policy.actor import Actor


def visible_conferences(actor: Actor) -> Select[Meeting]:
    """The meetings of the case conferences to which the actor is invited. Nobody else's, whatever their office."""
    return (
        select(Meeting)
        .join(Conference, Conference.meeting_id == Meeting.id)
        .join(Participant, Participant.conference_id == Conference.id)
        .where(Participant.person_id == actor.person_id, Participant.is_live)
    )


def visible_requests(actor: Actor) -> Select[ConvenerRequest]:
    """Requests to one's agency and those one wrote; once taken, only for who is invited to the conference."""
    invited = exists().where(
        Conference.meeting_id == ConvenerRequest.meeting_id,
        Participant.conference_id == Conference.id,
        Participant.person_id == actor.person_id,
        Participant.is_live,
    )
    mine = or_(
        ConvenerRequest.to_agency_id.in_(actor.agencies),
        ConvenerRequest.created_by_id == actor.person_id,
    )
    return select(ConvenerRequest).where(
        or_(and_(mine, ConvenerRequest.state != RequestState.TAKEN), invited)
    )


def _consent_stands() -> ColumnElement[bool]:
    """The newest consent of the link's data subject allows sharing with the participant's agency, now."""
    newest = (
        select(func.max(Consent.position))
        .where(Consent.subject_id == CaseMeetingLink.subject_id)
        .correlate(CaseMeetingLink)
        .scalar_subquery()
    )
    return exists().where(
        Consent.subject_id == CaseMeetingLink.subject_id,
        Consent.position == newest,
        Consent.event.in_(LIVE),
        ConsentAgency.consent_id == Consent.id,
        ConsentAgency.agency_id == Participant.agency_id,
    )


def shared_links(actor: Actor) -> Select[CaseMeetingLink]:
    """The links by which the actor may read a data subject's facts now.

    As a live participant, working for the agency for which they were invited, with which the link allows
    sharing, before it expires, and while the consent it rests on stands. The lead agency's own people
    need no consent for what is theirs.
    """
    return (
        select(CaseMeetingLink)
        .join(Case, Case.id == CaseMeetingLink.case_id)
        .join(Meeting, Meeting.id == CaseMeetingLink.meeting_id)
        .join(Conference, Conference.meeting_id == CaseMeetingLink.meeting_id)
        .join(Participant, Participant.conference_id == Conference.id)
        .join(
            CaseMeetingLinkAgency,
            and_(
                CaseMeetingLinkAgency.link_id == CaseMeetingLink.id,
                CaseMeetingLinkAgency.agency_id == Participant.agency_id,
            ),
        )
        .join(LegalBasis, LegalBasis.id == CaseMeetingLink.legal_basis_id)
        .where(
            Participant.person_id == actor.person_id,
            Participant.is_live,
            Participant.agency_id.in_(actor.agencies),
            Meeting.state != MeetingState.CANCELLED,
            CaseMeetingLink.ended_at.is_(None),
            CaseMeetingLink.expires_at > clock.now(),
            or_(
                LegalBasis.consent_needed.is_(False),
                Participant.agency_id == Case.lead_agency_id,
                _consent_stands(),
            ),
        )
    )
