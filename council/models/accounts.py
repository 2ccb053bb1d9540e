"""Accounts, login sessions, throttles and the keys that make a repeated post harmless."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.extensions import Base
from council.models.base import UUID_PK, Created, Instant, Moment, ref
from council.models.members import Person


class User(Base):
    """A login. Its id is not an address: a shared mailbox may serve several people.

    Until its person has chosen a password with the code of an invitation, none fits.
    """

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lower"),)

    id: Mapped[UUID_PK]
    person_id: Mapped[uuid.UUID] = ref("persons", unique=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    invitation_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    invited_until: Mapped[datetime | None] = mapped_column(Instant)
    is_active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[Created]
    last_login_at: Mapped[datetime | None] = mapped_column(Instant)

    person: Mapped[Person] = relationship(back_populates="user", lazy="raise")


class LoginSession(Base):
    """One browser's session; only the hash of its id is kept, so the table opens no door."""

    __tablename__ = "login_sessions"

    id: Mapped[UUID_PK]
    id_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    user_id: Mapped[uuid.UUID | None] = ref("users")
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[Created]
    seen_at: Mapped[Moment]
    expires_at: Mapped[Moment] = mapped_column(Instant, index=True)


class Throttle(Base):
    """A failed login: counted per account and per address within a minute."""

    __tablename__ = "throttles"
    __table_args__ = (Index("ix_throttles_subject_at", "subject", "at"),)

    id: Mapped[UUID_PK]
    subject: Mapped[str] = mapped_column(String(80))
    at: Mapped[Moment]


class PostedOnce(Base):
    """A form already carried out: the same key answers again with the same place."""

    __tablename__ = "posted_once"

    user_id: Mapped[uuid.UUID] = ref("users", primary_key=True, index=False)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    location: Mapped[str] = mapped_column(String(400))
    created_at: Mapped[Created]
