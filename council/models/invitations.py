"""Invitations, each letter sent for them, and the answers."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    ColumnElement,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    and_,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import Answer, Channel, InvitationKind, LetterMethod
from council.extensions import Base
from council.models.base import UUID_PK, Created, Instant, Line, ref, word
from council.models.meetings import Meeting, Sitting
from council.models.members import Person, Seat
from council.models.proxies import ProxyEntry


class Invitation(Base):
    """One person asked to one sitting; `uid` never changes, one per sitting and person."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("sitting_id", "person_id"),)

    id: Mapped[UUID_PK]
    sitting_id: Mapped[uuid.UUID] = ref("sittings", index=False)
    person_id: Mapped[uuid.UUID] = ref("persons")
    kind: Mapped[InvitationKind] = mapped_column(word(InvitationKind, "kind"))
    uid: Mapped[str] = mapped_column(String(120), index=True)
    sequence: Mapped[int] = mapped_column(Integer, default=0)
    is_live: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[Created]

    sitting: Mapped[Sitting] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")
    seats: Mapped[list["InvitationSeat"]] = relationship(back_populates="invitation", lazy="raise")
    letters: Mapped[list["InvitationLetter"]] = relationship(
        back_populates="invitation", lazy="raise", order_by="InvitationLetter.sequence"
    )
    replies: Mapped[list["Reply"]] = relationship(
        back_populates="invitation", lazy="raise", order_by="Reply.position"
    )


class InvitationSeat(Base):
    """For which meeting of the sitting, and which seat, a person is asked; a joint sitting has several."""

    __tablename__ = "invitation_seats"
    __table_args__ = (UniqueConstraint("invitation_id", "meeting_id", "seat_id"),)

    id: Mapped[UUID_PK]
    invitation_id: Mapped[uuid.UUID] = ref("invitations", index=False)
    meeting_id: Mapped[uuid.UUID] = ref("meetings")
    seat_id: Mapped[uuid.UUID | None] = ref("seats")
    removed_at: Mapped[datetime | None] = mapped_column(Instant)

    invitation: Mapped[Invitation] = relationship(back_populates="seats", lazy="raise")
    meeting: Mapped[Meeting] = relationship(back_populates="invitation_seats", lazy="raise")
    seat: Mapped[Seat | None] = relationship(lazy="raise")

    @classmethod
    def asks(cls, meeting: Meeting | type[Meeting]) -> ColumnElement[bool]:
        """Whether the invitation, joined, asks to the meeting on its own day.

        What was asked of the sitting that the meeting was parted from counts for that day alone.
        """
        return and_(
            cls.meeting_id == meeting.id,
            cls.removed_at.is_(None),
            Invitation.sitting_id == meeting.sitting_id,
        )


class InvitationLetter(Base):
    """One notice, update or cancellation: what it said, as facts from which the same bytes are made again."""

    __tablename__ = "invitation_letters"
    __table_args__ = (UniqueConstraint("invitation_id", "sequence"),)

    id: Mapped[UUID_PK]
    invitation_id: Mapped[uuid.UUID] = ref("invitations", index=False)
    method: Mapped[LetterMethod] = mapped_column(word(LetterMethod, "method"))
    sequence: Mapped[int] = mapped_column(Integer)
    address: Mapped[str] = mapped_column(String(254))
    channel: Mapped[Channel] = mapped_column(word(Channel, "channel"))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[Created]
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_by_id: Mapped[uuid.UUID | None] = ref("persons")

    invitation: Mapped[Invitation] = relationship(back_populates="letters", lazy="raise")


class Reply(Base):
    """出欠の回答 to the letter numbered `sequence`; the newest counts, until a later letter asks again.

    `proxy` says who entered it for whom; `substitute_id` who the substitute is, where they have a login.
    """

    __tablename__ = "replies"
    __table_args__ = (
        CheckConstraint("answer <> 'substitute' OR substitute_name <> ''", name="substitute_named"),
        CheckConstraint("substitute_id IS NULL OR answer = 'substitute'", name="substitute_known"),
        UniqueConstraint("invitation_id", "position"),
    )

    id: Mapped[UUID_PK]
    invitation_id: Mapped[uuid.UUID] = ref("invitations")
    position: Mapped[int] = mapped_column(Integer)
    sequence: Mapped[int] = mapped_column(Integer)
    answer: Mapped[Answer] = mapped_column(word(Answer, "answer"))
    substitute_name: Mapped[Line] = mapped_column(default="")
    substitute_post: Mapped[Line] = mapped_column(default="")
    substitute_id: Mapped[uuid.UUID | None] = ref("persons")
    comment_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID | None] = ref("data_keys")
    proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    created_at: Mapped[Created]
    created_by_id: Mapped[uuid.UUID] = ref("persons")

    invitation: Mapped[Invitation] = relationship(back_populates="replies", lazy="raise")
    proxy: Mapped[ProxyEntry | None] = relationship(lazy="raise")
