"""Bodies, agencies, seats and people; every tie between them has dates."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Boolean, CheckConstraint, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import BodyKind, Channel, Duty, Office, Publicity, SeatType
from council.extensions import Base
from council.models.base import UUID_PK, Code, Created, Day, Line, Prose, ref, word

if TYPE_CHECKING:
    from council.models.accounts import User


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
    signers: Mapped[int] = mapped_column(default=0)
    pledge: Mapped[Code] = mapped_column(default="none")
    minutes_style: Mapped[Code]
    legal_basis: Mapped[Code]
    inquorate_keeps_number: Mapped[bool] = mapped_column(Boolean)
    description: Mapped[Prose]

    body: Mapped[Body] = relationship(
        back_populates="versions", lazy="raise", foreign_keys=[body_id]
    )
    parent: Mapped[Body | None] = relationship(
        lazy="raise", foreign_keys=[parent_id], viewonly=True
    )
    secretariat: Mapped["Agency | None"] = relationship(lazy="raise", viewonly=True)


class Agency(Base):
    """A 支援機関 or 所管課; `legal_form` decides who is bound to secrecy."""

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
    valid_from: Mapped[Day]
    valid_to: Mapped[date | None]

    aliases: Mapped[list["AgencyAlias"]] = relationship(back_populates="agency", lazy="raise")
    eligibilities: Mapped[list["AgencyEligibility"]] = relationship(
        back_populates="agency", lazy="raise"
    )


class AgencyAlias(Base):
    """Another spelling of an agency; `key` is what searches compare."""

    __tablename__ = "agency_aliases"
    __table_args__ = (UniqueConstraint("agency_id", "alias"),)

    id: Mapped[UUID_PK]
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    alias: Mapped[Line]
    key: Mapped[Line] = mapped_column(index=True)

    agency: Mapped[Agency] = relationship(back_populates="aliases", lazy="raise")


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


class Person(Base):
    """Somebody who works in or for the council. Never a person concerned, never a relative."""

    __tablename__ = "persons"

    id: Mapped[UUID_PK]
    name: Mapped[Line]
    reading: Mapped[Line]
    email: Mapped[str | None] = mapped_column(String(254))
    phone: Mapped[str | None] = mapped_column(String(40))
    channel: Mapped[Channel] = mapped_column(word(Channel, "channel"), default=Channel.MAIL)
    shared_mailbox: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[Created]

    user: Mapped["User | None"] = relationship(back_populates="person", lazy="raise", uselist=False)


class Seat(Base):
    """A 席 of a body: neither an agency nor a person; filled by appointments with dates."""

    __tablename__ = "seats"
    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="period"),)

    id: Mapped[UUID_PK]
    body_id: Mapped[uuid.UUID] = ref("bodies")
    title: Mapped[Line]
    agency_id: Mapped[uuid.UUID | None] = ref("agencies")
    seat_type: Mapped[SeatType] = mapped_column(word(SeatType, "seat_type"))
    office: Mapped[Office] = mapped_column(word(Office, "office"))
    annex_item: Mapped[Line] = mapped_column(default="")
    term_years: Mapped[int | None]
    position: Mapped[int] = mapped_column(Integer)
    valid_from: Mapped[Day]
    valid_to: Mapped[date | None]

    body: Mapped[Body] = relationship(back_populates="seats", lazy="raise")
    agency: Mapped[Agency | None] = relationship(lazy="raise")
    appointments: Mapped[list["Appointment"]] = relationship(
        back_populates="seat", lazy="raise", order_by="Appointment.starts_on"
    )


class Appointment(Base):
    """委嘱・任命: one person holds one seat from one day to another (inclusive); terms of a seat never overlap.

    `term_ends_on` is the end the term had before it was ended early: what a successor serves (残任期間).
    """

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="term"),
        Index("ix_appointments_person_term", "person_id", "starts_on", "ends_on"),
    )

    id: Mapped[UUID_PK]
    seat_id: Mapped[uuid.UUID] = ref("seats")
    person_id: Mapped[uuid.UUID] = ref("persons", index=False)
    post_title: Mapped[Line]
    starts_on: Mapped[Day]
    ends_on: Mapped[date | None]
    term_ends_on: Mapped[date | None]
    is_successor: Mapped[bool] = mapped_column(Boolean, default=False)
    document_no: Mapped[Line] = mapped_column(default="")
    decided_on: Mapped[date | None]
    pledged_on: Mapped[date | None]
    end_reason: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[Created]

    seat: Mapped[Seat] = relationship(back_populates="appointments", lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")


class AgencyDuty(Base):
    """Who works on cases and action items for an agency, and who releases what leaves it."""

    __tablename__ = "agency_duties"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="term"),)

    id: Mapped[UUID_PK]
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    person_id: Mapped[uuid.UUID] = ref("persons")
    duty: Mapped[Duty] = mapped_column(word(Duty, "duty"))
    post_title: Mapped[Line]
    starts_on: Mapped[Day]
    ends_on: Mapped[date | None]

    agency: Mapped[Agency] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")


class SecretariatDuty(Base):
    """Who does the work of a body's secretariat; `papers_from`: case papers submitted before it stay closed."""

    __tablename__ = "secretariat_duties"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="term"),)

    id: Mapped[UUID_PK]
    body_id: Mapped[uuid.UUID] = ref("bodies")
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    person_id: Mapped[uuid.UUID] = ref("persons")
    starts_on: Mapped[Day]
    ends_on: Mapped[date | None]
    papers_from: Mapped[date | None]

    body: Mapped[Body] = relationship(lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")


class AdminGrant(Base):
    """Who keeps accounts and settings; sees no case content."""

    __tablename__ = "admin_grants"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="term"),)

    id: Mapped[UUID_PK]
    person_id: Mapped[uuid.UUID] = ref("persons")
    starts_on: Mapped[Day]
    ends_on: Mapped[date | None]

    person: Mapped[Person] = relationship(lazy="raise")


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
