"""届け先: where papers go to of whom they do not reach at their agency."""

import uuid

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from council.extensions import Base
from council.models.base import UUID_PK, Sealed, ref


class PersonDestination(Base):
    """A person's own 届け先, sealed under a key of its own that goes with it; `by_post`, `by_fax`: what it is good for."""

    __tablename__ = "person_destinations"
    __table_args__ = (CheckConstraint("by_post OR by_fax", name="good_for"),)

    id: Mapped[UUID_PK]
    person_id: Mapped[uuid.UUID] = ref("persons", unique=True)
    by_post: Mapped[bool]
    by_fax: Mapped[bool]
    content_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
