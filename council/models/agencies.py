"""支援機関 and 所管課, under all their names, and whom they serve when."""

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.extensions import Base
from council.models.base import UUID_PK, Code, Day, Line, Prose, ref


class Agency(Base):
    """A 支援機関 or 所管課; `legal_form` decides who is bound to secrecy.

    One entered twice is merged into the other: its names lead there, its own rows stay where they were.
    """

    __tablename__ = "agencies"

    id: Mapped[UUID_PK]
    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Line]
    reading: Mapped[Line]
    name_en: Mapped[Line]
    kind: Mapped[Code]
    legal_form: Mapped[Line]
    operator: Mapped[Line]
    role: Mapped[Prose]
    target: Mapped[Prose]
    area: Mapped[str | None] = mapped_column(String(60))
    district: Mapped[str | None] = mapped_column(String(60))
    parent_id: Mapped[uuid.UUID | None] = ref("agencies")
    location: Mapped[Prose]
    hours: Mapped[Line]
    phone: Mapped[Line]
    fax: Mapped[Line] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(String(8), default="")
    postal_address: Mapped[Line] = mapped_column(default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    contact: Mapped[Line] = mapped_column(default="")
    takes: Mapped[Prose] = mapped_column(default="")
    valid_from: Mapped[Day]
    valid_to: Mapped[date | None]

    merging: Mapped["AgencyMerging | None"] = relationship(
        back_populates="agency", lazy="raise", uselist=False, foreign_keys="AgencyMerging.agency_id"
    )
    aliases: Mapped[list["AgencyAlias"]] = relationship(back_populates="agency", lazy="raise")
    former_names: Mapped[list["AgencyFormerName"]] = relationship(
        back_populates="agency", lazy="raise", order_by="AgencyFormerName.until"
    )
    eligibilities: Mapped[list["AgencyEligibility"]] = relationship(
        back_populates="agency", lazy="raise"
    )


class AgencyMerging(Base):
    """That an agency was entered twice: which one stays, since when."""

    __tablename__ = "agency_mergings"
    __table_args__ = (
        UniqueConstraint("agency_id"),
        CheckConstraint("agency_id <> into_id", name="another"),
    )

    id: Mapped[UUID_PK]
    agency_id: Mapped[uuid.UUID] = ref("agencies", index=False)
    into_id: Mapped[uuid.UUID] = ref("agencies")
    merged_on: Mapped[Day]

    agency: Mapped[Agency] = relationship(
        back_populates="merging", lazy="raise", foreign_keys=[agency_id]
    )
    into: Mapped[Agency] = relationship(lazy="raise", foreign_keys=[into_id])


class AgencyAlias(Base):
    """Another spelling of an agency; `key` is what searches compare."""

    __tablename__ = "agency_aliases"
    __table_args__ = (UniqueConstraint("agency_id", "alias"),)

    id: Mapped[UUID_PK]
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    alias: Mapped[Line]
    key: Mapped[Line] = mapped_column(index=True)

    agency: Mapped[Agency] = relationship(back_populates="aliases", lazy="raise")


class AgencyFormerName(Base):
    """What an agency was called until a day, that day included; rosters of those days say it so."""

    __tablename__ = "agency_former_names"
    __table_args__ = (UniqueConstraint("agency_id", "until"),)

    id: Mapped[UUID_PK]
    agency_id: Mapped[uuid.UUID] = ref("agencies", index=False)
    until: Mapped[Day]
    name: Mapped[Line]

    agency: Mapped[Agency] = relationship(back_populates="former_names", lazy="raise")


class AgencyEligibility(Base):
    """Whom an agency supports, by age in years, from one day to another: it changes and the texts disagree."""

    __tablename__ = "agency_eligibilities"

    id: Mapped[UUID_PK]
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    valid_from: Mapped[Day]
    valid_to: Mapped[date | None]
    min_age: Mapped[int | None]
    max_age: Mapped[int | None]
    note: Mapped[Prose]

    agency: Mapped[Agency] = relationship(back_populates="eligibilities", lazy="raise")
