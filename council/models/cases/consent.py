"""Consent as events: the newest of a data subject counts."""

import uuid

from sqlalchemy import Integer, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import ConsentEvent, ConsentForm, ConsentGiver
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import UUID_PK, Created, Day, ref, word
from council.models.cases.case import DataSubject


class Consent(Base):
    """Who consented to what, how, and whom it leaves out."""

    __tablename__ = "consents"
    __table_args__ = (UniqueConstraint("subject_id", "position"),)

    id: Mapped[UUID_PK]
    subject_id: Mapped[uuid.UUID] = ref("data_subjects")
    event: Mapped[ConsentEvent] = mapped_column(word(ConsentEvent, "event"))
    giver: Mapped[ConsentGiver] = mapped_column(word(ConsentGiver, "giver"))
    form: Mapped[ConsentForm] = mapped_column(word(ConsentForm, "form"))
    on: Mapped[Day]
    position: Mapped[int] = mapped_column(Integer)
    scope_note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    exclusions_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    asked_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    subject: Mapped[DataSubject] = relationship(lazy="raise")
    agencies: Mapped[list["ConsentAgency"]] = relationship(back_populates="consent", lazy="raise")


class ConsentAgency(Base):
    """An agency within the scope of a consent."""

    __tablename__ = "consent_agencies"
    __table_args__ = (UniqueConstraint("consent_id", "agency_id"),)

    id: Mapped[UUID_PK]
    consent_id: Mapped[uuid.UUID] = ref("consents", index=False)
    agency_id: Mapped[uuid.UUID] = ref("agencies")

    consent: Mapped[Consent] = relationship(back_populates="agencies", lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")
