"""The page of an issue: title and text, the climb; never a meeting's record and never a case."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.serials import number_label
from council.domain.vocabulary import IssueState, MeetingState
from council.extensions import db
from council.models import AgendaItem, BodyVersion, Issue, IssueStep, Meeting, Sitting
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting
from council.queries import tiers
from council.queries.issues.lines import Choice, Line, day_label, line_of, name_of

_OPEN_MEETINGS = (
    MeetingState.NOTIFIED,
    MeetingState.IN_SESSION,
    MeetingState.CLOSED,
    MeetingState.CONCLUDED,
)

ACTS = {
    "forward": "上の会議に上げた",
    "answer": "回答した",
    "receive": "回答を受け取った",
    "close": "終えた",
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One body of the climb, highest first: what it did, or that it is passed over."""

    body: str
    word: str
    state: str
    is_passed: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One line of what became of the issue."""

    when: str
    act: str
    who: str
    body: str
    text: str
    meeting: str
    meeting_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Sat:
    """A meeting at which the issue is or was an item of the agenda."""

    id: uuid.UUID
    label: str
    state: MeetingState


@dataclass(frozen=True, slots=True)
class Page:
    """An issue's page."""

    line: Line
    text: str
    rungs: list[Rung]
    steps: list[Step]
    meetings: list[Sat]
    targets: list[Choice]
    taken_up_at: list[Choice]


def page(issue: Issue, actor: Actor) -> Page:
    """The page of a loaded issue."""
    names = tiers.bodies(actor.on)
    steps = list(
        db.session.scalars(
            select(IssueStep)
            .where(IssueStep.issue_id == issue.id)
            .options(joinedload(IssueStep.made_by))
            .order_by(IssueStep.position)
        )
    )
    sat = _meetings(issue, steps, actor, names)
    return Page(
        line=line_of(issue, names, actor),
        text=keyring(db.session).open(issue, "text_sealed"),
        rungs=_rungs(issue, steps, names),
        steps=[_step(one, names, sat) for one in steps],
        meetings=[one for one in sat.values() if one.id != issue.meeting_id],
        targets=_targets(issue, names),
        taken_up_at=_held_by_the_holder(issue, names),
    )


def _rungs(issue: Issue, steps: list[IssueStep], names: dict[uuid.UUID, BodyVersion]) -> list[Rung]:
    """From the top down to the body that raised it; levels passed over stand between."""
    way = [
        Rung(name_of(issue.body_id, names), "提起", _mood(issue, issue.body_id), is_passed=False)
    ]
    here = issue.body_id
    for step in (one for one in steps if one.act == "forward"):
        way += [
            Rung(one.short_name, "", "later", is_passed=True) for one in _passed(here, step, names)
        ]
        here = step.to_body_id
        answered = any(one.act == "answer" and one.from_body_id == here for one in steps)
        word = "回答" if answered else "上申先"
        way.append(Rung(name_of(here, names), word, _mood(issue, here), is_passed=False))
    return list(reversed(way))


def _passed(
    here: uuid.UUID, step: IssueStep, names: dict[uuid.UUID, BodyVersion]
) -> tuple[BodyVersion, ...]:
    way = tiers.way_up(here, names)
    fits = way.target is not None and way.target.body_id == step.to_body_id
    return way.passed if fits else ()


def _mood(issue: Issue, body_id: uuid.UUID) -> str:
    here = issue.body_id if issue.state is IssueState.ANSWERED else issue.holder_id
    return "now" if here == body_id and issue.state is not IssueState.CLOSED else "done"


def _step(step: IssueStep, names: dict[uuid.UUID, BodyVersion], sat: dict[uuid.UUID, Sat]) -> Step:
    moment = clock.local(step.created_at)
    seen = sat.get(step.meeting_id) if step.meeting_id else None
    bodies = name_of(step.from_body_id, names)
    if step.from_body_id != step.to_body_id:
        bodies = f"{bodies} → {name_of(step.to_body_id, names)}"
    return Step(
        when=f"{day_label(moment.date())} {moment:%H:%M}",
        act=ACTS[step.act],
        who=step.made_by.name,
        body=bodies,
        text=keyring(db.session).open(step, "text_sealed"),
        meeting=seen.label if seen else "",
        meeting_id=seen.id if seen else None,
    )


def _meetings(
    issue: Issue,
    steps: list[IssueStep],
    actor: Actor,
    names: dict[uuid.UUID, BodyVersion],
) -> dict[uuid.UUID, Sat]:
    """Meetings with the issue on their agenda and those named by it, as far as the actor may know of them."""
    named = {one.meeting_id for one in steps if one.meeting_id} | {issue.meeting_id} - {None}
    on_agenda = select(AgendaItem.meeting_id).where(AgendaItem.issue_id == issue.id)
    rows = db.session.execute(
        select(Meeting, Sitting.held_on)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(sees_meeting(actor), Meeting.id.in_(on_agenda) | Meeting.id.in_(named))
        .order_by(Sitting.held_on)
    )
    return {
        row.Meeting.id: Sat(
            row.Meeting.id, _meeting(row.Meeting, row.held_on, names), row.Meeting.state
        )
        for row in rows
    }


def _meeting(meeting: Meeting, held_on: date, names: dict[uuid.UUID, BodyVersion]) -> str:
    number = number_label(meeting.number)
    return (
        " ".join(filter(None, (name_of(meeting.body_id, names), number)))
        + f"（{day_label(held_on)}）"
    )


def _targets(issue: Issue, names: dict[uuid.UUID, BodyVersion]) -> list[Choice]:
    target = tiers.way_up(issue.holder_id, names).target
    return [Choice(target.body_id, target.short_name)] if target else []


def _held_by_the_holder(issue: Issue, names: dict[uuid.UUID, BodyVersion]) -> list[Choice]:
    """The holder's latest meetings, at one of which the answer may have been found."""
    if issue.state is not IssueState.FORWARDED:
        return []
    rows = db.session.execute(
        select(Meeting, Sitting.held_on)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(Meeting.body_id == issue.holder_id, Meeting.state.in_(_OPEN_MEETINGS))
        .order_by(Sitting.held_on.desc())
        .limit(6)
    )
    return [Choice(row.Meeting.id, _meeting(row.Meeting, row.held_on, names)) for row in rows]
