"""Seats and people; every tie between them, and to bodies and agencies, has dates."""

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Channel, Duty, Office, SeatType
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import UUID_PK, Created, Day, Instant, Line, ref, word
from council.models.bodies import Body

if TYPE_CHECKING:
    from council.models.accounts import User


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


class PersonChannel(Base):
    """How one kind of letter goes to a person, where it goes another way than the others."""

    __tablename__ = "person_channels"
    __table_args__ = (UniqueConstraint("person_id", "kind"),)

    id: Mapped[UUID_PK]
    person_id: Mapped[uuid.UUID] = ref("persons", index=False)
    kind: Mapped[LetterKind] = mapped_column(word(LetterKind, "kind"))
    channel: Mapped[Channel] = mapped_column(word(Channel, "channel"))


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
    """Who does the work of a body's secretariat; `papers_from`: what was discussed of papers submitted before it stays closed."""

    __tablename__ = "secretariat_duties"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="term"),)

    id: Mapped[UUID_PK]
    body_id: Mapped[uuid.UUID] = ref("bodies")
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    person_id: Mapped[uuid.UUID] = ref("persons")
    starts_on: Mapped[Day]
    ends_on: Mapped[date | None]
    papers_from: Mapped[datetime | None] = mapped_column(Instant)

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
