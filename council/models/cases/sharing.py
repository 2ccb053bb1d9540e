"""The link between a case and a meeting: on which ground, for what, with whom, until when."""

import uuid
from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import RequestState
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import UUID_PK, Created, Day, Instant, Moment, ref, word
from council.models.bodies import LegalBasis
from council.models.cases.case import Case, DataSubject


class CaseMeetingLink(Base):
    """One data subject's facts may be shared in one meeting on one legal basis; sharing beyond it is refused.

    A basis that asks for a second person opens nothing before that person has confirmed: a head of the lead agency,
    or `any_colleague` there when nobody else heads it. `ended_by_consent_id` names the consent event that ended it.
    """

    __tablename__ = "case_meeting_links"
    __table_args__ = (
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed"),
        CheckConstraint("confirmed_by_id <> created_by_id", name="two_persons"),
        Index(
            "uq_case_meeting_links_live",
            "meeting_id",
            "subject_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[UUID_PK]
    case_id: Mapped[uuid.UUID] = ref("cases")
    meeting_id: Mapped[uuid.UUID] = ref("meetings", index=False)
    subject_id: Mapped[uuid.UUID] = ref("data_subjects")
    legal_basis_id: Mapped[uuid.UUID] = ref("legal_bases")
    evidence_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    purpose_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    consent_id: Mapped[uuid.UUID | None] = ref("consents")
    expires_at: Mapped[Moment]
    any_colleague: Mapped[bool] = mapped_column(Boolean, default=False)
    confirmed_by_id: Mapped[uuid.UUID | None] = ref("persons")
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_by_consent_id: Mapped[uuid.UUID | None] = ref("consents")
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    case: Mapped[Case] = relationship(lazy="raise")
    subject: Mapped[DataSubject] = relationship(lazy="raise")
    legal_basis: Mapped[LegalBasis] = relationship(lazy="raise")
    agencies: Mapped[list["CaseMeetingLinkAgency"]] = relationship(
        back_populates="link", lazy="raise"
    )

    __mapper_args__ = {"version_id_col": version}


class CaseMeetingLinkAgency(Base):
    """An agency with which the link allows sharing."""

    __tablename__ = "case_meeting_link_agencies"
    __table_args__ = (UniqueConstraint("link_id", "agency_id"),)

    id: Mapped[UUID_PK]
    link_id: Mapped[uuid.UUID] = ref("case_meeting_links", index=False)
    agency_id: Mapped[uuid.UUID] = ref("agencies")

    link: Mapped[CaseMeetingLink] = relationship(back_populates="agencies", lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")


class ConvenerRequest(Base):
    """A lead agency asks the convener whom a legal basis names to call the conference."""

    __tablename__ = "convener_requests"
    __table_args__ = (
        CheckConstraint("(state = 'taken') = (meeting_id IS NOT NULL)", name="taken_meeting"),
    )

    id: Mapped[UUID_PK]
    case_id: Mapped[uuid.UUID] = ref("cases")
    legal_basis_id: Mapped[uuid.UUID] = ref("legal_bases")
    from_agency_id: Mapped[uuid.UUID] = ref("agencies")
    to_agency_id: Mapped[uuid.UUID] = ref("agencies")
    wished_on: Mapped[Day]
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    state: Mapped[RequestState] = mapped_column(
        word(RequestState, "state"), default=RequestState.OPEN
    )
    meeting_id: Mapped[uuid.UUID | None] = ref("meetings")
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    case: Mapped[Case] = relationship(lazy="raise")
    legal_basis: Mapped[LegalBasis] = relationship(lazy="raise")
    from_agency: Mapped[Agency] = relationship(lazy="raise", foreign_keys=[from_agency_id])
    to_agency: Mapped[Agency] = relationship(lazy="raise", foreign_keys=[to_agency_id])

    __mapper_args__ = {"version_id_col": version}
