"""What a consent event closes: papers that rest on it, sharing in conferences, letters that have not gone."""

import uuid
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from council.domain import clock
from council.domain.consents import LIVE
from council.domain.vocabulary import (
    ConsentEvent,
    ConsentForm,
    ConsentGiver,
    OutboxState,
    SubmissionState,
)
from council.extensions import db
from council.models import (
    ActionItem,
    Case,
    CaseMeetingLink,
    CaseSubmission,
    Conference,
    Consent,
    DataSubject,
    Invitation,
    InvitationLetter,
    LegalBasis,
    Meeting,
    Minutes,
    OutboxMessage,
    Participant,
    SubmissionGround,
    SubmissionPart,
)
from council.policy.actor import Actor
from council.services import cases, outbox, submissions
from council.services.audit import record

_READ = (SubmissionState.DISTRIBUTED, SubmissionState.DISCUSSED)
_OUT = (
    SubmissionState.SUBMITTED,
    SubmissionState.SCREENING,
    SubmissionState.ACCEPTED,
    SubmissionState.SCHEDULED,
    *_READ,
)
_REASON = "同意が得られなくなったため。"


def record_consent(
    case: Case,
    subject: DataSubject,
    *,
    event: ConsentEvent,
    giver: ConsentGiver,
    form: ConsentForm,
    on: date,
    scope: cases.Scope,
    actor: Actor,
) -> Consent:
    """Keep one consent event and let it take effect at once: what it no longer carries closes with it.

    Past sharing that was lawful is not undone, and the lead agency keeps what is its own.
    """
    consent = cases.record_consent(
        case, subject, event=event, giver=giver, form=form, on=on, scope=scope, actor=actor
    )
    if event in LIVE:
        _settle_copies(consent, actor)
    else:
        _close_papers(consent, actor)
        _end_links(consent, actor)
    for conference in _conferences(subject):
        _settle(conference, consent, actor)
    db.session.flush()
    return consent


def _close_papers(consent: Consent, actor: Actor) -> None:
    """A paper that another basis could carry closes too, until the secretariat decides (DOMAIN 14b-6)."""
    rests = exists().where(
        SubmissionGround.submission_id == CaseSubmission.id,
        SubmissionGround.subject_id == consent.subject_id,
        LegalBasis.id == SubmissionGround.legal_basis_id,
        or_(LegalBasis.consent_needed, SubmissionGround.consent_id.is_not(None)),
    )
    papers = db.session.scalars(
        select(CaseSubmission)
        .where(CaseSubmission.state.in_(_OUT), rests)
        .options(
            joinedload(CaseSubmission.case),
            selectinload(CaseSubmission.parts).joinedload(SubmissionPart.original),
        )
        .order_by(CaseSubmission.code)
    )
    for paper in papers.all():
        submissions.revoke(paper, _REASON, actor, consent=consent)


def _settle_copies(consent: Consent, actor: Actor) -> None:
    """Whoever reads a paper that rests on the consent goes on reading only within its new scope, and all within it may."""
    rests = exists().where(
        SubmissionGround.submission_id == CaseSubmission.id,
        SubmissionGround.subject_id == consent.subject_id,
        LegalBasis.id == SubmissionGround.legal_basis_id,
        LegalBasis.consent_needed,
    )
    papers = (
        select(CaseSubmission, Meeting)
        .join(Meeting, Meeting.id == CaseSubmission.meeting_id)
        .where(CaseSubmission.state.in_(_READ), rests)
        .order_by(CaseSubmission.code)
    )
    for paper, meeting in db.session.execute(papers).all():
        submissions.follow_consent(paper, meeting, actor)


def _of_subject(
    consent_needed: ColumnElement[bool], subject_id: uuid.UUID
) -> Select[CaseMeetingLink]:
    return (
        select(CaseMeetingLink)
        .join(LegalBasis, LegalBasis.id == CaseMeetingLink.legal_basis_id)
        .where(CaseMeetingLink.subject_id == subject_id, consent_needed)
    )


def _end_links(consent: Consent, actor: Actor) -> None:
    links = _of_subject(LegalBasis.consent_needed.is_(True), consent.subject_id)
    for link in db.session.scalars(links.where(CaseMeetingLink.ended_at.is_(None))).all():
        link.ended_at, link.ended_by_consent_id = clock.now(), consent.id
        record(actor, "share:end", link)


def _conferences(subject: DataSubject) -> list[Conference]:
    links = _of_subject(LegalBasis.consent_needed.is_(True), subject.id)
    meetings = links.with_only_columns(CaseMeetingLink.meeting_id)
    return list(
        db.session.scalars(
            select(Conference)
            .where(Conference.meeting_id.in_(meetings))
            .options(
                joinedload(Conference.case),
                joinedload(Conference.meeting),
                selectinload(Conference.participants),
            )
            .order_by(Conference.number)
        ).unique()
    )


def _settle(conference: Conference, consent: Consent, actor: Actor) -> None:
    """Close record and plan for agencies left without any ground, and open them where one stands again."""
    standing = _agencies_with_ground(conference)
    for one in conference.participants:
        has_ground = one.agency_id in standing or one.agency_id == conference.case.lead_agency_id
        if one.closed_at is None and not has_ground:
            one.closed_at, one.closed_by_id = clock.now(), consent.id
            record(actor, "share:close", one, case_id=conference.case_id)
            _take_back_letters(conference, one, actor)
        elif one.closed_at is not None and has_ground:
            one.closed_at = one.closed_by_id = None
            record(actor, "share:reopen", one, case_id=conference.case_id)


def _agencies_with_ground(conference: Conference) -> set[uuid.UUID]:
    links = db.session.scalars(
        select(CaseMeetingLink)
        .where(
            CaseMeetingLink.meeting_id == conference.meeting_id, CaseMeetingLink.ended_at.is_(None)
        )
        .options(joinedload(CaseMeetingLink.legal_basis), selectinload(CaseMeetingLink.agencies))
    ).all()
    consents = cases.newest(one.subject_id for one in links)
    found: set[uuid.UUID] = set()
    for link in links:
        agencies = {one.agency_id for one in link.agencies}
        found |= (
            agencies & _covered(consents.get(link.subject_id))
            if (link.legal_basis.consent_needed)
            else agencies
        )
    return found


def _covered(consent: Consent | None) -> set[uuid.UUID]:
    if consent is None or consent.event not in LIVE:
        return set()
    return {one.agency_id for one in consent.agencies}


def _take_back_letters(conference: Conference, participant: Participant, actor: Actor) -> None:
    meeting = conference.meeting
    written = (
        select(InvitationLetter.id)
        .join(Invitation, Invitation.id == InvitationLetter.invitation_id)
        .where(Invitation.sitting_id == meeting.sitting_id)
    )
    about = or_(
        OutboxMessage.subject_id.in_(written),
        OutboxMessage.subject_id.in_(select(Minutes.id).where(Minutes.meeting_id == meeting.id)),
        OutboxMessage.subject_id.in_(
            select(ActionItem.id).where(ActionItem.meeting_id == meeting.id)
        ),
    )
    waiting = select(OutboxMessage).where(
        OutboxMessage.person_id == participant.person_id,
        OutboxMessage.state == OutboxState.WAITING,
        about,
    )
    for message in db.session.scalars(waiting).all():
        outbox.cancel(message, "ended", Actor.system(actor.on))
