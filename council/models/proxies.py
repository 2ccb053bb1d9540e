"""代行入力: what somebody said by telephone, FAX or on paper, entered by another."""

import uuid

from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import Means
from council.extensions import Base
from council.models.base import UUID_PK, Created, Day, Line, ref, word
from council.models.members import Person


class ProxyEntry(Base):
    """For whom, by which means, when it came and who received it; the act that rests on it points here."""

    __tablename__ = "proxy_entries"

    id: Mapped[UUID_PK]
    for_person_id: Mapped[uuid.UUID] = ref("persons")
    means: Mapped[Means] = mapped_column(word(Means, "means"))
    received_on: Mapped[Day]
    received_by: Mapped[Line]
    entered_by_id: Mapped[uuid.UUID] = ref("persons")
    evidence_id: Mapped[uuid.UUID | None] = ref("blobs")
    created_at: Mapped[Created]

    for_person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[for_person_id])
    entered_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[entered_by_id])
