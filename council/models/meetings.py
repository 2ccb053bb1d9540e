"""Sittings and the body meetings they carry, agendas, papers, presence, recusals and the record."""

import uuid
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import (
    Attendance,
    EntryKind,
    ItemKind,
    MeetingForm,
    MeetingState,
    Office,
    PaperState,
    Publicity,
)
from council.extensions import Base
from council.models.base import (
    UUID_PK,
    Code,
    Created,
    Day,
    Instant,
    Line,
    Prose,
    Sealed,
    WallTime,
    ref,
    word,
)
from council.models.members import Agency, Appointment, Body, Person, Seat

if TYPE_CHECKING:
    from council.models.conferences import Conference
    from council.models.invitations import Invitation
    from council.models.minutes import Minutes
    from council.models.submissions import CaseSubmission


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
    opened_at: Mapped[time | None]
    closed_at: Mapped[time | None]
    observers: Mapped[int] = mapped_column(Integer, default=0)
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_at: Mapped[Created]
    changed_at: Mapped[Created]

    meetings: Mapped[list["Meeting"]] = relationship(
        back_populates="sitting", lazy="raise", order_by="Meeting.position"
    )
    presences: Mapped[list["Presence"]] = relationship(back_populates="sitting", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class Meeting(Base):
    """One body's meeting in a sitting: its number, chair, state. The number is provisional until the notice is sent."""

    __tablename__ = "meetings"
    __table_args__ = (
        UniqueConstraint("body_id", "number_period", "number"),
        Index("ix_meetings_body_state", "body_id", "state"),
        CheckConstraint(
            "state <> 'notified' OR number IS NOT NULL OR is_numbered = false", name="numbered"
        ),
        CheckConstraint("publicity = 'open' OR closed_reason <> ''", name="closed_reason"),
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
    state_reason: Mapped[Line] = mapped_column(default="")
    publicity: Mapped[Publicity] = mapped_column(word(Publicity, "publicity"))
    closed_reason: Mapped[Line]
    legal_basis: Mapped[Code]
    presider_id: Mapped[uuid.UUID | None] = ref("persons")
    reply_by: Mapped[date | None]
    quorum_sentence: Mapped[Prose] = mapped_column(default="")
    previous_id: Mapped[uuid.UUID | None] = ref("meetings")
    notified_at: Mapped[datetime | None] = mapped_column(Instant)
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
        order_by="Paper.number",
        foreign_keys="Paper.meeting_id",
    )
    roster: Mapped[list["RosterEntry"]] = relationship(
        back_populates="meeting", lazy="raise", order_by="RosterEntry.position"
    )
    sign_offs: Mapped[list["SignOff"]] = relationship(back_populates="meeting", lazy="raise")
    invitations: Mapped[list["Invitation"]] = relationship(back_populates="meeting", lazy="raise")
    minutes: Mapped["Minutes | None"] = relationship(
        back_populates="meeting", lazy="raise", uselist=False
    )
    conference: Mapped["Conference | None"] = relationship(
        back_populates="meeting", lazy="raise", uselist=False
    )

    __mapper_args__ = {"version_id_col": version}


class SignOff(Base):
    """決裁: recorded from the office's own document system; opens the act it names."""

    __tablename__ = "sign_offs"
    __table_args__ = (UniqueConstraint("meeting_id", "act"),)

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings", index=False)
    act: Mapped[Code]
    document_no: Mapped[Line]
    drafted_on: Mapped[date | None]
    decided_on: Mapped[Day]
    decided_by: Mapped[Line]
    recorded_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    meeting: Mapped[Meeting] = relationship(back_populates="sign_offs", lazy="raise")


class RosterEntry(Base):
    """Who held which seat for this meeting: fixed at the notice; people named in minutes never vanish."""

    __tablename__ = "roster_entries"
    __table_args__ = (UniqueConstraint("meeting_id", "seat_id"),)

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

    meeting: Mapped[Meeting] = relationship(back_populates="roster", lazy="raise")
    seat: Mapped[Seat] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")
    agency: Mapped[Agency | None] = relationship(lazy="raise")
    appointment: Mapped[Appointment | None] = relationship(lazy="raise")


class AgendaItem(Base):
    """One line of the 次第. Its title and presenter never carry case facts; its note is sealed."""

    __tablename__ = "agenda_items"

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[ItemKind] = mapped_column(word(ItemKind, "kind"))
    title: Mapped[Line]
    presenter: Mapped[Line] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(Integer, default=5)
    is_closed: Mapped[bool] = mapped_column(Boolean, default=False)
    legal_basis: Mapped[Code] = mapped_column(default="")
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID | None] = ref("data_keys")
    submission_id: Mapped[uuid.UUID | None] = ref("case_submissions")
    issue_id: Mapped[uuid.UUID | None] = ref("issues")
    carried_from_id: Mapped[uuid.UUID | None] = ref("agenda_items")
    is_discussed: Mapped[bool] = mapped_column(Boolean, default=False)
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_at: Mapped[Created]

    meeting: Mapped[Meeting] = relationship(back_populates="agenda", lazy="raise")
    submission: Mapped["CaseSubmission | None"] = relationship(lazy="raise")
    entries: Mapped[list["RecordEntry"]] = relationship(
        back_populates="agenda_item", lazy="raise", order_by="RecordEntry.position"
    )
    recusals: Mapped[list["Recusal"]] = relationship(back_populates="agenda_item", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class Paper(Base):
    """資料: numbered in the order of the agenda; a case paper is collected and its window ends."""

    __tablename__ = "papers"

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    agenda_item_id: Mapped[uuid.UUID | None] = ref("agenda_items")
    number: Mapped[int] = mapped_column(Integer)
    title: Mapped[Line]
    state: Mapped[PaperState] = mapped_column(
        word(PaperState, "state"), default=PaperState.PREPARING
    )
    collect_after: Mapped[bool] = mapped_column(Boolean, default=False)
    submission_id: Mapped[uuid.UUID | None] = ref("case_submissions")
    source_meeting_id: Mapped[uuid.UUID | None] = ref("meetings")
    blob_id: Mapped[uuid.UUID | None] = ref("blobs")
    opens_at: Mapped[datetime | None] = mapped_column(Instant)
    closes_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[Created]

    meeting: Mapped[Meeting] = relationship(
        back_populates="papers", lazy="raise", foreign_keys=[meeting_id]
    )
    agenda_item: Mapped[AgendaItem | None] = relationship(lazy="raise")


class Presence(Base):
    """Who was there, as intervals per sitting, seat (or invited participant) and, where it differs, item."""

    __tablename__ = "presences"

    id: Mapped[UUID_PK]
    sitting_id: Mapped[uuid.UUID] = ref("sittings")
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    seat_id: Mapped[uuid.UUID | None] = ref("seats")
    participant_id: Mapped[uuid.UUID | None] = ref("participants")
    person_id: Mapped[uuid.UUID | None] = ref("persons")
    agenda_item_id: Mapped[uuid.UUID | None] = ref("agenda_items")
    attendance: Mapped[Attendance] = mapped_column(word(Attendance, "attendance"))
    since: Mapped[time | None]
    until: Mapped[time | None]
    name: Mapped[Line] = mapped_column(default="")
    post_title: Mapped[Line] = mapped_column(default="")
    created_at: Mapped[Created]

    sitting: Mapped[Sitting] = relationship(back_populates="presences", lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")


class Recusal(Base):
    """退席（除斥）: a seat takes no part in one item; hides it and leaves the quorum's count."""

    __tablename__ = "recusals"
    __table_args__ = (UniqueConstraint("agenda_item_id", "seat_id"),)

    id: Mapped[UUID_PK]
    agenda_item_id: Mapped[uuid.UUID] = ref("agenda_items", index=False)
    seat_id: Mapped[uuid.UUID] = ref("seats")
    person_id: Mapped[uuid.UUID | None] = ref("persons")
    since: Mapped[time | None]
    until: Mapped[time | None]
    recorded_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    agenda_item: Mapped[AgendaItem] = relationship(back_populates="recusals", lazy="raise")
    seat: Mapped[Seat] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[person_id])


class RecordEntry(Base):
    """One note or decision of the sitting, under its item; text is sealed."""

    __tablename__ = "record_entries"

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    agenda_item_id: Mapped[uuid.UUID] = ref("agenda_items")
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[EntryKind] = mapped_column(word(EntryKind, "kind"))
    speaker: Mapped[Line] = mapped_column(default="")
    text_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    version: Mapped[int] = mapped_column(Integer, default=1)
    written_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    agenda_item: Mapped[AgendaItem] = relationship(back_populates="entries", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class Draft(Base):
    """Text somebody is still typing, kept apart from what is saved; `base_version` is what it began from."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("subject_kind", "subject_id", "person_id"),)

    id: Mapped[UUID_PK]
    subject_kind: Mapped[Code]
    subject_id: Mapped[uuid.UUID]
    person_id: Mapped[uuid.UUID] = ref("persons")
    base_version: Mapped[int] = mapped_column(Integer)
    text_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    saved_at: Mapped[Created]


class Carried(Base):
    """What a meeting takes over from the one before: an open action item or an issue's answer."""

    __tablename__ = "carried"
    __table_args__ = (UniqueConstraint("meeting_id", "subject_kind", "subject_id"),)

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings", index=False)
    subject_kind: Mapped[Code]
    subject_id: Mapped[uuid.UUID]
    detail: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    note: Mapped[Prose] = mapped_column(default="")
