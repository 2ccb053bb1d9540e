"""事例提出: an anonymised paper made from a case, its parts, findings, release and readers."""

import uuid
from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Float,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import (
    AgeBand,
    FindingDecision,
    PartKind,
    Sex,
    SubmissionState,
    SupportTarget,
)
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import UUID_PK, Code, Created, Instant, Line, Moment, ref, word
from council.models.bodies import Body, LegalBasis
from council.models.cases.case import Case, DataSubject
from council.models.cases.consent import Consent
from council.models.members import Person


class CaseSubmission(Base):
    """A paper for one body. Its code is random; it holds no identifying field; treat it as personal information.

    `screening_body_id` is the body whose secretariat screens: never people of the submitting agency.
    `revoked_by_id` names the event by which a consent closed it, none where only this paper was taken back.
    """

    __tablename__ = "case_submissions"
    __table_args__ = (
        CheckConstraint(
            "state IN ('draft', 'agency_review', 'returned', 'withdrawn', 'consent_revoked')"
            " OR (is_altered AND submitted_at IS NOT NULL"
            " AND screening_body_id IS NOT NULL"
            " AND scanned_at IS NOT NULL AND names_checked_at IS NOT NULL)",
            name="fit_to_leave",
        ),
        CheckConstraint("(state = 'disposed') = (disposed_at IS NOT NULL)", name="disposed"),
    )

    id: Mapped[UUID_PK]
    code: Mapped[str] = mapped_column(String(12), unique=True)
    case_id: Mapped[uuid.UUID] = ref("cases")
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    body_id: Mapped[uuid.UUID] = ref("bodies")
    screening_body_id: Mapped[uuid.UUID | None] = ref("bodies")
    meeting_id: Mapped[uuid.UUID | None] = ref("meetings")
    title: Mapped[Line]
    state: Mapped[SubmissionState] = mapped_column(
        word(SubmissionState, "state"), default=SubmissionState.DRAFT
    )
    state_reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    support_target: Mapped[SupportTarget] = mapped_column(word(SupportTarget, "support_target"))
    lead_agency_id: Mapped[uuid.UUID] = ref("agencies")
    is_altered: Mapped[bool] = mapped_column(Boolean, default=False)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    scanned_at: Mapped[datetime | None] = mapped_column(Instant)
    names_checked_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]
    submitted_at: Mapped[datetime | None] = mapped_column(Instant)
    revoked_by_id: Mapped[uuid.UUID | None] = ref("consents")
    disposed_at: Mapped[datetime | None] = mapped_column(Instant)
    disposed_under: Mapped[Line] = mapped_column(default="")
    disposal_drafted_on: Mapped[date | None]
    disposal_decided_on: Mapped[date | None]
    disposal_decided_by: Mapped[Line] = mapped_column(default="")

    case: Mapped[Case] = relationship(lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise", foreign_keys=[agency_id])
    lead_agency: Mapped[Agency] = relationship(lazy="raise", foreign_keys=[lead_agency_id])
    body: Mapped[Body] = relationship(lazy="raise", foreign_keys=[body_id])
    created_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[created_by_id])
    revoked_by: Mapped[Consent | None] = relationship(lazy="raise", foreign_keys=[revoked_by_id])
    parts: Mapped[list["SubmissionPart"]] = relationship(
        back_populates="submission", lazy="raise", order_by="SubmissionPart.position"
    )
    members: Mapped[list["SubmissionMember"]] = relationship(
        back_populates="submission", lazy="raise", order_by="SubmissionMember.position"
    )
    grounds: Mapped[list["SubmissionGround"]] = relationship(
        back_populates="submission", lazy="raise"
    )
    releases: Mapped[list["Release"]] = relationship(
        back_populates="submission", lazy="raise", order_by="Release.position"
    )

    __mapper_args__ = {"version_id_col": version}


class SubmissionPart(Base):
    """One passage of the paper; what was typed stands apart, in `SubmissionOriginal`."""

    __tablename__ = "submission_parts"
    __table_args__ = (UniqueConstraint("submission_id", "kind", "position"),)

    id: Mapped[UUID_PK]
    submission_id: Mapped[uuid.UUID] = ref("case_submissions", index=False)
    kind: Mapped[PartKind] = mapped_column(word(PartKind, "kind"))
    source: Mapped[Line] = mapped_column(default="")
    handling: Mapped[Line] = mapped_column(default="")
    disclosed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    position: Mapped[int] = mapped_column(Integer)
    version: Mapped[int] = mapped_column(Integer, default=1)

    submission: Mapped[CaseSubmission] = relationship(back_populates="parts", lazy="raise")
    original: Mapped["SubmissionOriginal | None"] = relationship(
        back_populates="part", lazy="raise", uselist=False
    )
    findings: Mapped[list["Finding"]] = relationship(
        back_populates="part", lazy="raise", order_by="Finding.start"
    )

    __mapper_args__ = {"version_id_col": version}


class SubmissionOriginal(Base):
    """What was typed: readable by the submitting agency alone, under a key of its own that the release destroys."""

    __tablename__ = "submission_originals"

    id: Mapped[UUID_PK]
    part_id: Mapped[uuid.UUID] = ref("submission_parts", unique=True)
    text_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    text_version: Mapped[int] = mapped_column(Integer, default=1)
    scanned_version: Mapped[int] = mapped_column(Integer, default=0)
    key_id: Mapped[uuid.UUID] = ref("data_keys")

    part: Mapped[SubmissionPart] = relationship(back_populates="original", lazy="raise")


