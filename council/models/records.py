"""What happened at a sitting: presence, recusals, notes and decisions, and text still being typed."""

import uuid
from datetime import time

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Integer,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.attendance import Way
from council.domain.vocabulary import (
    Attendance,
    EntryKind,
)
from council.domain.votes import Outcome
from council.extensions import Base
from council.models.agenda import AgendaItem
from council.models.base import (
    UUID_PK,
    Created,
    Line,
    Sealed,
    ref,
    word,
)
from council.models.meetings import Sitting
from council.models.members import Person, Seat


class Presence(Base):
    """Who was there, as intervals per sitting, seat (or invited participant) and, where it differs, item.

    One row a stay, in the room or online; a seat to which nobody came has one row that says so.
    """

    __tablename__ = "presences"
    __table_args__ = (
        CheckConstraint("seat_id IS NULL OR participant_id IS NULL", name="one_place"),
        CheckConstraint("attendance <> 'substitute' OR name <> ''", name="substitute_named"),
        CheckConstraint("until IS NULL OR since IS NULL OR until > since", name="interval"),
    )

    id: Mapped[UUID_PK]
    sitting_id: Mapped[uuid.UUID] = ref("sittings")
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    seat_id: Mapped[uuid.UUID | None] = ref("seats")
    participant_id: Mapped[uuid.UUID | None] = ref("participants")
    person_id: Mapped[uuid.UUID | None] = ref("persons")
    agenda_item_id: Mapped[uuid.UUID | None] = ref("agenda_items")
    attendance: Mapped[Attendance] = mapped_column(word(Attendance, "attendance"))
    way: Mapped[Way] = mapped_column(word(Way, "way"), default=Way.ROOM)
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
    vote: Mapped["Vote | None"] = relationship(
        back_populates="entry", lazy="raise", uselist=False, cascade="save-update"
    )

    __mapper_args__ = {"version_id_col": version}


class Vote(Base):
    """採決 or consensus on a decision: counts of who took part, and in a tie what who presided decided."""

    __tablename__ = "votes"
    __table_args__ = (
        CheckConstraint(
            "(outcome = 'vote') = (ayes IS NOT NULL AND noes IS NOT NULL AND abstentions IS NOT NULL)",
            name="counted",
        ),
        CheckConstraint("ayes >= 0 AND noes >= 0 AND abstentions >= 0", name="counts"),
        CheckConstraint(
            "(casting IS NOT NULL) = (outcome = 'vote' AND ayes = noes)", name="casting_in_a_tie"
        ),
    )

    id: Mapped[UUID_PK]
    entry_id: Mapped[uuid.UUID] = ref("record_entries", index=False, unique=True)
    outcome: Mapped[Outcome] = mapped_column(word(Outcome, "outcome"))
    held_at: Mapped[time | None]
    ayes: Mapped[int | None] = mapped_column(Integer)
    noes: Mapped[int | None] = mapped_column(Integer)
    abstentions: Mapped[int | None] = mapped_column(Integer)
    casting: Mapped[bool | None] = mapped_column(Boolean)
    created_at: Mapped[Created]

    entry: Mapped[RecordEntry] = relationship(back_populates="vote", lazy="raise")
