"""How many action items there are of each kind that a person may see, and by what they can be chosen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_

from council.domain.duedates import OWED
from council.domain.vocabulary import ActionState as A
from council.extensions import db
from council.models import (
    ActionItem,
    Agency,
    Body,
    BodyVersion,
    Conference,
    Meeting,
    Participant,
)
from council.policy.actor import Actor
from council.queries.accounts import version_on

LATE = "late"
DONE = (A.CLOSED, A.CANCELLED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items are asked for: a state's word or `late`, a body's and an agency's code; empty for all."""

    state: str = ""
    body: str = ""
    agency: str = ""

    def conditions(self, today: date) -> Iterator[ColumnElement[bool]]:
        """What the items asked for have in common."""
        if self.state:
            yield is_late(today) if self.state == LATE else ActionItem.state == A(self.state)
        if self.body:
            yield exists().where(Body.id == Meeting.body_id, Body.code == self.body)
        if self.agency:
            yield exists().where(Agency.id == ActionItem.agency_id, Agency.code == self.agency)


def is_late(today: date) -> ColumnElement[bool]:
    """The due date has passed while something is owed."""
    return and_(ActionItem.state.in_(OWED), ActionItem.due_on < today)


@dataclass(frozen=True, slots=True)
class Kind:
    """So many items of the same kind."""

    body: tuple[str, str]
    agency: tuple[str, str]
    state: A
    is_late: bool
    is_asked: bool
    is_mine: bool
    is_kept: bool
    count: int

    def is_of(self, wanted: Wanted) -> bool:
        """Whether they are among those asked for."""
        return (
            wanted.state in ("", LATE if self.is_late else "", self.state.value)
            and wanted.body in ("", self.body[0])
            and wanted.agency in ("", self.agency[0])
        )


def kinds(scope: Select[ActionItem], actor: Actor) -> list[Kind]:
    """All that the scope holds, counted: one statement."""
    rows: Sequence[Any] = db.session.execute(
        scope.join(Agency, Agency.id == ActionItem.agency_id)
        .join(Body, Body.id == Meeting.body_id)
        .join(BodyVersion, and_(BodyVersion.body_id == Body.id, version_on(actor.on)))
        .with_only_columns(
            Body.code.label("body"),
            BodyVersion.short_name.label("body_name"),
            Agency.code.label("agency"),
            Agency.name.label("agency_name"),
            ActionItem.state.label("state"),
            is_late(actor.on).label("is_late"),
            ActionItem.asked_due_on.is_not(None).label("is_asked"),
            ActionItem.agency_id.in_(actor.agencies).label("is_mine"),
            _is_kept(actor).label("is_kept"),
            func.count().label("items"),
        )
        .group_by(
            *(Body.code, BodyVersion.short_name, Agency.code, Agency.name, ActionItem.state),
            *("is_late", "is_asked", "is_mine", "is_kept"),
        )
    ).all()
    return [
        Kind(
            (row.body, row.body_name),
            (row.agency, row.agency_name),
            row.state,
            bool(row.is_late),
            bool(row.is_asked),
            bool(row.is_mine) and row.state is not A.PROPOSED,
            bool(row.is_kept),
            row.items,
        )
        for row in rows
    ]


def _is_kept(actor: Actor) -> ColumnElement[bool]:
    called = exists().where(
        Conference.meeting_id == Meeting.id,
        Participant.conference_id == Conference.id,
        Participant.person_id == actor.person_id,
        Participant.is_convener,
        Participant.is_live,
    )
    return or_(Meeting.body_id.in_(actor.secretariat_of), called)


def places(
    state: A, *, is_late: bool, is_asked: bool, is_mine: bool, is_kept: bool
) -> Iterator[str]:
    """Under which headings of the desk an item stands: what one has to do, and what one decides or watches."""
    if is_mine:
        yield _mine(state, is_late=is_late)
    waiting = _decided(state, is_asked=is_asked) if is_kept else None
    if waiting:
        yield waiting
    elif not is_mine:
        yield "watched_done" if state in DONE else "watched_late" if is_late else "watched"


def _mine(state: A, *, is_late: bool) -> str:
    if state in DONE or state is A.DECLINED:
        return "done"
    if state is A.REPORTED:
        return "reported"
    if state is A.ON_HOLD:
        return "resting"
    if is_late:
        return "late"
    return "unanswered" if state is A.ASSIGNED else "coming"


_DECIDED = {A.PROPOSED: "proposed", A.REPORTED: "to_confirm", A.DECLINED: "declined"}


def _decided(state: A, *, is_asked: bool) -> str | None:
    return _DECIDED.get(state) or ("to_extend" if is_asked else None)


def counted(found: Sequence[Kind]) -> Counter[str]:
    """How many items stand under each heading; `late_in_bodies` are those overdue that others have to do."""
    counts: Counter[str] = Counter()
    for one in found:
        for place in places(
            one.state,
            is_late=one.is_late,
            is_asked=one.is_asked,
            is_mine=one.is_mine,
            is_kept=one.is_kept,
        ):
            counts[place] += one.count
            if one.is_late and place in {"watched_late", "proposed", "to_extend", "declined"}:
                counts["late_in_bodies"] += one.count
    return counts