class SubmissionGround(Base):
    """On which legal basis, and which consent, one data subject's facts are in the paper."""

    __tablename__ = "submission_grounds"
    __table_args__ = (UniqueConstraint("submission_id", "subject_id"),)

    id: Mapped[UUID_PK]
    submission_id: Mapped[uuid.UUID] = ref("case_submissions", index=False)
    subject_id: Mapped[uuid.UUID] = ref("data_subjects")
    legal_basis_id: Mapped[uuid.UUID] = ref("legal_bases")
    consent_id: Mapped[uuid.UUID | None] = ref("consents")

    submission: Mapped[CaseSubmission] = relationship(back_populates="grounds", lazy="raise")
    subject: Mapped[DataSubject] = relationship(lazy="raise")
    legal_basis: Mapped[LegalBasis] = relationship(lazy="raise")
    consent: Mapped[Consent | None] = relationship(lazy="raise")


class Finding(Base):
    """Something in a part that may identify: offsets into the original, never the text found."""

    __tablename__ = "findings"
    __table_args__ = (
        CheckConstraint('"end" > start', name="span"),
        CheckConstraint("decision <> 'kept' OR reason_sealed IS NOT NULL", name="kept_reason"),
        CheckConstraint(
            "decision NOT IN ('accepted', 'changed') OR replacement_sealed IS NOT NULL",
            name="replaced",
        ),
        CheckConstraint("(decision = 'open') = (confirmed_by_id IS NULL)", name="confirmed"),
    )

    id: Mapped[UUID_PK]
    part_id: Mapped[uuid.UUID] = ref("submission_parts")
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column("end", Integer)
    kind: Mapped[Code]
    layer: Mapped[Code]
    confidence: Mapped[float] = mapped_column(Float)
    why: Mapped[Line]
    proposed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    replacement_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    decision: Mapped[FindingDecision] = mapped_column(
        word(FindingDecision, "decision"), default=FindingDecision.OPEN
    )
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    text_version: Mapped[int] = mapped_column(Integer)
    confirmed_by_id: Mapped[uuid.UUID | None] = ref("persons")
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)

    part: Mapped[SubmissionPart] = relationship(back_populates="findings", lazy="raise")
    confirmed_by: Mapped[Person | None] = relationship(lazy="raise")


class SubmissionMember(Base):
    """A member of the household as the paper shows it: a word, a band, no more."""

    __tablename__ = "submission_members"

    id: Mapped[UUID_PK]
    submission_id: Mapped[uuid.UUID] = ref("case_submissions")
    label: Mapped[Line]
    sex: Mapped[Sex] = mapped_column(word(Sex, "sex"))
    age_band: Mapped[AgeBand] = mapped_column(word(AgeBand, "age_band"))
    is_person_concerned: Mapped[bool] = mapped_column(Boolean, default=False)
    is_living_together: Mapped[bool] = mapped_column(Boolean, default=True)
    is_deceased: Mapped[bool] = mapped_column(Boolean, default=False)
    position: Mapped[int] = mapped_column(Integer)

    submission: Mapped[CaseSubmission] = relationship(back_populates="members", lazy="raise")


class Release(Base):
    """The agency's head let the paper leave; one row per release, bound to what was released."""

    __tablename__ = "releases"
    __table_args__ = (UniqueConstraint("submission_id", "position"),)

    id: Mapped[UUID_PK]
    submission_id: Mapped[uuid.UUID] = ref("case_submissions")
    position: Mapped[int] = mapped_column(Integer)
    content_hash: Mapped[str] = mapped_column(String(64))
    released_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    submission: Mapped[CaseSubmission] = relationship(back_populates="releases", lazy="raise")
    released_by: Mapped[Person] = relationship(lazy="raise")


class Screening(Base):
    """匿名化点検: never by the submitting agency; accepted, or returned with a reason."""

    __tablename__ = "screenings"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (is_accepted IS NULL)", name="ended"),
        CheckConstraint(
            "is_accepted IS NULL OR is_accepted OR reason_sealed IS NOT NULL", name="return_reason"
        ),
    )

    id: Mapped[UUID_PK]
    submission_id: Mapped[uuid.UUID] = ref("case_submissions")
    release_id: Mapped[uuid.UUID] = ref("releases", unique=True)
    screener_id: Mapped[uuid.UUID] = ref("persons")
    screener_agency_id: Mapped[uuid.UUID] = ref("agencies")
    started_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    is_accepted: Mapped[bool | None] = mapped_column(Boolean)
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")

    screener: Mapped[Person] = relationship(lazy="raise")


class ReaderReceipt(Base):
    """A member's copy: its number, whether 関係者である was declared, and when it was last read."""

    __tablename__ = "reader_receipts"
    __table_args__ = (
        UniqueConstraint("submission_id", "meeting_id", "person_id"),
        UniqueConstraint("submission_id", "meeting_id", "copy_number"),
    )

    id: Mapped[UUID_PK]
    submission_id: Mapped[uuid.UUID] = ref("case_submissions", index=False)
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    person_id: Mapped[uuid.UUID] = ref("persons")
    copy_number: Mapped[int] = mapped_column(Integer)
    first_read_at: Mapped[datetime | None] = mapped_column(Instant)
    declared_connected_at: Mapped[datetime | None] = mapped_column(Instant)
    collected_on: Mapped[date | None]
    created_at: Mapped[Created]
