"""What to keep an eye on: letters to be carried or sent again, and what a secretariat's bodies lack."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select

from council.domain import clock
from council.domain.duedates import OWED
from council.domain.proposals import ProposalState
from council.domain.second_person import SecondState
from council.domain.serials import number_label
from council.domain.vocabulary import MinutesState, OutboxState
from council.models import (
    ActionItem,
    AgendaProposal,
    Appointment,
    Body,
    BodyVersion,
    Meeting,
    Minutes,
    OutboxMessage,
    Seat,
    Sitting,
    TwoPersonRequest,
)
from council.policy.actor import Actor
from council.policy.letters import visible_messages
from council.policy.pledges import asks_pledge
from council.queries import second_person as seconding
from council.queries.accounts import live, version_on
from council.queries.home.glance import columns

_ENDING_WITHIN = timedelta(days=60)
_APPROVED_WITHIN = timedelta(days=45)
_KINDS = (
    "paper",
    "own_pledge",
    "unpledged",
    "proposals",
    "ending",
    "vacant",
    "late_minutes",
    "actions",
    "unsent",
    "second",
)


_TASKS = ("paper", "second")


@dataclass(frozen=True, slots=True)
class Concern:
    """So many of a kind, of one body or of one meeting: unpledged, proposals, ending, vacant, late_minutes, actions, unsent."""

    kind: str
    count: int
    code: str
    name: str
    meeting_id: uuid.UUID | None
    number: int | None

    @property
    def number_label(self) -> str:
        """第2回, where there is a meeting with a number."""
        return number_label(self.number) if self.number else ""


@dataclass(frozen=True, slots=True)
class Watch:
    """The concerns; how many letters wait to be carried on paper, what waits for a second person; since which day."""

    concerns: tuple[Concern, ...]
    own_pledges: tuple[Concern, ...]
    on_paper: int
    on_paper_since: date | None
    to_second: int
    to_second_since: date | None

    @property
    def unsent(self) -> int:
        """How many mails were given up."""
        return sum(one.count for one in self.concerns if one.kind == "unsent")


def parts(actor: Actor) -> list[Any]:
    """The letters and pledges the reader answers for, and the state of the bodies served."""
    own = Appointment.person_id == actor.person_id
    parts = [
        _letters(actor, "paper"),
        _letters(actor, "unsent"),
        _pledges("own_pledge", actor, own),
        _seconds(actor),
    ]
    if not actor.secretariat_of:
        return parts
    served = Seat.body_id.in_(actor.secretariat_of)
    return [
        *parts,
        _pledges("unpledged", actor, served),
        _proposals(actor),
        _ending(actor),
        _vacant(actor),
        _late_minutes(actor),
        _overdue(actor),
    ]


def read(rows: Iterable[Any]) -> Watch:
    """What the rows of these parts say."""
    found = [row for row in rows if row.kind in _KINDS and row.count and not row.tag]
    paper = next((row for row in found if row.kind == "paper"), None)
    second = next((row for row in found if row.kind == "second"), None)
    concerns = [
        Concern(row.kind, row.count, row.code, row.body, row.id, row.number)
        for row in found
        if row.kind not in _TASKS
    ]
    return Watch(
        concerns=tuple(one for one in concerns if one.kind != "own_pledge"),
        own_pledges=tuple(one for one in concerns if one.kind == "own_pledge"),
        on_paper=paper.count if paper else 0,
        on_paper_since=clock.local(paper.at).date() if paper else None,
        to_second=second.count if second else 0,
        to_second_since=clock.local(second.at).date() if second else None,
    )


def _of_bodies(kind: str, **more: Any) -> tuple[Any, ...]:
    return columns(kind, count=func.count(), code=Body.code, body=BodyVersion.short_name, **more)


def _letters(actor: Actor, kind: str) -> Any:
    wanted = (
        (OutboxMessage.state == OutboxState.WAITING, OutboxMessage.address == "")
        if kind == "paper"
        else (OutboxMessage.state == OutboxState.FAILED,)
    )
    return (
        visible_messages(actor)
        .where(*wanted)
        .with_only_columns(
            *columns(kind, count=func.count(), at=func.min(OutboxMessage.created_at))
        )
    )


def _seconds(actor: Actor) -> Any:
    """What another entered and the reader may confirm."""
    return select(
        *columns("second", count=func.count(), at=func.min(TwoPersonRequest.asked_at))
    ).where(
        seconding.mine(actor),
        TwoPersonRequest.state == SecondState.WAITING,
        TwoPersonRequest.asked_by_id != actor.person_id,
        TwoPersonRequest.expires_on >= actor.on,
    )


def _named(statement: Any, actor: Actor, column: Any) -> Any:
    """With the body's name today, one row per body."""
    return (
        statement.join(Body, Body.id == column)
        .join(BodyVersion, (BodyVersion.body_id == Body.id) & version_on(actor.on))
        .group_by(Body.code, BodyVersion.short_name)
    )


def _pledges(kind: str, actor: Actor, whose: ColumnElement[bool]) -> Any:
    statement = (
        select(*_of_bodies(kind))
        .select_from(Appointment)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(
            whose,
            Appointment.pledged_on.is_(None),
            live(Appointment, actor.on),
            asks_pledge(Seat.agency_id),
        )
    )
    return _named(statement, actor, Seat.body_id)


def _proposals(actor: Actor) -> Any:
    statement = (
        select(*_of_bodies("proposals"))
        .select_from(AgendaProposal)
        .where(
            AgendaProposal.body_id.in_(actor.secretariat_of),
            AgendaProposal.state == ProposalState.PROPOSED,
        )
    )
    return _named(statement, actor, AgendaProposal.body_id)


def _ending(actor: Actor) -> Any:
    statement = (
        select(*_of_bodies("ending"))
        .select_from(Appointment)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(
            Seat.body_id.in_(actor.secretariat_of),
            Appointment.ends_on.between(actor.on, actor.on + _ENDING_WITHIN),
        )
    )
    return _named(statement, actor, Seat.body_id)


def _vacant(actor: Actor) -> Any:
    held = exists().where(
        Appointment.seat_id == Seat.id,
        Appointment.starts_on <= actor.on,
        or_(Appointment.ends_on.is_(None), Appointment.ends_on >= actor.on),
    )
    statement = (
        select(*_of_bodies("vacant"))
        .select_from(Seat)
        .where(
            Seat.body_id.in_(actor.secretariat_of),
            Seat.valid_from <= actor.on,
            or_(Seat.valid_to.is_(None), Seat.valid_to >= actor.on),
            ~held,
        )
    )
    return _named(statement, actor, Seat.body_id)


def _late_minutes(actor: Actor) -> Any:
    statement = (
        select(*_of_bodies("late_minutes", target=Meeting.id, number=Meeting.number))
        .select_from(Minutes)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id.in_(actor.secretariat_of),
            Minutes.state != MinutesState.APPROVED,
            Sitting.held_on < actor.on - _APPROVED_WITHIN,
        )
        .group_by(Meeting.id, Meeting.number)
    )
    return _named(statement, actor, Meeting.body_id)


def _overdue(actor: Actor) -> Any:
    return (
        select(*columns("actions", count=func.count()))
        .select_from(ActionItem)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(
            Meeting.body_id.in_(actor.secretariat_of),
            ActionItem.is_case_bound.is_(False),
            ActionItem.due_on < actor.on,
            ActionItem.state.in_(OWED),
        )
    )
