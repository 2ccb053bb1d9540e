"""A year of the bodies one serves: what is planned, and what their rules ask for besides."""

import hashlib
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from council.domain.fiscal import fiscal_bounds, fiscal_label, fiscal_year
from council.domain.overlaps import Membership
from council.domain.spreading import Span
from council.domain.vocabulary import MeetingState
from council.domain.yearplan import (
    Convener,
    Deadlines,
    Occasion,
    Proposal,
    Rules,
    deadlines,
    propose,
    strictest,
)
from council.models import BodyVersion
from council.policy.actor import Actor
from council.queries import town
from council.queries.meetings.yearrows import (
    Gathering,
    Versions,
    gatherings,
    is_planned_by,
    members,
    versions,
)

_YEARS_AROUND = 5
_AHEAD = timedelta(days=120)  # from December on, it is the next year that is planned


@dataclass(frozen=True, slots=True)
class PlannedBody:
    """A body that the reader serves; how often it meets in a year may be left open by its rules."""

    code: str
    name: str
    per_year: int | None
    planned: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """One body's meeting of a planned sitting."""

    id: uuid.UUID
    name: str
    number: int | None
    is_provisional: bool
    state: MeetingState


@dataclass(frozen=True, slots=True)
class PlannedSitting:
    """What stands in the year already; with its deadlines, while it lies ahead; put off, it may have no day."""

    occasion: Occasion
    meetings: tuple[PlannedMeeting, ...]
    deadlines: Deadlines | None
    lacks_day: bool


@dataclass(frozen=True, slots=True)
class YearPlan:
    """A fiscal year of the bodies one serves; by `body_id`, one of them, policy knows whose it is.

    `known` are all sittings of the year that the reader may know of, `names` those of all bodies by code;
    `mark` tells what was planned when this was read.
    """

    year: int
    body_id: uuid.UUID
    bodies: tuple[PlannedBody, ...]
    planned: tuple[PlannedSitting, ...]
    proposals: tuple[Proposal, ...]
    known: tuple[Occasion, ...]
    members: tuple[Membership, ...]
    rules: dict[str, Rules]
    names: dict[str, str]
    mark: str
    is_over: bool

    @property
    def label(self) -> str:
        """令和9年度."""
        return fiscal_label(self.year, "half")

    @property
    def span(self) -> Span:
        """From April to March."""
        return Span(*fiscal_bounds(self.year))

    @property
    def unplaced(self) -> int:
        """For how many sittings that the rules ask for no day is left."""
        missing = sum(max((one.per_year or 0) - len(one.planned), 0) for one in self.bodies)
        return missing - sum(len(one.occasion.bodies) for one in self.proposals)

    def deadlines_of(self, occasion: Occasion) -> Deadlines | None:
        """When what has to be done for it is due; None where none of its bodies is served."""
        return _deadlines(occasion, self.rules)

    def names_of(self, codes: Iterable[str]) -> list[str]:
        """The bodies' short names."""
        return [self.names[code] for code in codes if code in self.names]


def year_to_plan(today: date) -> int:
    """The fiscal year that an office plans at this time."""
    return fiscal_year(today + _AHEAD)


def get(actor: Actor, year: int) -> YearPlan | None:
    """The year's plan, for whoever serves a body; three statements, however many meetings there are."""
    if not actor.secretariat_of or abs(year - fiscal_year(actor.on)) > _YEARS_AROUND:
        return None
    span = Span(*fiscal_bounds(year))
    known = versions(span, actor.on)
    served = [one for one in known.values() if is_planned_by(actor, one, span)]
    met = gatherings(actor, span, known)
    planned = _of_year(met, year, {one.body_id for one in served})
    conveners = [_convener(one, met, planned, span) for one in served]
    rules = {one.code: one.rules for one in conveners}
    ahead = [one.occasion for one in met if one.has_a_day and span.holds(one.occasion.held_on)]
    return YearPlan(
        year=year,
        body_id=min(actor.secretariat_of),
        bodies=tuple(map(_body, conveners, served)),
        planned=tuple(_planned(one, known, rules, actor.on) for one in planned),
        proposals=_proposals(conveners, span, actor.on, ahead),
        known=tuple(ahead),
        members=members(actor, span),
        rules=rules,
        names={one.body.code: one.short_name for one in known.values()},
        mark=_mark(planned),
        is_over=span.last < actor.on,
    )


def _of_year(met: Iterable[Gathering], year: int, bodies: Collection[uuid.UUID]) -> list[Gathering]:
    """Those that count for the year of one of these bodies."""
    return [
        one
        for one in met
        if any(row.fiscal_year == year and row.body_id in bodies for row in one.meetings)
    ]


def _body(convener: Convener, version: BodyVersion) -> PlannedBody:
    return PlannedBody(
        convener.code, version.short_name, version.meetings_per_year, convener.planned
    )


def _proposals(
    conveners: Sequence[Convener], span: Span, today: date, ahead: Iterable[Occasion]
) -> tuple[Proposal, ...]:
    occupied = {one.held_on for one in ahead}
    return tuple(propose(conveners, span, town.days_off(), today=today, occupied=occupied))


def _rules(version: BodyVersion) -> Rules:
    return Rules(
        per_year=version.meetings_per_year or 0,
        notice_days=version.notice_days,
        reply_days=version.reply_days,
        sign_off=version.sign_off,
    )


def _convener(
    version: BodyVersion, met: Sequence[Gathering], planned: Sequence[Gathering], span: Span
) -> Convener:
    body = version.body
    return Convener(
        body.code,
        _rules(version),
        Span(max(body.established_on, span.first), min(body.dissolved_on or span.last, span.last)),
        known=tuple(one.occasion for one in met if body.code in one.occasion.bodies),
        planned=tuple(one.occasion.held_on for one in planned if body.code in one.occasion.bodies),
    )


def _deadlines(occasion: Occasion, rules: dict[str, Rules]) -> Deadlines | None:
    found = [rules[code] for code in occasion.bodies if code in rules]
    return deadlines(occasion.held_on, strictest(found), town.days_off()) if found else None


def _planned(
    one: Gathering, known: Versions, rules: dict[str, Rules], today: date
) -> PlannedSitting:
    is_ahead = one.has_a_day and one.occasion.held_on >= today
    return PlannedSitting(
        one.occasion,
        tuple(
            PlannedMeeting(
                row.id,
                known[row.body_id].short_name,
                row.number,
                not row.is_number_fixed,
                row.state,
            )
            for row in one.meetings
        ),
        _deadlines(one.occasion, rules) if is_ahead else None,
        one.lacks_day,
    )


def _mark(planned: Iterable[Gathering]) -> str:
    ids = sorted(str(row.id) for one in planned for row in one.meetings)
    return hashlib.sha256("|".join(ids).encode()).hexdigest()[:16]
