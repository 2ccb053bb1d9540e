"""議事録: one series of revisions per meeting, corrections asked for, approvals bound to bytes."""

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, CheckConstraint, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import MinutesState
from council.extensions import Base
from council.models.base import UUID_PK, Created, Instant, Line, Moment, Sealed, ref, word
from council.models.members import Person
from council.models.proxies import ProxyEntry

if TYPE_CHECKING:
    from council.models.meetings import Meeting


class Minutes(Base):
    """The minutes of one body's meeting. Approved means: a revision is frozen and named here.

    `seen_revision_id` is what attendees or the chair read last. `confirmation_id` is the writing by which
    whoever presided, no longer in office, confirmed the record: on it the successor may approve.
    `return_proxy_id` is how it came that the draft is sent back, where that was entered for who decides.
    """

    __tablename__ = "minutes"
    __table_args__ = (
        CheckConstraint("state <> 'approved' OR approved_revision_id IS NOT NULL", name="approved"),
    )

    id: Mapped[UUID_PK]
    meeting_id: Mapped[uuid.UUID] = ref("meetings", unique=True)
    state: Mapped[MinutesState] = mapped_column(
        word(MinutesState, "state"), default=MinutesState.DRAFT
    )
    author_id: Mapped[uuid.UUID] = ref("persons")
    review_due: Mapped[date | None]
    return_reason_sealed: Mapped[bytes | None]
    return_proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    correction_reason_sealed: Mapped[bytes | None]
    approved_revision_id: Mapped[uuid.UUID | None] = mapped_column()
    seen_revision_id: Mapped[uuid.UUID | None] = mapped_column()
    confirmation_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_at: Mapped[Created]

    meeting: Mapped["Meeting"] = relationship(back_populates="minutes", lazy="raise")
    author: Mapped[Person] = relationship(lazy="raise")
    confirmation: Mapped[ProxyEntry | None] = relationship(
        lazy="raise", foreign_keys=[confirmation_id]
    )
    return_proxy: Mapped[ProxyEntry | None] = relationship(
        lazy="raise", foreign_keys=[return_proxy_id]
    )
    revisions: Mapped[list["MinutesRevision"]] = relationship(
        back_populates="minutes", lazy="raise", order_by="MinutesRevision.number"
    )
    comments: Mapped[list["MinutesComment"]] = relationship(
        back_populates="minutes", lazy="raise", order_by="MinutesComment.position"
    )
    signers: Mapped[list["MinutesSigner"]] = relationship(
        back_populates="minutes", lazy="raise", order_by="MinutesSigner.position"
    )
    approvals: Mapped[list["MinutesApproval"]] = relationship(
        back_populates="minutes", lazy="raise", order_by="MinutesApproval.position"
    )

    __mapper_args__ = {"version_id_col": version}


class MinutesRevision(Base):
    """The whole text at one save, as canonical bytes (sealed) with their SHA-256; never changed afterwards."""

    __tablename__ = "minutes_revisions"
    __table_args__ = (UniqueConstraint("minutes_id", "number"),)

    id: Mapped[UUID_PK]
    minutes_id: Mapped[uuid.UUID] = ref("minutes", index=False)
    number: Mapped[int] = mapped_column(Integer)
    content_sealed: Mapped[Sealed]
    content_hash: Mapped[str] = mapped_column(String(64))
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    reason_sealed: Mapped[bytes | None]
    corrects_id: Mapped[uuid.UUID | None] = ref("minutes_revisions")
    made_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    minutes: Mapped[Minutes] = relationship(back_populates="revisions", lazy="raise")
    made_by: Mapped[Person] = relationship(lazy="raise")


