"""もう一人の確認: what one person asked for and another has to confirm, bound to its version and hash."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, LargeBinary, String, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.second_person import SecondState
from council.extensions import Base
from council.models.base import UUID_PK, Code, Day, Instant, Moment, ref, word
from council.models.members import Person
from council.models.proxies import ProxyEntry

_WAITING = "state = 'waiting'"


class TwoPersonRequest(Base):
    """One act on one object that waits for its second person; at most one of a kind waits for an object.

    `payload_sealed` is what shall be carried out where the object does not say it; `answer_sealed` why it was
    refused. `body_id` is whose affair it is, where it is a body's.
    """

    __tablename__ = "two_person_requests"
    __table_args__ = (
        CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decided"),
        CheckConstraint(
            "state NOT IN ('confirmed', 'refused') "
            "OR (decided_by_id IS NOT NULL AND decided_by_id <> asked_by_id)",
            name="two_persons",
        ),
        CheckConstraint(
            "(payload_sealed IS NULL AND answer_sealed IS NULL) OR key_id IS NOT NULL",
            name="sealed",
        ),
        Index(
            "uq_two_person_requests_waiting",
            "act",
            "subject_id",
            unique=True,
            sqlite_where=text(_WAITING),
            postgresql_where=text(_WAITING),
        ),
    )

    id: Mapped[UUID_PK]
    act: Mapped[Code]
    subject_kind: Mapped[Code]
    subject_id: Mapped[uuid.UUID] = mapped_column(Uuid, index=True)
    bound_version: Mapped[int] = mapped_column(Integer)
    bound_hash: Mapped[str] = mapped_column(String(64))
    payload_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID | None] = ref("data_keys")
    body_id: Mapped[uuid.UUID | None] = ref("bodies")
    proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    asked_by_id: Mapped[uuid.UUID] = ref("persons")
    asked_at: Mapped[Moment]
    expires_on: Mapped[Day]
    state: Mapped[SecondState] = mapped_column(
        word(SecondState, "state"), default=SecondState.WAITING
    )
    decided_by_id: Mapped[uuid.UUID | None] = ref("persons")
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(Integer, default=1)

    proxy: Mapped[ProxyEntry | None] = relationship(lazy="raise")
    asked_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[asked_by_id])
    decided_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[decided_by_id])

    __mapper_args__ = {"version_id_col": version}

    def is_late(self, on: date) -> bool:
        """Whether it has waited longer than it may."""
        return self.expires_on < on
