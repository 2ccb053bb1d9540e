"""綴り: the book of a meeting's papers that one reader asked for, made by the worker."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Integer, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain import clock
from council.domain.books import BookFault, BookState
from council.extensions import Base
from council.models.base import UUID_PK, Created, Instant, Moment, ref, word
from council.models.meetings import Meeting


class PaperBook(Base):
    """One reader's book of one meeting; `mark` says of which papers. Its key is its own and goes with it."""

    __tablename__ = "paper_books"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        Index("ix_paper_books_due", "state", "created_at"),
        CheckConstraint("(state = 'made') = (content_sealed IS NOT NULL)", name="content"),
        CheckConstraint("(state = 'made') = (made_at IS NOT NULL)", name="made"),
        CheckConstraint("(state = 'failed') = (fault IS NOT NULL)", name="failed"),
        CheckConstraint("content_sealed IS NULL OR key_id IS NOT NULL", name="sealed"),
    )

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings", index=False)
    person_id: Mapped[uuid.UUID] = ref("persons")
    state: Mapped[BookState] = mapped_column(word(BookState, "state"), default=BookState.WAITING)
    fault: Mapped[BookFault | None] = mapped_column(word(BookFault, "fault"))
    mark: Mapped[bytes] = mapped_column(LargeBinary(32))
    pages: Mapped[int] = mapped_column(Integer, default=0)
    left_out: Mapped[int] = mapped_column(Integer, default=0)
    lease_token: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    expires_at: Mapped[Moment]
    looked_at: Mapped[Moment] = mapped_column(default=clock.now)
    made_at: Mapped[datetime | None] = mapped_column(Instant)
    content_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    key_id: Mapped[uuid.UUID | None] = ref("data_keys")
    created_at: Mapped[Created]

    meeting: Mapped[Meeting] = relationship(lazy="raise")
