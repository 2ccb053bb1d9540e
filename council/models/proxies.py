"""代行入力: what somebody said by telephone, FAX or on paper, entered by another."""

import uuid

from sqlalchemy import CheckConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import Means
from council.extensions import Base
from council.models.base import UUID_PK, Code, Created, Day, Line, ref, word
from council.models.members import Person


class ProxyEntry(Base):
    """For whom, by which means, when it came and who received it; the act that rests on it points here.

    `subject_kind` and `subject_id` name the object the act is about: who may enter for it may read the evidence.
    Nobody is named in `for_person` who is not among the people yet (就任の承諾 of somebody new).
    """

    __tablename__ = "proxy_entries"
    __table_args__ = (
        CheckConstraint("evidence_id IS NULL OR subject_id IS NOT NULL", name="evidence_about"),
    )

    id: Mapped[UUID_PK]
    for_person_id: Mapped[uuid.UUID | None] = ref("persons")
    means: Mapped[Means] = mapped_column(word(Means, "means"))
    received_on: Mapped[Day]
    received_by: Mapped[Line]
    entered_by_id: Mapped[uuid.UUID] = ref("persons")
    evidence_id: Mapped[uuid.UUID | None] = ref("blobs")
    subject_kind: Mapped[Code] = mapped_column(default="")
    subject_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    created_at: Mapped[Created]

    for_person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[for_person_id])
    entered_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[entered_by_id])
