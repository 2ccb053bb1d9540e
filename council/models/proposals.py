"""議題の提案: what a member would have the body talk of, and what the secretariat answered."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.domain.proposals import ProposalState
from council.extensions import Base
from council.models.agenda import AgendaItem
from council.models.base import UUID_PK, Created, Instant, Line, Sealed, ref, word
from council.models.bodies import Body
from council.models.members import Person
from council.models.proxies import ProxyEntry


class AgendaProposal(Base):
    """A member's proposal for the 次第 of a body. Title and reasons name no household; the reasons are sealed."""

    __tablename__ = "agenda_proposals"
    __table_args__ = (
        CheckConstraint("(state = 'accepted') = (agenda_item_id IS NOT NULL)", name="accepted"),
        CheckConstraint("(state = 'returned') = (answer_sealed IS NOT NULL)", name="returned"),
    )

    id: Mapped[UUID_PK]
    body_id: Mapped[uuid.UUID] = ref("bodies")
    proposer_id: Mapped[uuid.UUID] = ref("persons")
    proxy_id: Mapped[uuid.UUID | None] = ref("proxy_entries")
    title: Mapped[Line]
    reason_sealed: Mapped[Sealed]
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    key_id: Mapped[uuid.UUID] = ref("data_keys")
    minutes: Mapped[int] = mapped_column(Integer)
    state: Mapped[ProposalState] = mapped_column(
        word(ProposalState, "state"), default=ProposalState.PROPOSED
    )
    agenda_item_id: Mapped[uuid.UUID | None] = ref("agenda_items")
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_at: Mapped[Created]

    body: Mapped[Body] = relationship(lazy="raise")
    proposer: Mapped[Person] = relationship(lazy="raise")
    proxy: Mapped[ProxyEntry | None] = relationship(lazy="raise")
    agenda_item: Mapped[AgendaItem | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}
