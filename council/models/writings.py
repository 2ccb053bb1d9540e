"""書面の意見・回答: what a member says to an item without being there, and what the chair rules at a tie."""

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Integer, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.writings import Stance
from council.extensions import Base
from council.models.base import UUID_PK, Created, Moment, ref, word
from council.models.members import Person
from council.models.proxies import ProxyEntry

if TYPE_CHECKING:
    from council.models.agenda import AgendaItem


class Writing(Base):
    """What one person wrote to one item; the newest counts, a withdrawal among them. Never changed, only followed.

    `notified_at` is that of the notice it answers: to a later notice it says nothing.
    """

    __tablename__ = "writings"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id", "position"),
        CheckConstraint("stance <> 'opinion' OR text_sealed IS NOT NULL", name="opinion_written"),
        CheckConstraint("stance <> 'withdrawn' OR text_sealed IS NULL", name="withdrawn_empty"),
        CheckConstraint("text_sealed IS NULL OR key_id IS NOT NULL", name="text_key"),
    )

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings", index=False)
    agenda_item_id: Mapped[uuid.UUID] = ref("agenda_items")
    person_id: Mapped[uuid.UUID] = ref("persons")
    position: Mapped[int] = mapped_column(Integer)
    stance: Mapped[Stance] = mapped_column(word(Stance, "stance"))
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID | None] = ref("data_keys")
    proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    notified_at: Mapped[Moment]
    created_at: Mapped[Created]
    created_by_id: Mapped[uuid.UUID] = ref("persons")

    agenda_item: Mapped["AgendaItem"] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    proxy: Mapped[ProxyEntry | None] = relationship(lazy="raise")


class Ruling(Base):
    """可否同数: how the chair decided an item of a circulation; one per item, entered again until it is closed.

    `position` counts what was written until then: to answers that came later it says nothing.
    """

    __tablename__ = "rulings"
    __table_args__ = (
        UniqueConstraint("agenda_item_id"),
        CheckConstraint("stance IN ('for', 'against')", name="decided"),
    )

    id: Mapped[UUID_PK]
    agenda_item_id: Mapped[uuid.UUID] = ref("agenda_items", index=False)
    stance: Mapped[Stance] = mapped_column(word(Stance, "stance"))
    person_id: Mapped[uuid.UUID] = ref("persons")
    proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    recorded_by_id: Mapped[uuid.UUID] = ref("persons")
    position: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[Created]

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    proxy: Mapped[ProxyEntry | None] = relationship(lazy="raise")
