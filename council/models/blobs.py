"""Files as sealed rows: they are backed up, erased and guarded with everything else."""

import uuid

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from council.extensions import Base
from council.models.base import UUID_PK, Created, Line, Sealed, ref


class Blob(Base):
    """One file: its name says nothing about a case."""

    __tablename__ = "blobs"

    id: Mapped[UUID_PK]
    name: Mapped[Line]
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32))
    content_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    created_at: Mapped[Created]
    created_by_id: Mapped[uuid.UUID | None] = ref("persons")
