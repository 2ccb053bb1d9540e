"""議題の提案 as their readers see them: one's own, and those of the bodies one serves."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Uuid,
    case,
    cast,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import contains_eager, joinedload

from council.domain.business import WRITABLE
from council.domain.proposals import ProposalState
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import (
    AgendaItem,
    AgendaProposal,
    Appointment,
    Body,
    BodyVersion,
    DataKey,
    Keyring,
    Meeting,
    Person,
    ProxyEntry,
    Seat,
    Sitting,
)
from council.policy.actor import Actor
from council.queries.accounts import live, version_on

_SHOWN = 100
_UNTOLD = (MeetingState.DRAFT, MeetingState.DATE_FIXED)
# the parts of the page in one statement, and what a row of one may name
_NAME, _LINE, _PLACE, _MEMBER = range(4)
_IDS = ("body", "proposal", "person", "meeting", "seat")
_WAITS = case((AgendaProposal.state == ProposalState.PROPOSED, 0), else_=1)


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


@dataclass(frozen=True, slots=True)
class Place:
    """A meeting on whose 次第 a proposal may be put."""

    id: uuid.UUID
    held_on: date
    state: MeetingState


@dataclass(frozen=True, slots=True)
class Page:
    """The proposals of a body, and what who keeps them chooses from."""

    name: str
    lines: tuple[Line, ...]
    places: tuple[Place, ...]
    members: list[tuple[uuid.UUID, str]]


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


def page(actor: Actor, body: Body, ring: Keyring, *, keeps: bool) -> Page:
    """The body's proposals as far as the reader may know them, those that wait first; one statement.

    For who `keeps` them, besides, the meetings and members to choose from.
    """
    found = [_body(body), _proposals(actor, body)]
    if keeps:
        found += [_places(body, actor.on), _members(body, actor.on)]
    rows = _all(found, actor.on)
    ring.hold(row.DataKey for row in rows if row.DataKey)
    return Page(
        name=next((row.short_name for row in rows if row.short_name), body.code),
        lines=tuple(_line(row, ring) for row in rows if row.part == _LINE),
        places=tuple(_place(row) for row in rows if row.part == _PLACE),
        members=_chosen(rows),
    )


def members(body: Body, today: date) -> list[tuple[uuid.UUID, str]]:
    """Who sits in the body today: for whom a proposal may be entered."""
    return _chosen(_all([_members(body, today)], today))


def places(body: Body, today: date) -> Sequence[Place]:
    """The body's coming meetings whose 次第 may still be written, the next one first."""
    return tuple(map(_place, _all([_places(body, today)], today)))


def _part(part: int, **ids: Any) -> Select[Any]:
    """Rows of one part of the page, by what they name."""
    columns = (ids.get(name, cast(null(), Uuid)).label(name) for name in _IDS)
    return select(literal(part).label("part"), *columns)


def _body(body: Body) -> Select[Any]:
    return _part(_NAME, body=Body.id).where(Body.id == body.id)


def _proposals(actor: Actor, body: Body) -> Select[Any]:
    shown = (
        select(AgendaProposal.id, AgendaProposal.proposer_id, AgendaProposal.agenda_item_id)
        .where(AgendaProposal.body_id == body.id, _may_read(actor))
        .order_by(_WAITS, AgendaProposal.created_at.desc())
        .limit(_SHOWN)
        .subquery()
    )
    return (
        _part(
            _LINE,
            proposal=shown.c.id,
            person=shown.c.proposer_id,
            meeting=AgendaItem.meeting_id,
        )
        .select_from(shown)
        .outerjoin(AgendaItem, AgendaItem.id == shown.c.agenda_item_id)
    )


def _places(body: Body, today: date) -> Select[Any]:
    return (
        _part(_PLACE, meeting=Meeting.id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(Meeting.body_id == body.id, Meeting.state.in_(WRITABLE), Sitting.held_on >= today)
    )


def _members(body: Body, today: date) -> Select[Any]:
    return (
        _part(_MEMBER, person=Appointment.person_id, seat=Seat.id)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(Seat.body_id == body.id, live(Appointment, today))
    )


def _all(parts: Sequence[Select[Any]], today: date) -> Sequence[Any]:
    """The rows of these parts, each with what it names."""
    named = union_all(*parts).subquery()
    return db.session.execute(
        select(
            named.c.part,
            BodyVersion.short_name,
            AgendaProposal,
            DataKey,
            Person,
            ProxyEntry,
            Meeting.id.label("meeting_id"),
            Meeting.state,
            Sitting.held_on,
            Seat.title,
        )
        .select_from(named)
        .outerjoin(BodyVersion, (BodyVersion.body_id == named.c.body) & version_on(today))
        .outerjoin(AgendaProposal, AgendaProposal.id == named.c.proposal)
        .outerjoin(AgendaProposal.proxy)
        .outerjoin(DataKey, DataKey.id == AgendaProposal.key_id)
        .outerjoin(Person, Person.id == named.c.person)
        .outerjoin(Meeting, Meeting.id == named.c.meeting)
        .outerjoin(Sitting, Sitting.id == Meeting.sitting_id)
        .outerjoin(Seat, Seat.id == named.c.seat)
        .options(contains_eager(AgendaProposal.proposer), contains_eager(AgendaProposal.proxy))
        .order_by(
            named.c.part,
            _WAITS,
            AgendaProposal.created_at.desc(),
            Sitting.held_on,
            Sitting.begins,
            Seat.position,
            Person.reading,
        )
    ).all()


def _line(row: Any, ring: Keyring) -> Line:
    one = row.AgendaProposal
    answer = ring.open(one, "answer_sealed") if one.answer_sealed else ""
    return Line(one, ring.open(one, "reason_sealed"), answer, row.held_on)


def _place(row: Any) -> Place:
    return Place(row.meeting_id, row.held_on, row.state)


def _chosen(rows: Sequence[Any]) -> list[tuple[uuid.UUID, str]]:
    seated = [(row.Person, row.title) for row in rows if row.part == _MEMBER]
    return list({one.id: (one.id, f"{one.name}（{title}）") for one, title in seated}.values())


def preferred(offered: Sequence[Place]) -> str:
    """On which of them an item is put as a rule: the first of which no notice went out yet."""
    return next((str(one.id) for one in offered if one.state in _UNTOLD), "")
