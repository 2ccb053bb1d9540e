"""覚えておく言葉: names of organisations and places, proposed by those who write papers."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.judging import TermList, TermState
from council.extensions import Base
from council.models.base import UUID_PK, Code, Day, Instant, ref, word
from council.models.members import Person


class RememberedTerm(Base):
    """A term always marked, or never. Nothing says of which paper, household, agency or person it came.

    Its words are sealed and, once it is declined or withdrawn, gone.
    """

    __tablename__ = "remembered_terms"
    __table_args__ = (
        CheckConstraint(
            "(state IN ('declined', 'withdrawn')) = (words_sealed IS NULL)", name="forgotten"
        ),
        CheckConstraint(
            "(state IN ('confirmed', 'withdrawn')) = (confirmed_by_id IS NOT NULL)",
            name="confirmed",
        ),
        CheckConstraint(
            "(state IN ('declined', 'withdrawn')) = (ended_by_id IS NOT NULL)", name="ended"
        ),
    )

    id: Mapped[UUID_PK]
    listed: Mapped[TermList] = mapped_column(word(TermList, "listed"))
    kind: Mapped[Code]
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    state: Mapped[TermState] = mapped_column(word(TermState, "state"), default=TermState.PROPOSED)
    # a day and no more: an instant would lead to the act it came with
    proposed_on: Mapped[Day]
    confirmed_by_id: Mapped[uuid.UUID | None] = ref("persons")
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_by_id: Mapped[uuid.UUID | None] = ref("persons")
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(Integer, default=1)

    confirmed_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[confirmed_by_id])
    ended_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[ended_by_id])

    __mapper_args__ = {"version_id_col": version}
