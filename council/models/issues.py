"""課題: raised below, answered above, the answer taken back down."""

import uuid

from sqlalchemy import Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.vocabulary import IssueField, IssueState
from council.extensions import Base
from council.models.base import UUID_PK, Code, Created, Line, Sealed, ref, word
from council.models.bodies import Body
from council.models.members import Person


class Issue(Base):
    """A 課題 and who raised it. It climbs as an issue: no case and no household goes with it.

    Raised in a case conference, it names no meeting and no item. It is sealed with the key of the body that raised it.
    """

    __tablename__ = "issues"

    id: Mapped[UUID_PK]
    code: Mapped[str] = mapped_column(String(12), unique=True)
    title: Mapped[Line]
    field: Mapped[IssueField] = mapped_column(word(IssueField, "field"), default=IssueField.OTHER)
    text_sealed: Mapped[Sealed]
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    raised_by: Mapped[Line]
    body_id: Mapped[uuid.UUID] = ref("bodies")
    meeting_id: Mapped[uuid.UUID | None] = ref("meetings")
    holder_id: Mapped[uuid.UUID] = ref("bodies")
    state: Mapped[IssueState] = mapped_column(word(IssueState, "state"), default=IssueState.RAISED)
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    body: Mapped[Body] = relationship(lazy="raise", foreign_keys=[body_id])
    holder: Mapped[Body] = relationship(lazy="raise", foreign_keys=[holder_id])
    steps: Mapped[list["IssueStep"]] = relationship(
        back_populates="issue", lazy="raise", order_by="IssueStep.position"
    )

    __mapper_args__ = {"version_id_col": version}


class IssueOrigin(Base):
    """The item of the 次第 an issue came of: whoever was recused from that does not read the issue."""

    __tablename__ = "issue_origins"

    id: Mapped[UUID_PK]
    issue_id: Mapped[uuid.UUID] = ref("issues", index=False, unique=True)
    agenda_item_id: Mapped[uuid.UUID] = ref("agenda_items")


class IssueStep(Base):
    """One step of the climb: forwarded, answered, received, closed; and the meeting it was taken up at."""

    __tablename__ = "issue_steps"
    __table_args__ = (UniqueConstraint("issue_id", "position"),)

    id: Mapped[UUID_PK]
    issue_id: Mapped[uuid.UUID] = ref("issues", index=False)
    position: Mapped[int] = mapped_column(Integer)
    act: Mapped[Code]
    from_body_id: Mapped[uuid.UUID] = ref("bodies")
    to_body_id: Mapped[uuid.UUID] = ref("bodies")
    meeting_id: Mapped[uuid.UUID | None] = ref("meetings")
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    made_by_id: Mapped[uuid.UUID] = ref("persons")
    created_at: Mapped[Created]

    issue: Mapped[Issue] = relationship(back_populates="steps", lazy="raise")
    from_body: Mapped[Body] = relationship(lazy="raise", foreign_keys=[from_body_id])
    to_body: Mapped[Body] = relationship(lazy="raise", foreign_keys=[to_body_id])
    made_by: Mapped[Person] = relationship(lazy="raise")
