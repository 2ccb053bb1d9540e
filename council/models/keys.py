"""Data keys: one per case, per body and one for the house; wrapped by a key that is not in the database."""

import uuid
from datetime import datetime

from sqlalchemy import LargeBinary, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from council.extensions import Base
from council.models.base import UUID_PK, Created, Instant


class DataKey(Base):
    """A wrapped data key and what it seals: `case`, `body` or `house`. Destroyed when `wrapped` is NULL."""

    __tablename__ = "data_keys"
    __table_args__ = (UniqueConstraint("scope_kind", "scope_id"),)

    id: Mapped[UUID_PK]
    scope_kind: Mapped[str] = mapped_column(String(20))
    scope_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    wrapped: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[Created]
    destroyed_at: Mapped[datetime | None] = mapped_column(Instant)
