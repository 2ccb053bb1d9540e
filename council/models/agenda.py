"""次第: its items, the papers 資料１…, and what is carried over from the meeting before."""

import uuid
from datetime import datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Integer,
    LargeBinary,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import (
    Carrying,
    ItemKind,
    PaperState,
)
from council.extensions import Base
from council.models.base import (
    UUID_PK,
    Code,
    Created,
    Instant,
    Line,
    ref,
    word,
)
from council.models.meetings import Meeting

if TYPE_CHECKING:
    from council.models.records import RecordEntry, Recusal
    from council.models.submissions import CaseSubmission


class AgendaItem(Base):
    """One line of the 次第. Its title and presenter never carry case facts; its note is sealed.

    What was not discussed may be carried to another meeting, once: `carrying` says how on the item left behind,
    `carried_from_id` names that one on the item there.
    `begun_at` and `ended_at` tell when it had its turn; what was never taken up has neither.
    """

    __tablename__ = "agenda_items"
    __table_args__ = (
        UniqueConstraint("carried_from_id"),
        CheckConstraint("carrying IS NULL OR NOT is_discussed", name="not_both"),
        CheckConstraint(
            "NOT is_standing OR (submission_id IS NULL AND issue_id IS NULL)", name="standing"
        ),
        CheckConstraint("kind <> 'case' OR is_closed", name="case_closed"),
        CheckConstraint("NOT is_closed OR closed_reason <> ''", name="closed_reason"),
        CheckConstraint("note_sealed IS NULL OR key_id IS NOT NULL", name="note_key"),
        CheckConstraint(
            "ended_at IS NULL OR (begun_at IS NOT NULL AND ended_at >= begun_at)", name="turn"
        ),
    )

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[ItemKind] = mapped_column(word(ItemKind, "kind"))
    title: Mapped[Line]
    presenter: Mapped[Line] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(Integer, default=5)
    is_closed: Mapped[bool] = mapped_column(Boolean, default=False)
    closed_reason: Mapped[Line] = mapped_column(default="")
    is_standing: Mapped[bool] = mapped_column(Boolean, default=False)
    legal_basis: Mapped[Code] = mapped_column(default="")
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID | None] = ref("data_keys")
    submission_id: Mapped[uuid.UUID | None] = ref("case_submissions")
    issue_id: Mapped[uuid.UUID | None] = ref("issues")
    carried_from_id: Mapped[uuid.UUID | None] = ref("agenda_items", index=False)
    carrying: Mapped[Carrying | None] = mapped_column(word(Carrying, "carrying"))
    is_discussed: Mapped[bool] = mapped_column(Boolean, default=False)
    begun_at: Mapped[time | None]
    ended_at: Mapped[time | None]
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
    """資料: numbered in the order of the agenda; a case paper is collected and its window ends.

    `number` is the item's, `branch` the paper's within it (0 where it is alone): `domain.papers.paper_label` says them.
    `is_added`: it came after the notice, `is_replaced`: it has another file since; `announced_at`: those asked were
    told of it.
    `is_restricted`: it is for those among `PaperReader` alone; everybody is told its number, and no more.
    `withdrawn_at`: it was taken off after that; its number stays, as 欠番, and nothing else of it.
    """

    __tablename__ = "papers"
    __table_args__ = (
        CheckConstraint("closes_at IS NULL OR closes_at > opens_at", name="window"),
        CheckConstraint(
            "NOT is_restricted OR (submission_id IS NULL AND source_meeting_id IS NULL "
            "AND withdrawn_at IS NULL)",
            name="restricted",
        ),
        CheckConstraint(
            "withdrawn_at IS NULL OR (blob_id IS NULL AND submission_id IS NULL "
            "AND source_meeting_id IS NULL)",
            name="withdrawn_empty",
        ),
    )

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    agenda_item_id: Mapped[uuid.UUID | None] = ref("agenda_items")
    number: Mapped[int] = mapped_column(Integer)
    branch: Mapped[int] = mapped_column(Integer, default=0)
    is_added: Mapped[bool] = mapped_column(Boolean, default=False)
    is_replaced: Mapped[bool] = mapped_column(Boolean, default=False)
    title: Mapped[Line]
    state: Mapped[PaperState] = mapped_column(
        word(PaperState, "state"), default=PaperState.PREPARING
    )
    collect_after: Mapped[bool] = mapped_column(Boolean, default=False)
    is_restricted: Mapped[bool] = mapped_column(Boolean, default=False)
    submission_id: Mapped[uuid.UUID | None] = ref("case_submissions")
    source_meeting_id: Mapped[uuid.UUID | None] = ref("meetings")
    blob_id: Mapped[uuid.UUID | None] = ref("blobs")
    ready_at: Mapped[datetime | None] = mapped_column(Instant)
    announced_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    opens_at: Mapped[datetime | None] = mapped_column(Instant)
    closes_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[Created]

    meeting: Mapped[Meeting] = relationship(
        back_populates="papers", lazy="raise", foreign_keys=[meeting_id]
    )
    agenda_item: Mapped[AgendaItem | None] = relationship(lazy="raise")


class PaperReader(Base):
    """渡す方: a seat that a restricted paper is for, whoever sits there at the time; or one who is invited without a seat."""

    __tablename__ = "paper_readers"
    __table_args__ = (
        UniqueConstraint("paper_id", "seat_id"),
        UniqueConstraint("paper_id", "person_id"),
        CheckConstraint("(seat_id IS NULL) <> (person_id IS NULL)", name="one_reader"),
    )

    id: Mapped[UUID_PK]
    paper_id: Mapped[uuid.UUID] = ref("papers", index=False)
    seat_id: Mapped[uuid.UUID | None] = ref("seats")
    person_id: Mapped[uuid.UUID | None] = ref("persons")


class Carried(Base):
    """What a meeting takes over from the one before: an open action item or an issue's answer."""

    __tablename__ = "carried"
    __table_args__ = (
        UniqueConstraint("meeting_id", "action_id"),
        UniqueConstraint("meeting_id", "issue_id"),
        CheckConstraint("(action_id IS NULL) <> (issue_id IS NULL)", name="one_thing"),
    )

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings", index=False)
    action_id: Mapped[uuid.UUID | None] = ref("action_items")
    issue_id: Mapped[uuid.UUID | None] = ref("issues")
