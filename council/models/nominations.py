"""Seats on their way to being filled: 推薦依頼, 候補者, 就任承諾; and all that changes on one day, gathered."""

import uuid
from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.nominations import NominationState, RotationState
from council.domain.vocabulary import Channel
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import UUID_PK, Code, Created, Day, Instant, Line, ref, word
from council.models.bodies import Body
from council.models.members import Appointment, Person, Seat
from council.models.proxies import ProxyEntry

_DONE = "state NOT IN ('appointed', 'withdrawn')"


class Rotation(Base):
    """The terms that end and the posts that change on one day, for the bodies of one secretariat (4月の入れ替え)."""

    __tablename__ = "rotations"
    __table_args__ = (
        CheckConstraint("(state = 'confirmed') = (confirmed_at IS NOT NULL)", name="confirmed"),
    )

    id: Mapped[UUID_PK]
    effective_on: Mapped[Day]
    state: Mapped[RotationState] = mapped_column(
        word(RotationState, "state"), default=RotationState.OPEN
    )
    document_no: Mapped[Line] = mapped_column(default="")
    decided_on: Mapped[date | None]
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]
    version: Mapped[int] = mapped_column(Integer, default=1)

    nominations: Mapped[list["Nomination"]] = relationship(
        back_populates="rotation", lazy="raise", order_by="Nomination.position"
    )

    __mapper_args__ = {"version_id_col": version}


class Nomination(Base):
    """A seat to be filled for a term. Nobody sees or may do anything by it: that begins with the appointment.

    `outgoing_id` is whose term ends by it; `stays`: the one who sits there goes on, in this term or the next.
    `is_another`: somebody has looked, and the person is none of those known by the same name.
    A proposed person is named here and entered among the people only when appointed.
    """

    __tablename__ = "nominations"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="term"),
        CheckConstraint("state NOT IN ('recommended', 'accepted') OR name <> ''", name="named"),
        CheckConstraint("state <> 'accepted' OR accepted_on IS NOT NULL", name="accepted"),
        CheckConstraint(
            "state <> 'appointed' OR appointment_id IS NOT NULL OR stays", name="appointed"
        ),
        Index(
            "uq_nominations_under_way",
            "seat_id",
            "starts_on",
            unique=True,
            sqlite_where=text(_DONE),
            postgresql_where=text(_DONE),
        ),
    )

    id: Mapped[UUID_PK]
    rotation_id: Mapped[uuid.UUID | None] = ref("rotations")
    body_id: Mapped[uuid.UUID] = ref("bodies")
    seat_id: Mapped[uuid.UUID] = ref("seats", index=False)
    outgoing_id: Mapped[uuid.UUID | None] = ref("appointments")
    position: Mapped[int] = mapped_column(Integer, default=0)
    state: Mapped[NominationState] = mapped_column(
        word(NominationState, "state"), default=NominationState.PLANNED
    )
    starts_on: Mapped[Day]
    ends_on: Mapped[date | None]
    agency_id: Mapped[uuid.UUID | None] = ref("agencies")
    addressee: Mapped[Line] = mapped_column(default="")
    request_no: Mapped[Line] = mapped_column(default="")
    request_drafted_on: Mapped[date | None]
    request_decided_on: Mapped[date | None]
    request_decided_by: Mapped[Line] = mapped_column(default="")
    requested_on: Mapped[date | None]
    reply_by: Mapped[date | None]
    person_id: Mapped[uuid.UUID | None] = ref("persons")
    name: Mapped[Line] = mapped_column(default="")
    reading: Mapped[Line] = mapped_column(default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    channel: Mapped[Channel] = mapped_column(word(Channel, "channel"), default=Channel.MAIL)
    post_title: Mapped[Line] = mapped_column(default="")
    is_another: Mapped[bool] = mapped_column(Boolean, default=False)
    stays: Mapped[bool] = mapped_column(Boolean, default=False)
    accepted_on: Mapped[date | None]
    accepted_means: Mapped[Code] = mapped_column(default="")
    acceptance_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    appointment_id: Mapped[uuid.UUID | None] = ref("appointments")
    created_at: Mapped[Created]
    version: Mapped[int] = mapped_column(Integer, default=1)

    rotation: Mapped[Rotation | None] = relationship(back_populates="nominations", lazy="raise")
    body: Mapped[Body] = relationship(lazy="raise")
    seat: Mapped[Seat] = relationship(lazy="raise")
    agency: Mapped[Agency | None] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")
    acceptance: Mapped[ProxyEntry | None] = relationship(lazy="raise")
    outgoing: Mapped[Appointment | None] = relationship(lazy="raise", foreign_keys=[outgoing_id])
    appointment: Mapped[Appointment | None] = relationship(
        lazy="raise", foreign_keys=[appointment_id]
    )

    __mapper_args__ = {"version_id_col": version}
