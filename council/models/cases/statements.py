"""Statements: what was heard, from whom, with or without the person's approval, and who may not learn of it."""

import uuid

from sqlalchemy import Boolean, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.extensions import Base
from council.models.base import UUID_PK, Created, Day, Sealed, ref
from council.models.cases.case import Case, DataSubject


class Statement(Base):
    """One thing heard about one data subject. Not heard with approval: not to reach the family (基本方針 5-2(5))."""

    __tablename__ = "statements"

    id: Mapped[UUID_PK]
    case_id: Mapped[uuid.UUID] = ref("cases")
    subject_id: Mapped[uuid.UUID] = ref("data_subjects")
    heard_from_sealed: Mapped[Sealed]
    heard_on: Mapped[Day]
    heard_with_approval: Mapped[bool] = mapped_column(Boolean)
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    text_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    case: Mapped[Case] = relationship(lazy="raise")
    subject: Mapped[DataSubject] = relationship(lazy="raise")
    scopes: Mapped[list["StatementScope"]] = relationship(back_populates="statement", lazy="raise")


class StatementScope(Base):
    """Whether one data subject may learn of one statement; a missing row means no."""

    __tablename__ = "statement_scopes"
    __table_args__ = (UniqueConstraint("statement_id", "subject_id"),)

    id: Mapped[UUID_PK]
    statement_id: Mapped[uuid.UUID] = ref("statements", index=False)
    subject_id: Mapped[uuid.UUID] = ref("data_subjects")
    may_know: Mapped[bool] = mapped_column(Boolean, default=False)

    statement: Mapped[Statement] = relationship(back_populates="scopes", lazy="raise")
    subject: Mapped[DataSubject] = relationship(lazy="raise")