class MinutesComment(Base):
    """A correction an attendee asks for, and what became of it: reflected, or not, with the reason.

    `is_reflected` is empty while nobody answered, and of what was settled before answers were kept.
    """

    __tablename__ = "minutes_comments"

    id: Mapped[UUID_PK]
    minutes_id: Mapped[uuid.UUID] = ref("minutes")
    revision_id: Mapped[uuid.UUID] = ref("minutes_revisions")
    person_id: Mapped[uuid.UUID] = ref("persons")
    position: Mapped[int] = mapped_column(Integer)
    agenda_item_id: Mapped[uuid.UUID | None] = ref("agenda_items")
    text_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    is_settled: Mapped[bool] = mapped_column(Boolean, default=False)
    is_reflected: Mapped[bool | None] = mapped_column(Boolean)
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    created_at: Mapped[Created]

    minutes: Mapped[Minutes] = relationship(back_populates="comments", lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")
    proxy: Mapped[ProxyEntry | None] = relationship(lazy="raise")


class MinutesSigner(Base):
    """署名委員: who confirms a revision besides the chair, named when it is put before the chair.

    `is_asked` while the chair has not decided; `signed_at` when it was confirmed, by the signer or, entered for
    them (`proxy_id`), by the second person who confirmed the entry.
    """

    __tablename__ = "minutes_signers"
    __table_args__ = (
        UniqueConstraint("revision_id", "person_id"),
        CheckConstraint("signed_at IS NOT NULL OR proxy_id IS NULL", name="signed"),
        CheckConstraint("(proxy_id IS NULL) = (second_person_id IS NULL)", name="proxy_seconded"),
        CheckConstraint(
            "second_person_id IS NULL OR second_person_id <> person_id", name="two_persons"
        ),
    )

    id: Mapped[UUID_PK]
    minutes_id: Mapped[uuid.UUID] = ref("minutes")
    revision_id: Mapped[uuid.UUID] = ref("minutes_revisions", index=False)
    person_id: Mapped[uuid.UUID] = ref("persons")
    position: Mapped[int] = mapped_column(Integer)
    is_asked: Mapped[bool] = mapped_column(Boolean, default=True)
    signed_at: Mapped[datetime | None] = mapped_column(Instant)
    proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    second_person_id: Mapped[uuid.UUID | None] = ref("persons")

    minutes: Mapped[Minutes] = relationship(back_populates="signers", lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    proxy: Mapped[ProxyEntry | None] = relationship(lazy="raise", foreign_keys=[proxy_id])

    @property
    def meeting(self) -> "Meeting":
        """Whose record it is: by it stands the right to enter for a signer."""
        return self.minutes.meeting


class MinutesApproval(Base):
    """確定: who approved which bytes, and when; one per revision."""

    __tablename__ = "minutes_approvals"
    __table_args__ = (
        UniqueConstraint("revision_id"),
        UniqueConstraint("minutes_id", "position"),
        CheckConstraint("(proxy_id IS NULL) = (second_person_id IS NULL)", name="proxy_seconded"),
        CheckConstraint(
            "second_person_id IS NULL OR second_person_id <> approver_id", name="two_persons"
        ),
        CheckConstraint("proxy_id IS NULL OR confirmation_id IS NULL", name="one_writing"),
    )

    id: Mapped[UUID_PK]
    minutes_id: Mapped[uuid.UUID] = ref("minutes")
    revision_id: Mapped[uuid.UUID] = ref("minutes_revisions", index=False)
    position: Mapped[int] = mapped_column(Integer)
    content_hash: Mapped[str] = mapped_column(String(64))
    approver_id: Mapped[uuid.UUID] = ref("persons")
    approver_title: Mapped[Line]
    approved_at: Mapped[Moment]
    proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    second_person_id: Mapped[uuid.UUID | None] = ref("persons")
    confirmation_id: Mapped[uuid.UUID | None] = ref("proxy_entries")

    minutes: Mapped[Minutes] = relationship(back_populates="approvals", lazy="raise")
    revision: Mapped[MinutesRevision] = relationship(lazy="raise")
    approver: Mapped[Person] = relationship(lazy="raise", foreign_keys=[approver_id])
    proxy: Mapped[ProxyEntry | None] = relationship(lazy="raise", foreign_keys=[proxy_id])
    confirmation: Mapped[ProxyEntry | None] = relationship(
        lazy="raise", foreign_keys=[confirmation_id]
    )
