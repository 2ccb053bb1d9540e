"""Sharing within a case conference, decided once, as SQL: who knows of it, and whose facts may be read by whom."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from council.domain import clock
from council.domain.consents import LIVE
from council.domain.vocabulary import MeetingState, RequestState
from council.models import (
    AgencyDuty,
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

_KEPT_AFTER_DECLINING = timedelta(days=30)


def visible_conferences(actor: Actor) -> Select[Meeting]:
    """The meetings of the case conferences to which the actor is invited. Nobody else's, whatever their office."""
    return (
        select(Meeting)
        .join(Conference, Conference.meeting_id == Meeting.id)
        .join(Participant, Participant.conference_id == Conference.id)
        .where(_is(actor))
    )


def _is(actor: Actor) -> ColumnElement[bool]:
    """The participant is the actor, working today for the agency for which they were invited."""
    return and_(
        Participant.person_id == actor.person_id,
        Participant.is_live,
        Participant.agency_id.in_(actor.agencies),
    )


def takes_part(actor: Actor) -> ColumnElement[bool]:
    """The actor may know of the meeting's case conference: as long as the duty lasts, no day longer."""
    return exists().where(
        Conference.meeting_id == Meeting.id, Participant.conference_id == Conference.id, _is(actor)
    )


def keeps_the_record(actor: Actor) -> ColumnElement[bool]:
    """The actor takes part, and no withdrawn consent closed it for the agency: letters go while this holds."""
    return exists().where(
        Conference.meeting_id == Meeting.id,
        Participant.conference_id == Conference.id,
        _is(actor),
        Participant.closed_at.is_(None),
    )


def reads_the_record(actor: Actor) -> ColumnElement[bool]:
    """The actor may read plan, record and minutes: of the lead agency, or while a shared link stands."""
    leads = exists().where(
        Conference.meeting_id == Meeting.id,
        Case.id == Conference.case_id,
        Case.lead_agency_id.in_(actor.agencies),
    )
    shared = shared_links(actor).with_only_columns(CaseMeetingLink.meeting_id).correlate(None)
    return and_(keeps_the_record(actor), or_(leads, Meeting.id.in_(shared)))


def is_at_the_cases_conference(actor: Actor) -> ColumnElement[bool]:
    """The actor takes part in a conference about the case."""
    return exists().where(
        Conference.case_id == Case.id, Participant.conference_id == Conference.id, _is(actor)
    )


def visible_requests(actor: Actor) -> Select[ConvenerRequest]:
    """Requests to one's agency while they wait, then only for who is invited; those one wrote, to the end.

    One that was declined stays for the heads of the asked agency, for 30 days.
    """
    invited = exists().where(
        Conference.meeting_id == ConvenerRequest.meeting_id,
        Participant.conference_id == Conference.id,
        _is(actor),
    )
    asked = and_(
        ConvenerRequest.to_agency_id.in_(actor.agencies),
        ConvenerRequest.state == RequestState.OPEN,
    )
    declined = and_(
        ConvenerRequest.to_agency_id.in_(actor.manager_of),
        ConvenerRequest.state == RequestState.DECLINED,
        ConvenerRequest.answered_at > clock.now() - _KEPT_AFTER_DECLINING,
    )
    wrote = and_(
        ConvenerRequest.created_by_id == actor.person_id,
        ConvenerRequest.from_agency_id.in_(actor.agencies),
    )
    return select(ConvenerRequest).where(or_(asked, declined, wrote, invited))


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
    sharing, before it expires, and while the consent it rests on stands; where the basis asks for a second
    person, once that person has confirmed. The lead agency's own people need neither for what is theirs.
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
            _is(actor),
            Meeting.state != MeetingState.CANCELLED,
            CaseMeetingLink.ended_at.is_(None),
            CaseMeetingLink.expires_at > clock.now(),
            or_(
                Participant.agency_id == Case.lead_agency_id,
                and_(
                    or_(LegalBasis.consent_needed.is_(False), _consent_stands()),
                    or_(
                        LegalBasis.second_person.is_(False),
                        CaseMeetingLink.confirmed_at.is_not(None),
                    ),
                ),
            ),
        )
    )


def visible_urgent(actor: Actor) -> Select[CaseMeetingLink]:
    """Sharing that waits, or waited, for a second person: for whoever may confirm it, and whoever asked."""
    return (
        select(CaseMeetingLink)
        .join(Case, Case.id == CaseMeetingLink.case_id)
        .join(LegalBasis, LegalBasis.id == CaseMeetingLink.legal_basis_id)
        .where(
            LegalBasis.second_person,
            or_(
                CaseMeetingLink.created_by_id == actor.person_id,
                Case.lead_agency_id.in_(actor.manager_of),
                and_(CaseMeetingLink.any_colleague, Case.lead_agency_id.in_(actor.agencies)),
            ),
        )
    )


def left_behind(actor: Actor) -> Select[Participant]:
    """Participants who left the agency for which they were invited, while it has not named who comes after.

    For the heads of that agency, and for whoever called the conference.
    """
    works = exists().where(
        AgencyDuty.person_id == Participant.person_id,
        AgencyDuty.agency_id == Participant.agency_id,
        AgencyDuty.starts_on <= actor.on,
        or_(AgencyDuty.ends_on.is_(None), AgencyDuty.ends_on >= actor.on),
    )
    caller = aliased(Participant)
    called = exists().where(
        caller.conference_id == Participant.conference_id,
        caller.person_id == actor.person_id,
        caller.agency_id.in_(actor.agencies),
        caller.is_convener,
        caller.is_live,
    )
    return (
        select(Participant)
        .join(Conference, Conference.id == Participant.conference_id)
        .join(Meeting, Meeting.id == Conference.meeting_id)
        .where(
            Participant.is_live,
            ~works,
            Meeting.state != MeetingState.CANCELLED,
            or_(Participant.agency_id.in_(actor.manager_of), called),
        )
    )
