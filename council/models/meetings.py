"""Sittings and the body meetings they carry, with their 決裁 and the roster of the day."""

import uuid
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.business import lacks_day, unmade
from council.domain.signoffs import PUT_OFF
from council.domain.vocabulary import (
    MeetingForm,
    MeetingState,
    Office,
    Publicity,
)
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import (
    UUID_PK,
    Code,
    Created,
    Day,
    Instant,
    Line,
    Prose,
    WallTime,
    ref,
    word,
)
from council.models.bodies import Body
from council.models.members import Appointment, Person, Seat

if TYPE_CHECKING:
    from council.models.agenda import AgendaItem, Paper
    from council.models.conferences import Conference
    from council.models.invitations import InvitationSeat
    from council.models.minutes import Minutes
    from council.models.records import Presence


class Sitting(Base):
    """One coming together: a place and a local wall time. It may carry several bodies' meetings (同時開催)."""

    __tablename__ = "sittings"
    __table_args__ = (
        CheckConstraint("ends > begins", name="hours"),
        Index("ix_sittings_held_on", "held_on"),
    )

    id: Mapped[UUID_PK]
    held_on: Mapped[Day]
    begins: Mapped[WallTime]
    ends: Mapped[WallTime]
    zone: Mapped[str] = mapped_column(String(40), default="Asia/Tokyo")
    place: Mapped[Line]
    form: Mapped[MeetingForm] = mapped_column(word(MeetingForm, "form"))
    uid: Mapped[str] = mapped_column(String(120), unique=True)
    sequence: Mapped[int] = mapped_column(Integer, default=0)
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_at: Mapped[Created]
    changed_at: Mapped[Created]

    meetings: Mapped[list["Meeting"]] = relationship(
        back_populates="sitting", lazy="raise", order_by="Meeting.position"
    )
    presences: Mapped[list["Presence"]] = relationship(back_populates="sitting", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class Meeting(Base):
    """One body's meeting in a sitting: its number, chair, state. The number is provisional until the notice is sent.

    Why it was put off, called off or could not be held is sealed: it may name somebody's trouble. `is_record_only`:
    held before the house kept its meetings here; who presided, who was there and what was said stands elsewhere.
    `published` is what was made public, by days, `made_public_on` the last of them. `told` is what the last notice said; `undecided` the act that went out in a hurry, its 決裁 still to be recorded.
    `put_off_from`: the day it was last put off from. `never_settled`: called off as a draft, so that only its secretariat ever knew of it.
    """

    __tablename__ = "meetings"
    __table_args__ = (
        Index(
            "uq_meetings_number",
            "body_id",
            "number_period",
            "number",
            unique=True,
            sqlite_where=text("is_number_fixed"),
            postgresql_where=text("is_number_fixed"),
        ),
        Index("ix_meetings_body_state", "body_id", "state"),
        CheckConstraint(
            "state NOT IN ('notified', 'in_session', 'closed', 'concluded')"
            " OR ((is_record_only OR notified_at IS NOT NULL)"
            " AND (NOT is_numbered OR (number IS NOT NULL AND is_number_fixed)))",
            name="notified",
        ),
        CheckConstraint(
            "state NOT IN ('in_session', 'closed', 'concluded')"
            " OR is_record_only OR presider_id IS NOT NULL",
            name="presided",
        ),
        CheckConstraint(
            "state NOT IN ('closed', 'concluded') OR is_record_only OR closed_at IS NOT NULL",
            name="closed",
        ),
        CheckConstraint(
            "NOT is_record_only OR state IN ('concluded', 'cancelled', 'inquorate')",
            name="record_only",
        ),
        CheckConstraint("state <> 'cancelled' OR number IS NULL", name="number_given_back"),
        CheckConstraint("publicity = 'open' OR closed_reason <> ''", name="closed_reason"),
        CheckConstraint(
            "state_reason_sealed IS NULL OR key_id IS NOT NULL", name="state_reason_key"
        ),
    )

    id: Mapped[UUID_PK]
    sitting_id: Mapped[uuid.UUID] = ref("sittings")
    body_id: Mapped[uuid.UUID] = ref("bodies", index=False)
    position: Mapped[int] = mapped_column(Integer, default=0)
    fiscal_year: Mapped[int] = mapped_column(Integer)
    number: Mapped[int | None] = mapped_column(Integer)
    number_period: Mapped[str] = mapped_column(String(20))
    is_numbered: Mapped[bool] = mapped_column(Boolean, default=True)
    is_number_fixed: Mapped[bool] = mapped_column(Boolean, default=False)
    state: Mapped[MeetingState] = mapped_column(
        word(MeetingState, "state"), default=MeetingState.DRAFT
    )
    is_record_only: Mapped[bool] = mapped_column(Boolean, default=False)
    put_off_from: Mapped[date | None]
    never_settled: Mapped[bool] = mapped_column(Boolean, default=False)
    state_reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID | None] = ref("data_keys")
    publicity: Mapped[Publicity] = mapped_column(word(Publicity, "publicity"))
    closed_reason: Mapped[Line]
    legal_basis: Mapped[Code]
    presider_id: Mapped[uuid.UUID | None] = ref("persons")
    reply_by: Mapped[date | None]
    opened_at: Mapped[time | None]
    closed_at: Mapped[time | None]
    observers: Mapped[int] = mapped_column(Integer, default=0)
    observer_seats: Mapped[int | None]
    observing: Mapped[Line] = mapped_column(default="")
    made_public_on: Mapped[date | None]
    published: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    quorum_sentence: Mapped[Prose] = mapped_column(default="")
    previous_id: Mapped[uuid.UUID | None] = ref("meetings")
    notified_at: Mapped[datetime | None] = mapped_column(Instant)
    told: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    undecided: Mapped[Code] = mapped_column(default="")
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_by_id: Mapped[uuid.UUID | None] = ref("persons")
    created_at: Mapped[Created]

    sitting: Mapped[Sitting] = relationship(back_populates="meetings", lazy="raise")
    body: Mapped[Body] = relationship(lazy="raise")
    presider: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[presider_id])
    previous: Mapped["Meeting | None"] = relationship(
        lazy="raise", remote_side="Meeting.id", foreign_keys=[previous_id]
    )
    agenda: Mapped[list["AgendaItem"]] = relationship(
        back_populates="meeting", lazy="raise", order_by="AgendaItem.position"
    )
    papers: Mapped[list["Paper"]] = relationship(
        back_populates="meeting",
        lazy="raise",
        order_by="(Paper.number, Paper.branch)",
        foreign_keys="Paper.meeting_id",
    )
    roster: Mapped[list["RosterEntry"]] = relationship(
        back_populates="meeting", lazy="raise", order_by="RosterEntry.position"
    )
    sign_offs: Mapped[list["SignOff"]] = relationship(back_populates="meeting", lazy="raise")
    invitation_seats: Mapped[list["InvitationSeat"]] = relationship(
        back_populates="meeting", lazy="raise"
    )
    minutes: Mapped["Minutes | None"] = relationship(
        back_populates="meeting", lazy="raise", uselist=False
    )
    conference: Mapped["Conference | None"] = relationship(
        back_populates="meeting", lazy="raise", uselist=False
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def lacks_day(self) -> bool:
        """Whether it was put off, and no new day is given yet; its sitting is loaded."""
        return lacks_day(self.state, self.put_off_from, self.sitting.held_on)

    @property
    def unmade(self) -> str:
        """Why its notice cannot be made, nor what goes with it; empty if it can. Its sitting is loaded."""
        return unmade(self.state, self.sitting.form, lacks_day=self.lacks_day)

    @property
    def notice_is_out(self) -> bool:
        """Whether its notice was sent, and was not undone by putting the meeting off."""
        return self.notified_at is not None and self.state not in PUT_OFF


class SignOff(Base):
    """決裁: recorded from the office's own document system; opens the act it names.

    `parts` holds a mark of each part it was on: what becomes another needs a 決裁 of its own.
    `is_past`: what it was on was put off or has gone out and is over; nothing rests on it any more.
    """

    __tablename__ = "sign_offs"
    __table_args__ = (UniqueConstraint("meeting_id", "act", "sequence"),)

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings", index=False)
    act: Mapped[Code]
    sequence: Mapped[int] = mapped_column(Integer, default=1)
    document_no: Mapped[Line]
    drafted_on: Mapped[date | None]
    decided_on: Mapped[Day]
    decided_by: Mapped[Line]
    parts: Mapped[Line] = mapped_column(default="")
    is_past: Mapped[bool] = mapped_column(Boolean, default=False)
    recorded_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    meeting: Mapped[Meeting] = relationship(back_populates="sign_offs", lazy="raise")


class RosterEntry(Base):
    """Who held which seat for this meeting: fixed at the notice; people named in minutes never vanish."""

    __tablename__ = "roster_entries"
    __table_args__ = (
        Index(
            "uq_roster_entries_live",
            "meeting_id",
            "seat_id",
            unique=True,
            sqlite_where=text("left_at IS NULL"),
            postgresql_where=text("left_at IS NULL"),
        ),
        Index("ix_roster_entries_meeting", "meeting_id", "position"),
    )

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings", index=False)
    seat_id: Mapped[uuid.UUID] = ref("seats")
    appointment_id: Mapped[uuid.UUID | None] = ref("appointments")
    person_id: Mapped[uuid.UUID | None] = ref("persons")
    office: Mapped[Office] = mapped_column(word(Office, "office"))
    seat_title: Mapped[Line]
    post_title: Mapped[Line]
    agency_id: Mapped[uuid.UUID | None] = ref("agencies")
    position: Mapped[int] = mapped_column(Integer)
    left_at: Mapped[datetime | None] = mapped_column(Instant)

    meeting: Mapped[Meeting] = relationship(back_populates="roster", lazy="raise")
    seat: Mapped[Seat] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")
    agency: Mapped[Agency | None] = relationship(lazy="raise")
    appointment: Mapped[Appointment | None] = relationship(lazy="raise")
