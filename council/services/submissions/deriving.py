"""From a case to a paper: the household in bands, a ground per data subject, empty passages."""

import uuid
from collections.abc import Mapping

from sqlalchemy import ColumnElement, or_, select

from council.domain.errors import DomainError
from council.domain.ids import new_code, new_id
from council.domain.vocabulary import ConsentEvent, PartKind, SupportTarget
from council.extensions import db
from council.models import (
    Agency,
    Body,
    BodyVersion,
    Case,
    CaseSubmission,
    Consent,
    DataSubject,
    LegalBasis,
    SubmissionGround,
    SubmissionMember,
    SubmissionPart,
    keyring,
)
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record
from council.services.submissions.state import ensure_writing, touch
from council.services.submissions.titles import household_title

_TARGETS = (SupportTarget.PERSON, SupportTarget.FAMILY, SupportTarget.BOTH)
_GRANTED = (ConsentEvent.GRANTED, ConsentEvent.LIMITED)


def derive(
    case: Case, body: Body, *, support_target: SupportTarget, actor: Actor
) -> CaseSubmission:
    """A paper for the body, made from the case, whose subjects must be loaded; the case itself is not copied."""
    require(actor, Permission.SUBMISSION_CREATE, case)
    _ensure_target(support_target)
    basis = _default_basis(body, actor)
    members = _members(case)
    submission = CaseSubmission(
        id=new_id(),
        code=_free_code(),
        case=case,
        agency=db.session.get_one(Agency, case.lead_agency_id),
        lead_agency=db.session.get_one(Agency, case.lead_agency_id),
        body=body,
        body_id=body.id,
        case_id=case.id,
        agency_id=case.lead_agency_id,
        title=household_title(members),
        support_target=support_target,
        created_by_id=actor.id,
        members=members,
        releases=[],
    )
    submission.key_id = keyring(db.session).key_for("submission", submission.id)
    submission.parts = [new_part(submission, kind, 0) for kind in PartKind]
    consents = newest_consents(case.subjects)
    submission.grounds = [_ground(one, basis, consents) for one in _to_be_grounded(case)]
    db.session.add(submission)
    db.session.flush()
    record(actor, "submission:derive", submission)
    return submission


def set_basis(
    submission: CaseSubmission,
    *,
    support_target: SupportTarget,
    bases: Mapping[uuid.UUID, str],
    base_version: int,
    actor: Actor,
) -> None:
    """Say whom the support is for, and per data subject (by id) the code of the legal basis."""
    ensure_writing(submission, base_version, actor)
    _ensure_target(support_target)
    known = {one.code: one for one in bases_for(submission.body, actor)}
    consents = newest_consents([ground.subject for ground in submission.grounds])
    for ground in submission.grounds:
        chosen = known.get(bases.get(ground.subject_id, ""))
        if chosen is None:
            raise DomainError("共有の根拠を選んでください。")
        consent = consents.get(ground.subject_id)
        _ensure_consent(ground.subject, chosen, consent)
        ground.legal_basis, ground.legal_basis_id = chosen, chosen.id
        ground.consent = consent if consent and consent.event in _GRANTED else None
    submission.support_target = support_target
    touch(submission)
    record(actor, "submission:set_basis", submission)


def bases_for(body: Body, actor: Actor) -> list[LegalBasis]:
    """The legal bases on which a paper may come before the body today, the body's own first."""
    own = _version(body, actor).legal_basis
    rows = db.session.scalars(select(LegalBasis).where(_is_live(actor)).order_by(LegalBasis.code))
    usable = [
        row for row in rows if body.kind.value in row.body_kinds and not row.convener_agency_id
    ]
    return sorted(usable, key=lambda row: row.code != own)


def newest_consents(subjects: list[DataSubject]) -> dict[uuid.UUID, Consent]:
    """What each data subject said last about sharing, by subject id."""
    rows = db.session.scalars(
        select(Consent)
        .where(Consent.subject_id.in_([one.id for one in subjects]))
        .order_by(Consent.subject_id, Consent.position)
    )
    return {row.subject_id: row for row in rows}


def new_part(submission: CaseSubmission, kind: PartKind, position: int) -> SubmissionPart:
    """An empty passage. Position 0 is the plain one, 1 what was heard without approval."""
    return SubmissionPart(
        id=new_id(),
        kind=kind,
        position=position,
        key_id=submission.key_id,
        handling="",
        original=None,
        findings=[],
    )


def _ensure_target(target: SupportTarget) -> None:
    if target not in _TARGETS:
        raise DomainError(
            "支援の対象は、当事者・家族・両方から選んでください。", field="support_target"
        )


def _version(body: Body, actor: Actor) -> BodyVersion:
    return db.session.scalars(
        select(BodyVersion).where(
            BodyVersion.body_id == body.id,
            BodyVersion.valid_from <= actor.on,
            or_(BodyVersion.valid_to.is_(None), BodyVersion.valid_to >= actor.on),
        )
    ).one()


def _is_live(actor: Actor) -> ColumnElement[bool]:
    return (LegalBasis.valid_from <= actor.on) & or_(
        LegalBasis.valid_to.is_(None), LegalBasis.valid_to >= actor.on
    )


def _default_basis(body: Body, actor: Actor) -> LegalBasis:
    version = _version(body, actor)
    usable = {one.code: one for one in bases_for(body, actor)}
    if not version.meets or version.legal_basis not in usable:
        raise DomainError("この会議体には、事例を提出できません。", field="body")
    return usable[version.legal_basis]


def _ensure_consent(subject: DataSubject, basis: LegalBasis, consent: Consent | None) -> None:
    if basis.consent_needed and (consent is None or consent.event not in _GRANTED):
        raise DomainError(
            "「%(subject)s」の同意が記録されていません。先に世帯の画面で同意を記録してください。",
            subject=subject.label,
        )


def _members(case: Case) -> list[SubmissionMember]:
    return [
        SubmissionMember(
            id=new_id(),
            label=one.label,
            sex=one.sex,
            age_band=one.age_band,
            is_person_concerned=one.is_person_concerned,
            is_living_together=one.is_living_together,
            is_deceased=one.is_deceased,
            position=place,
        )
        for place, one in enumerate(case.subjects)
    ]


def _to_be_grounded(case: Case) -> list[DataSubject]:
    return [one for one in case.subjects if not one.is_deceased]


def _ground(
    subject: DataSubject, basis: LegalBasis, consents: Mapping[uuid.UUID, Consent]
) -> SubmissionGround:
    consent = consents.get(subject.id)
    return SubmissionGround(
        id=new_id(),
        subject=subject,
        subject_id=subject.id,
        legal_basis=basis,
        consent=consent if consent and consent.event in _GRANTED else None,
    )


def _free_code() -> str:
    while True:
        code = new_code()
        if not db.session.scalars(
            select(CaseSubmission.id).where(CaseSubmission.code == code)
        ).first():
            return code
