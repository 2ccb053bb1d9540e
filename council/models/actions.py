"""対応事項: one responsible agency, a due date, the reports on it, and of what was reminded."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import ActionState, ReportKind, SupportTarget
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import UUID_PK, Created, Day, Sealed, ref, word
from council.models.members import Person
from council.models.proxies import ProxyEntry

if TYPE_CHECKING:
    from council.models.agenda import AgendaItem
    from council.models.meetings import Meeting


class ActionItem(Base):
    """What was decided to be done, by which agency, until when. Overdue is reckoned, never stored."""

    __tablename__ = "action_items"
    __table_args__ = (
        Index("ix_action_items_agency_state", "agency_id", "state", "due_on"),
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed"),
    )

    id: Mapped[UUID_PK]
    code: Mapped[str] = mapped_column(String(12), unique=True)
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    agenda_item_id: Mapped[uuid.UUID | None] = ref("agenda_items")
    agency_id: Mapped[uuid.UUID] = ref("agencies", index=False)
    target: Mapped[SupportTarget] = mapped_column(word(SupportTarget, "target"))
    text_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    due_on: Mapped[Day]
    first_due_on: Mapped[Day]
    state: Mapped[ActionState] = mapped_column(
        word(ActionState, "state"), default=ActionState.PROPOSED
    )
    is_case_bound: Mapped[bool] = mapped_column(Boolean, default=False)
    asked_due_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    meeting: Mapped["Meeting"] = relationship(lazy="raise")
    agenda_item: Mapped["AgendaItem | None"] = relationship(lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")
    reports: Mapped[list["ActionReport"]] = relationship(
        back_populates="action", lazy="raise", order_by="ActionReport.position"
    )

    __mapper_args__ = {"version_id_col": version}


class ActionReminder(Base):
    """That the agency was reminded of this due date, before it or after it: once, whoever is at work."""

    __tablename__ = "action_reminders"

    action_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("action_items.id", ondelete="RESTRICT"), primary_key=True
    )
    due_on: Mapped[date] = mapped_column(primary_key=True)
    is_overdue: Mapped[bool] = mapped_column(Boolean, primary_key=True)
    created_at: Mapped[Created]


class ActionReport(Base):
    """One thing said or decided about an action item; an extension keeps the old due date."""

    __tablename__ = "action_reports"
    __table_args__ = (
        UniqueConstraint("action_id", "position"),
        CheckConstraint(
            "kind NOT IN ('extension', 'extension_granted') OR new_due_on IS NOT NULL",
            name="new_due",
        ),
        CheckConstraint(
            "kind <> 'transferred' OR (from_agency_id IS NOT NULL AND to_agency_id IS NOT NULL)",
            name="transfer",
        ),
    )

    id: Mapped[UUID_PK]
    action_id: Mapped[uuid.UUID] = ref("action_items", index=False)
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[ReportKind] = mapped_column(word(ReportKind, "kind"))
    text_sealed: Mapped[bytes | None]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    old_due_on: Mapped[date | None]
    new_due_on: Mapped[date | None]
    from_agency_id: Mapped[uuid.UUID | None] = ref("agencies")
    to_agency_id: Mapped[uuid.UUID | None] = ref("agencies")
    proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    made_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    action: Mapped[ActionItem] = relationship(back_populates="reports", lazy="raise")
    made_by: Mapped[Person] = relationship(lazy="raise")
    proxy: Mapped[ProxyEntry | None] = relationship(lazy="raise")
