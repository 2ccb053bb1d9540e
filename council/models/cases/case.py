"""The case, its data subjects and the agencies on it. No identifying field exists."""

import uuid
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship, scoped_session

from council.domain.vocabulary import AgeBand, CaseState, Sex
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import UUID_PK, Created, Day, Line, ref, word


class Case(Base):
    """One household. `number` is what those outside the case see; random, so that it says nothing."""

    __tablename__ = "cases"

    id: Mapped[UUID_PK]
    number: Mapped[str] = mapped_column(String(12), unique=True)
    lead_agency_id: Mapped[uuid.UUID] = ref("agencies")
    state: Mapped[CaseState] = mapped_column(word(CaseState, "state"), default=CaseState.OPEN)
    title_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    policy_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    received_on: Mapped[Day]
    next_review_on: Mapped[date | None]
    is_8050: Mapped[bool] = mapped_column(Boolean, default=False)
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    lead_agency: Mapped[Agency] = relationship(lazy="raise")
    subjects: Mapped[list["DataSubject"]] = relationship(
        back_populates="case", lazy="raise", order_by="DataSubject.position"
    )
    agencies: Mapped[list["CaseAgency"]] = relationship(back_populates="case", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class DataSubject(Base):
    """One member of the household, by a word such as 本人 or 母: each has a scope of their own."""

    __tablename__ = "data_subjects"
    __table_args__ = (UniqueConstraint("case_id", "label"),)

    id: Mapped[UUID_PK]
    case_id: Mapped[uuid.UUID] = ref("cases", index=False)
    label: Mapped[Line]
    relation: Mapped[Line] = mapped_column(default="")
    sex: Mapped[Sex] = mapped_column(word(Sex, "sex"), default=Sex.UNSTATED)
    age_band: Mapped[AgeBand] = mapped_column(word(AgeBand, "age_band"))
    is_person_concerned: Mapped[bool] = mapped_column(Boolean, default=False)
    is_living_together: Mapped[bool] = mapped_column(Boolean, default=True)
    is_deceased: Mapped[bool] = mapped_column(Boolean, default=False)
    position: Mapped[int] = mapped_column(Integer, default=0)

    case: Mapped[Case] = relationship(back_populates="subjects", lazy="raise")


class CaseAgency(Base):
    """An agency on the case, from one day to another."""

    __tablename__ = "case_agencies"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="term"),)

    id: Mapped[UUID_PK]
    case_id: Mapped[uuid.UUID] = ref("cases")
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    starts_on: Mapped[Day]
    ends_on: Mapped[date | None]

    case: Mapped[Case] = relationship(back_populates="agencies", lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")


def hold(session: Session | scoped_session[Any], case_ids: Collection[uuid.UUID]) -> None:
    """Let nobody else record a consent of these cases, or take their papers further, until the transaction ends."""
    # in one order, so that two acts never wait for each other; SQLite has one writer and needs no lock
    rows = select(Case.id).where(Case.id.in_(case_ids)).order_by(Case.id)
    session.execute(rows.with_for_update(key_share=True)).all()
