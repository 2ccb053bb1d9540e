"""The outbox: written in the transaction of the act, delivered by the worker, never lost with either."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, Integer, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from council.domain.vocabulary import Channel, OutboxState
from council.extensions import Base
from council.models.base import UUID_PK, Code, Created, Instant, Moment, ref, word


class OutboxMessage(Base):
    """One letter to one address: references only, rendered at delivery; the bytes sent are kept sealed.

    `channel` is the way its reader chose for this kind; without an address it goes on paper all the same.
    What is for an agency always does: `addressee` is how it is addressed.
    """

    __tablename__ = "outbox_messages"
    __table_args__ = (
        Index("ix_outbox_messages_due", "state", "due_at", "position"),
        Index("ix_outbox_messages_order", "order_key", "position"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent"),
        CheckConstraint("(handed_on IS NULL) = (handed_by_id IS NULL)", name="handed"),
        CheckConstraint("(person_id IS NULL) <> (agency_id IS NULL)", name="one_reader"),
        CheckConstraint("agency_id IS NULL OR (address = '' AND addressee <> '')", name="agency"),
        CheckConstraint("sent_sealed IS NULL OR key_id IS NOT NULL", name="sealed"),
    )

    id: Mapped[UUID_PK]
    position: Mapped[int] = mapped_column(Integer, unique=True)
    kind: Mapped[Code]
    person_id: Mapped[uuid.UUID | None] = ref("persons")
    agency_id: Mapped[uuid.UUID | None] = ref("agencies")
    addressee: Mapped[str] = mapped_column(String(220), default="")
    address: Mapped[str] = mapped_column(String(254))
    channel: Mapped[Channel] = mapped_column(word(Channel, "channel"), default=Channel.MAIL)
    subject_kind: Mapped[Code]
    subject_id: Mapped[uuid.UUID] = mapped_column(Uuid, index=True)
    reference: Mapped[dict[str, Any]] = mapped_column(JSON)
    body_id: Mapped[uuid.UUID | None] = ref("bodies")
    message_id: Mapped[str] = mapped_column(String(160), unique=True)
    order_key: Mapped[str] = mapped_column(String(200))
    state: Mapped[OutboxState] = mapped_column(
        word(OutboxState, "state"), default=OutboxState.WAITING
    )
    due_at: Mapped[Moment]
    lease_token: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    error: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[Created]
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    handed_on: Mapped[date | None]
    handed_by_id: Mapped[uuid.UUID | None] = ref("persons")
    sent_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID | None] = ref("data_keys")

    @property
    def reader_id(self) -> uuid.UUID:
        """Whom it is for: a person or an agency."""
        return self.person_id or self.agency_id  # type: ignore[return-value]  # one of them is there
