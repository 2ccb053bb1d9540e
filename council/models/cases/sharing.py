"""The link between a case and a meeting: on which ground, for what, with whom, until when."""

import uuid

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import RequestState
from council.extensions import Base
from council.models.base import UUID_PK, Code, Created, Day, Line, Moment, ref, word
from council.models.cases.case import Case, DataSubject
from council.models.members import Agency


class CaseMeetingLink(Base):
    """One data subject's facts may be shared in one meeting on one legal basis; sharing beyond it is refused."""

    __tablename__ = "case_meeting_links"
    __table_args__ = (UniqueConstraint("meeting_id", "subject_id"),)

    id: Mapped[UUID_PK]
    case_id: Mapped[uuid.UUID] = ref("cases")
    meeting_id: Mapped[uuid.UUID] = ref("meetings", index=False)
    subject_id: Mapped[uuid.UUID] = ref("data_subjects")
    legal_basis: Mapped[Code]
    evidence: Mapped[Line]
    purpose: Mapped[Line]
    consent_id: Mapped[uuid.UUID | None] = ref("consents")
    expires_at: Mapped[Moment]
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    case: Mapped[Case] = relationship(lazy="raise")
    subject: Mapped[DataSubject] = relationship(lazy="raise")
    agencies: Mapped[list["CaseMeetingLinkAgency"]] = relationship(
        back_populates="link", lazy="raise"
    )


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

    id: Mapped[UUID_PK]
    case_id: Mapped[uuid.UUID] = ref("cases")
    legal_basis: Mapped[Code]
    from_agency_id: Mapped[uuid.UUID] = ref("agencies")
    to_agency_id: Mapped[uuid.UUID] = ref("agencies")
    wished_on: Mapped[Day]
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    state: Mapped[RequestState] = mapped_column(
        word(RequestState, "state"), default=RequestState.OPEN
    )
    meeting_id: Mapped[uuid.UUID | None] = ref("meetings")
    answer: Mapped[Line] = mapped_column(default="")
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    case: Mapped[Case] = relationship(lazy="raise")
    from_agency: Mapped[Agency] = relationship(lazy="raise", foreign_keys=[from_agency_id])
    to_agency: Mapped[Agency] = relationship(lazy="raise", foreign_keys=[to_agency_id])
