"""The link between a data subject and a conference: basis, evidence, purpose, agencies, expiry."""

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.extensions import db
from council.models import (
    CaseMeetingLink,
    CaseMeetingLinkAgency,
    Conference,
    Consent,
    LegalBasis,
    Meeting,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.services.audit import record
from council.services.conferences.grounds import Gathering, Ground, expiry


def link(
    conference: Conference,
    ground: Ground,
    gathering: Gathering,
    consent: Consent | None,
    purpose: str,
    actor: Actor,
) -> CaseMeetingLink:
    """Allow the agencies that take part to read one data subject's facts, on this ground, until it ends."""
    ring = keyring(db.session)
    row = CaseMeetingLink(
        id=new_id(),
        case_id=conference.case_id,
        meeting_id=conference.meeting_id,
        subject_id=ground.subject.id,
        legal_basis_id=ground.basis.id,
        key_id=conference.key_id,
        consent_id=consent.id if consent is not None and ground.basis.consent_needed else None,
        expires_at=expiry(ground.basis, clock.local(gathering.ends_at).date()),
        created_by_id=actor.id,
    )
    row.evidence_sealed = ring.seal(row, "evidence_sealed", ground.evidence)
    row.purpose_sealed = ring.seal(row, "purpose_sealed", purpose)
    row.agencies = [
        CaseMeetingLinkAgency(id=new_id(), agency_id=agency.id, agency=agency)
        for agency in {one.id: one for one in gathering.agencies}.values()
    ]
    db.session.add(row)
    db.session.flush()
    record(actor, "share:link", row, basis=ground.basis.code)
    return row


def end_all(meeting: Meeting, actor: Actor) -> None:
    """End every sharing of the conference now."""
    rows = db.session.scalars(
        select(CaseMeetingLink).where(
            CaseMeetingLink.meeting_id == meeting.id, CaseMeetingLink.ended_at.is_(None)
        )
    )
    for row in rows:
        row.ended_at = clock.now()
        record(actor, "share:end", row)


def require_open(meeting: Meeting) -> None:
    """Refuse to begin while an urgent sharing waits for its second person, or nothing may be shared any more."""
    rows = db.session.execute(
        select(CaseMeetingLink.confirmed_at, LegalBasis.second_person)
        .join(LegalBasis, LegalBasis.id == CaseMeetingLink.legal_basis_id)
        .where(CaseMeetingLink.meeting_id == meeting.id, CaseMeetingLink.ended_at.is_(None))
    ).all()
    if not rows:
        raise DomainError(
            "共有の根拠がなくなったため、始められません。会議を中止するか、別の根拠で招集し直してください。"
        )
    if any(row.second_person and row.confirmed_at is None for row in rows):
        raise DomainError(
            "緊急の保護による共有を、もう一人がまだ確かめていません。確かめてから始めてください。"
        )
