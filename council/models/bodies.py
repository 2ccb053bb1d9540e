"""会議体 through time, and on what their sharing of cases may rest."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Boolean, CheckConstraint, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import BodyKind, Publicity
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import UUID_PK, Code, Day, Line, Prose, ref, word

if TYPE_CHECKING:
    from council.models.members import Seat


class Body(Base):
    """A 会議体: what lasts while its name, parent and rules change."""

    __tablename__ = "bodies"

    id: Mapped[UUID_PK]
    code: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[BodyKind] = mapped_column(word(BodyKind, "kind"))
    position: Mapped[int] = mapped_column(Integer, default=0)
    established_on: Mapped[Day]
    dissolved_on: Mapped[date | None]
    transferred_from_id: Mapped[uuid.UUID | None] = ref("bodies")

    versions: Mapped[list["BodyVersion"]] = relationship(
        back_populates="body",
        lazy="raise",
        foreign_keys="BodyVersion.body_id",
        order_by="BodyVersion.valid_from",
    )
    seats: Mapped[list["Seat"]] = relationship(
        back_populates="body", lazy="raise", order_by="Seat.position"
    )


class BodyVersion(Base):
    """A body's name, place in the tiers, secretariat and rules from one day to another (inclusive)."""

    __tablename__ = "body_versions"
    __table_args__ = (
        UniqueConstraint("body_id", "valid_from"),
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="period"),
        CheckConstraint("parent_id IS NULL OR parent_id <> body_id", name="own_parent"),
    )

    id: Mapped[UUID_PK]
    body_id: Mapped[uuid.UUID] = ref("bodies")
    valid_from: Mapped[Day]
    valid_to: Mapped[date | None]
    name: Mapped[Line]
    short_name: Mapped[Line]
    calendar_name: Mapped[str] = mapped_column(String(8))
    parent_id: Mapped[uuid.UUID | None] = ref("bodies")
    secretariat_id: Mapped[uuid.UUID | None] = ref("agencies")
    founding_instrument: Mapped[Line]
    founding_article: Mapped[Line]
    instrument_kind: Mapped[Code] = mapped_column(default="outline")
    instrument_on: Mapped[date | None]
    annex: Mapped[Line] = mapped_column(default="")
    chair_title: Mapped[Line]
    deputy_title: Mapped[Line]
    member_title: Mapped[Line]
    appointment_word: Mapped[Line]
    deliberation_word: Mapped[Line]
    decision_word: Mapped[Line] = mapped_column(default="確認")
    reward_word: Mapped[Line] = mapped_column(default="")
    quorum: Mapped[Code]
    quorum_article: Mapped[Line]
    numbering: Mapped[Code]
    meets: Mapped[bool] = mapped_column(Boolean)
    publicity: Mapped[Publicity] = mapped_column(word(Publicity, "publicity"))
    closed_reason: Mapped[Line]
    sign_off: Mapped[bool] = mapped_column(Boolean)
    sign_off_otherwise: Mapped[Line] = mapped_column(default="")
    substitutes: Mapped[bool] = mapped_column(Boolean)
    substitute_of: Mapped[Code] = mapped_column(default="same_agency")
    substitute_days: Mapped[int] = mapped_column(default=0)
    substitute_announced: Mapped[bool] = mapped_column(Boolean, default=False)
    written_opinions: Mapped[bool] = mapped_column(Boolean, default=True)
    meetings_per_year: Mapped[int | None]
    term_years: Mapped[int | None]
    notice_days: Mapped[int]
    reply_days: Mapped[int] = mapped_column(default=7)
    minutes_days: Mapped[int] = mapped_column(default=45)
    approval: Mapped[Code] = mapped_column(default="chair")
    signers: Mapped[int] = mapped_column(default=0)
    pledge: Mapped[Code] = mapped_column(default="none")
    minutes_style: Mapped[Code]
    legal_basis: Mapped[Code]
    inquorate_keeps_number: Mapped[bool] = mapped_column(Boolean)
    standing_items: Mapped[Prose] = mapped_column(default="")
    description: Mapped[Prose]

    body: Mapped[Body] = relationship(
        back_populates="versions", lazy="raise", foreign_keys=[body_id]
    )
    parent: Mapped[Body | None] = relationship(
        lazy="raise", foreign_keys=[parent_id], viewonly=True
    )
    secretariat: Mapped[Agency | None] = relationship(lazy="raise", viewonly=True)


class LegalBasis(Base):
    """A ground for sharing, from one day to another: profile data, never an enum."""

    __tablename__ = "legal_bases"
    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    id: Mapped[UUID_PK]
    code: Mapped[Code]
    title: Mapped[Line]
    statute: Mapped[Line]
    article: Mapped[Line]
    convener: Mapped[Line]
    convener_agency_id: Mapped[uuid.UUID | None] = ref("agencies")
    consent_needed: Mapped[bool] = mapped_column(Boolean)
    bound: Mapped[Prose]
    min_age: Mapped[int | None]
    max_age: Mapped[int | None]
    body_kinds: Mapped[list[str]] = mapped_column(JSON)
    sentence: Mapped[Prose]
    expires_hours: Mapped[int | None]
    second_person: Mapped[bool] = mapped_column(Boolean)
    valid_from: Mapped[Day]
    valid_to: Mapped[date | None]

    convener_agency: Mapped[Agency | None] = relationship(lazy="raise")
