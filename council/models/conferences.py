"""個別ケース検討会議: a meeting of invited agencies about one household; only they know of it."""

import uuid
from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import SupportTarget
from council.extensions import Base
from council.models.agencies import Agency
from council.models.base import UUID_PK, Created, Instant, Sealed, ref, word
from council.models.cases.case import Case
from council.models.meetings import Meeting
from council.models.members import Person


class Conference(Base):
    """What a case conference has beside its meeting: the case, a 進行役 and the plan's next review.

    `number` is all that the ledger and the trail show of it to others; random, one per conference.
    `policy_sealed` is what this conference decided: the case's own may say more than was shared here.
    """

    __tablename__ = "conferences"

    id: Mapped[UUID_PK]
    number: Mapped[str] = mapped_column(String(12), unique=True)
    meeting_id: Mapped[uuid.UUID] = ref("meetings", unique=True)
    case_id: Mapped[uuid.UUID] = ref("cases")
    convener_agency_id: Mapped[uuid.UUID] = ref("agencies")
    facilitator_id: Mapped[uuid.UUID] = ref("persons")
    next_review_on: Mapped[date | None]
    policy_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    version: Mapped[int] = mapped_column(Integer, default=1)

    meeting: Mapped[Meeting] = relationship(back_populates="conference", lazy="raise")
    case: Mapped[Case] = relationship(lazy="raise")
    convener_agency: Mapped[Agency] = relationship(lazy="raise")
    facilitator: Mapped[Person] = relationship(lazy="raise")
    participants: Mapped[list["Participant"]] = relationship(
        back_populates="conference", lazy="raise"
    )
    roles: Mapped[list["SupportRole"]] = relationship(
        back_populates="conference", lazy="raise", order_by="SupportRole.position"
    )

    __mapper_args__ = {"version_id_col": version}


class Participant(Base):
    """A person of an agency invited to the conference: the policy's whole answer to who may know of it.

    It counts while the person works for that agency. One who left stays on record; who came after, at most one,
    names whom in `succeeds_id`. Record, plan and minutes close at `closed_at`, when a consent (`closed_by_id`)
    left nothing that may be shared with the agency; that the conference was held is known already.
    """

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("conference_id", "person_id"),
        CheckConstraint("is_live OR left_at IS NOT NULL", name="left"),
    )

    id: Mapped[UUID_PK]
    conference_id: Mapped[uuid.UUID] = ref("conferences", index=False)
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    person_id: Mapped[uuid.UUID] = ref("persons")
    is_convener: Mapped[bool] = mapped_column(Boolean, default=False)
    is_live: Mapped[bool] = mapped_column(Boolean, default=True)
    left_at: Mapped[datetime | None] = mapped_column(Instant)
    succeeds_id: Mapped[uuid.UUID | None] = ref("participants", unique=True)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_by_id: Mapped[uuid.UUID | None] = ref("consents")
    created_at: Mapped[Created]

    conference: Mapped[Conference] = relationship(back_populates="participants", lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")


class SupportRole(Base):
    """役割分担: what one agency does for the person or for the family, kept apart (基本方針 7-2(1))."""

    __tablename__ = "support_roles"

    id: Mapped[UUID_PK]
    conference_id: Mapped[uuid.UUID] = ref("conferences")
    agency_id: Mapped[uuid.UUID] = ref("agencies")
    target: Mapped[SupportTarget] = mapped_column(word(SupportTarget, "target"))
    text_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    position: Mapped[int] = mapped_column(Integer)
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    conference: Mapped[Conference] = relationship(back_populates="roles", lazy="raise")
    agency: Mapped[Agency] = relationship(lazy="raise")
