"""Issues in a list, one found by id, and where one may be raised or handed up."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.vocabulary import IssueField, IssueState
from council.domain.wareki import screen_date
from council.extensions import db
from council.models import Body, BodyVersion, Issue
from council.policy.actor import Actor
from council.policy.scopes import visible_issues
from council.queries import tiers


@dataclass(frozen=True, slots=True)
class Line:
    """An issue in a list."""

    id: uuid.UUID
    code: str
    title: str
    field: IssueField
    state: IssueState
    raised_by: str
    body: str
    holder: str
    raised_on: str
    is_mine_to_move: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A body or a meeting to choose."""

    id: uuid.UUID
    label: str


def index(actor: Actor) -> list[Line]:
    """The issues the actor may know of, those to be moved by them first. Three statements."""
    names = tiers.bodies(actor.on)
    rows = db.session.scalars(visible_issues(actor).order_by(Issue.created_at.desc(), Issue.code))
    lines = [line_of(row, names, actor) for row in rows]
    return sorted(lines, key=lambda one: (not one.is_mine_to_move, one.state is IssueState.CLOSED))


def get(actor: Actor, issue_id: uuid.UUID) -> Issue | None:
    """The issue, if the actor may know of it."""
    return db.session.scalars(
        visible_issues(actor)
        .where(Issue.id == issue_id)
        .options(joinedload(Issue.body), joinedload(Issue.holder))
    ).one_or_none()


def raising_bodies(actor: Actor) -> list[Choice]:
    """The bodies in which the actor may raise an issue."""
    rows = db.session.scalars(
        select(Body)
        .where(Body.id.in_(actor.secretariat_of | actor.bodies), Body.dissolved_on.is_(None))
        .order_by(Body.position)
    )
    names = tiers.bodies(actor.on)
    return [Choice(row.id, names[row.id].short_name) for row in rows if row.id in names]


def forward_targets(issue: Issue, on: date) -> list[BodyVersion]:
    """The bodies to which the issue may climb: the next above its holder that meets, or none."""
    return tiers.above(issue.holder_id, on)


def line_of(issue: Issue, names: dict[uuid.UUID, BodyVersion], actor: Actor) -> Line:
    """The view of an issue; `names` are the bodies of the day."""
    holder = issue.holder_id in actor.secretariat_of
    raiser = issue.body_id in actor.secretariat_of
    waits = {
        IssueState.RAISED: raiser,
        IssueState.FORWARDED: holder,
        IssueState.ANSWERED: raiser,
        IssueState.RECEIVED: raiser,
    }
    return Line(
        id=issue.id,
        code=issue.code,
        title=issue.title,
        field=issue.field,
        state=issue.state,
        raised_by=issue.raised_by,
        body=name_of(issue.body_id, names),
        holder=name_of(issue.holder_id, names),
        raised_on=day_label(clock.local(issue.created_at).date()),
        is_mine_to_move=waits.get(issue.state, False),
    )


def name_of(body_id: uuid.UUID, names: dict[uuid.UUID, BodyVersion]) -> str:
    """A body's short name on the day; nothing for one that no longer exists."""
    return names[body_id].short_name if body_id in names else ""


def day_label(day: date) -> str:
    """「12月3日(木)」, with the year when it is not this one."""
    return screen_date(day, year=day.year != clock.today().year)
