"""Judging a paper: the steps that can be taken back, and what a person answered where no machine finds anything."""

import uuid

from sqlalchemy import CheckConstraint, Integer, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.judging import JudgingAct, UnusualDetail
from council.extensions import Base
from council.models.base import UUID_PK, Created, Number, Sealed, ref, word
from council.models.members import Person


class JudgingStep(Base):
    """What stood before one act of judging, so that it can be taken back: decisions, never the text found."""

    __tablename__ = "judging_steps"
    __table_args__ = (UniqueConstraint("submission_id", "position"),)

    id: Mapped[UUID_PK]
    submission_id: Mapped[uuid.UUID] = ref("case_submissions", index=False)
    position: Mapped[Number]
    act: Mapped[JudgingAct] = mapped_column(word(JudgingAct, "act"))
    places: Mapped[Number]
    before_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    made_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]


class UnusualDetailCheck(Base):
    """特異な記述はありませんか: a person's answer at one handing over; kept with a reason."""

    __tablename__ = "unusual_detail_checks"
    __table_args__ = (
        UniqueConstraint("submission_id", "position"),
        CheckConstraint("(answer = 'kept') = (reason_sealed IS NOT NULL)", name="kept_reason"),
    )

    id: Mapped[UUID_PK]
    submission_id: Mapped[uuid.UUID] = ref("case_submissions", index=False)
    position: Mapped[int] = mapped_column(Integer)
    answer: Mapped[UnusualDetail] = mapped_column(word(UnusualDetail, "answer"))
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    answered_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    answered_by: Mapped[Person] = relationship(lazy="raise")
