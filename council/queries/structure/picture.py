"""The picture of the structure: councils as columns, tiers as rows; and the same as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from council.domain.vocabulary import BodyKind
from council.extensions import db
from council.models import Body, BodyVersion
from council.policy.actor import Actor
from council.queries.structure.body import BodyFacts, ways_up
from council.queries.structure.facts import bodies_on
from council.queries.structure.sittings import (
    NONE_CLIMBING,
    Climbing,
    NextMeeting,
    climbing_issues,
    next_meetings,
)

_Begun = aliased(BodyVersion)
CASE_KINDS = (BodyKind.CASE_CONFERENCE, BodyKind.SUPPORT_MEETING)
BESIDE_KINDS = (BodyKind.INTERNAL, BodyKind.ADVISERS)


@dataclass(frozen=True, slots=True)
class Card:
    """One body as the page shows it; of case conferences there is never more than the kind.

    `origin` is the body it was moved from; `moved_away` what was moved from here, and to which council.
    """

    body: BodyFacts
    origin: BodyFacts | None
    moved_away: tuple[tuple[BodyFacts, BodyFacts], ...]
    next: NextMeeting | None = None
    issues: Climbing = NONE_CLIMBING

    @property
    def is_case_kind(self) -> bool:
        """Whether this is a kind of conference about one household."""
        return self.body.kind in CASE_KINDS

    @property
    def vacant(self) -> int:
        """Seats that nobody holds."""
        return self.body.seats - self.body.filled


@dataclass(frozen=True, slots=True)
class Column:
    """One council: its tiers from above."""

    council: BodyFacts
    representatives: tuple[Card, ...]
    levels: tuple[Card, ...]
    committees: tuple[Card, ...]
    conferences: tuple[Card, ...]

    @property
    def forwarded(self) -> int:
        """Issues on their way up within this council."""
        return sum(card.issues.forwarded for card in (*self.levels, *self.committees))

    @property
    def answered(self) -> int:
        """Answers on their way down."""
        return sum(card.issues.answered for card in (*self.levels, *self.committees))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, indented by its depth."""

    depth: int
    card: Card


@dataclass(frozen=True, slots=True)
class Coming:
    """A body that is to be founded, as its first version says."""

    code: str
    name: str
    begins_on: date


@dataclass(frozen=True, slots=True)
class Picture:
    """The structure on one day, as one reader may see it."""

    on: date
    is_today: bool
    columns: tuple[Column, ...]
    beside: tuple[Card, ...]
    rows: tuple[Row, ...]
    coming: tuple[Coming, ...] = ()

    @property
    def is_joint(self) -> bool:
        """Whether several councils' 代表者会議 stand side by side: they sit together."""
        return sum(bool(column.representatives) for column in self.columns) > 1

    @property
    def joint_meeting(self) -> NextMeeting | None:
        """The next joint sitting of the top tier, if the reader knows of one."""
        tops = [card.next for column in self.columns for card in column.representatives]
        return next((one for one in tops if one and one.is_joint), None)


def draw(actor: Actor, on: date) -> Picture:
    """The picture of a day; meetings and issues belong to the present and are shown for today alone."""
    bodies = bodies_on(on, reader=actor)
    is_today = on == actor.on
    shown = [body.id for body in bodies if body.kind not in CASE_KINDS]
    ahead = next_meetings(actor, shown) if is_today else {}
    issues = climbing_issues(actor) if is_today else {}
    cards = [
        _card(body, bodies, ahead.get(body.id), issues.get(body.id, NONE_CLIMBING))
        for body in bodies
    ]
    standing = [card for card in cards if card.body.kind not in BESIDE_KINDS]
    return Picture(
        on=on,
        is_today=is_today,
        columns=tuple(_column(card, standing) for card in standing if card.body.parent is None),
        beside=tuple(card for card in cards if card.body.kind in BESIDE_KINDS),
        rows=tuple(_rows(cards, None, 0)),
        coming=_coming(actor) if is_today and (actor.prepares or actor.is_admin) else (),
    )


def _coming(actor: Actor) -> tuple[Coming, ...]:
    """The bodies to be founded of which the reader is told: one statement."""
    rows = db.session.execute(
        select(Body.id, Body.code, BodyVersion.short_name, BodyVersion.valid_from)
        .join(BodyVersion.body)
        .where(BodyVersion.valid_from > actor.on)
        .where(~exists().where(_Begun.body_id == Body.id, _Begun.valid_from <= actor.on))
        .order_by(BodyVersion.valid_from.desc(), Body.position.desc())
    )
    first = {
        row.code: Coming(row.code, row.short_name, row.valid_from)
        for row in rows
        if actor.is_told(row.id, row.valid_from)
    }
    return tuple(reversed(first.values()))


def _card(
    body: BodyFacts, bodies: Sequence[BodyFacts], ahead: NextMeeting | None, issues: Climbing
) -> Card:
    is_case_kind = body.kind in CASE_KINDS
    return Card(
        body=body,
        origin=next((one for one in bodies if one.code == body.transferred_from), None),
        moved_away=tuple(
            (one, (*ways_up(one.code, bodies), one)[0])
            for one in bodies
            if one.transferred_from == body.code
        ),
        next=None if is_case_kind else ahead,
        issues=NONE_CLIMBING if is_case_kind else issues,
    )


def _rows(cards: Sequence[Card], parent: str | None, depth: int) -> Iterator[Row]:
    for card in cards:
        if card.body.parent == parent:
            yield Row(depth, card)
            yield from _rows(cards, card.body.code, depth + 1)


def _column(root: Card, standing: Sequence[Card]) -> Column:
    below = [root, *(row.card for row in _rows(standing, root.body.code, 0))]

    def of(*kinds: BodyKind) -> tuple[Card, ...]:
        return tuple(card for card in below if card.body.kind in kinds)

    return Column(
        council=root.body,
        representatives=of(BodyKind.REPRESENTATIVES),
        levels=of(BodyKind.WORKING),
        committees=of(BodyKind.SUBCOMMITTEE),
        conferences=of(*CASE_KINDS),
    )
