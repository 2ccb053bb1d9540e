"""議題の提案 as their readers see them: one's own, and those of the bodies one serves."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.orm import joinedload

from council.domain.business import WRITABLE
from council.domain.proposals import ProposalState
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import (
    AgendaItem,
    AgendaProposal,
    Appointment,
    Body,
    Keyring,
    Meeting,
    Person,
    Seat,
    Sitting,
)
from council.policy.actor import Actor
from council.queries.accounts import live
from council.queries.meetings.loading import WITH_POLICY

_SHOWN = 100
_UNTOLD = (MeetingState.DRAFT, MeetingState.DATE_FIXED)


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal with its words opened."""

    row: AgendaProposal
    reason: str
    answer: str
    held_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.row.state is ProposalState.PROPOSED


def _may_read(actor: Actor) -> ColumnElement[bool]:
    return or_(
        AgendaProposal.proposer_id == actor.person_id,
        AgendaProposal.body_id.in_(actor.secretariat_of),
    )


def get(actor: Actor, proposal_id: uuid.UUID) -> AgendaProposal | None:
    """A proposal of one's own, or to a body one serves."""
    return db.session.scalars(
        select(AgendaProposal)
        .where(AgendaProposal.id == proposal_id, _may_read(actor))
        .options(joinedload(AgendaProposal.proposer), joinedload(AgendaProposal.body))
    ).one_or_none()


def lines(actor: Actor, body: Body, ring: Keyring) -> tuple[Line, ...]:
    """The body's proposals as far as the reader may know them, those that wait first."""
    waits = case((AgendaProposal.state == ProposalState.PROPOSED, 0), else_=1)
    rows = db.session.execute(
        select(AgendaProposal, Sitting.held_on)
        .outerjoin(AgendaItem, AgendaItem.id == AgendaProposal.agenda_item_id)
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Sitting, Sitting.id == Meeting.sitting_id)
        .where(AgendaProposal.body_id == body.id, _may_read(actor))
        .options(joinedload(AgendaProposal.proposer), joinedload(AgendaProposal.proxy))
        .order_by(waits, AgendaProposal.created_at.desc())
        .limit(_SHOWN)
    ).all()
    return tuple(
        Line(
            row,
            ring.open(row, "reason_sealed"),
            ring.open(row, "answer_sealed") if row.answer_sealed else "",
            held_on,
        )
        for row, held_on in rows
    )


def members(body: Body, today: date) -> list[tuple[uuid.UUID, str]]:
    """Who sits in the body today: for whom a proposal may be entered."""
    rows = db.session.execute(
        select(Person.id, Person.name, Seat.title)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(Seat.body_id == body.id, live(Appointment, today))
        .order_by(Seat.position, Person.reading)
    )
    return list({row.id: (row.id, f"{row.name}（{row.title}）") for row in rows}.values())


def places(body: Body, today: date) -> Sequence[Meeting]:
    """The body's coming meetings whose 次第 may still be written, the next one first."""
    return (
        db.session.scalars(
            select(Meeting)
            .join(Meeting.sitting)
            .where(
                Meeting.body_id == body.id, Meeting.state.in_(WRITABLE), Sitting.held_on >= today
            )
            .options(*WITH_POLICY)
            .order_by(Sitting.held_on, Sitting.begins)
        )
        .unique()
        .all()
    )


def preferred(offered: Sequence[Meeting]) -> str:
    """On which of them an item is put as a rule: the first of which no notice went out yet."""
    return next((str(one.id) for one in offered if one.state in _UNTOLD), "")
