"""Data keys: one per case, per body and one for the house; wrapped by a key that is not in the database."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary, SmallInteger, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from council.extensions import Base
from council.models.base import UUID_PK, Created, Instant


class DataKey(Base):
    """A wrapped data key and what it seals: `house`, `body`, `case`, `submission`, `original`, `book` or `destination`.

    Destroyed when `wrapped` is NULL.
    """

    __tablename__ = "data_keys"
    __table_args__ = (
        UniqueConstraint("scope_kind", "scope_id"),
        CheckConstraint("(wrapped IS NULL) = (destroyed_at IS NOT NULL)", name="destroyed"),
        CheckConstraint(
            "scope_kind IN ('house', 'body', 'case', 'submission', 'original', 'book', "
            "'destination')",
            name="scope",
        ),
    )

    id: Mapped[UUID_PK]
    scope_kind: Mapped[str] = mapped_column(String(20))
    scope_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    wrapping_version: Mapped[int] = mapped_column(SmallInteger, default=1)
    wrapped: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[Created]
    destroyed_at: Mapped[datetime | None] = mapped_column(Instant)
