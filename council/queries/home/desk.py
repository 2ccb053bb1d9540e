"""The whole first page, put together."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from council.domain.daysoff import DaysOffRule, is_day_off
from council.domain.vocabulary import MeetingState
from council.policy.actor import Actor
from council.queries import town
from council.queries.home import meetings, work
from council.queries.home.tasks import Group, Task, groups
from council.queries.home.watch import Watch, watch

_WEEKS = 4
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the four-week grid."""

    date: date
    label: str
    today: bool
    off: str | bool
    sittings: tuple[str, ...]
    deadlines: int


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits, what comes, what to watch."""

    groups: tuple[Group, ...]
    late: int
    due_today: int
    this_week: int
    coming: tuple[meetings.Row, ...]
    weeks: tuple[tuple[Day, ...], ...]
    watch: Watch | None


def desk(actor: Actor) -> Desk:
    """The actor's first page."""
    found = meetings.rows(actor)
    tasks = [
        *meetings.tasks(actor, found),
        *work.submission_tasks(actor),
        *work.action_tasks(actor),
    ]
    coming = [
        row
        for row in found
        if row.sitting.held_on >= actor.on and row.meeting.state is not MeetingState.CONCLUDED
    ]
    sorted_groups = groups(tasks, actor.on)
    counts = {group.kind: len(group.tasks) for group in sorted_groups}
    return Desk(
        groups=sorted_groups,
        late=counts.get("late", 0),
        due_today=counts.get("today", 0),
        this_week=counts.get("week", 0),
        coming=tuple(coming[:_SHOWN]),
        weeks=_weeks(actor.on, coming, tasks, town.days_off()),
        watch=watch(actor),
    )


def _weeks(
    today: date, coming: list[meetings.Row], tasks: list[Task], rule: DaysOffRule
) -> tuple[tuple[Day, ...], ...]:
    monday = today - timedelta(days=today.weekday())
    deadlines = Counter(task.due for task in tasks if task.due)
    days = [monday + timedelta(days=number) for number in range(_WEEKS * 7)]
    cells = [
        Day(
            date=day,
            label=f"{day.month}/{day.day}" if day.day == 1 or day == monday else str(day.day),
            today=day == today,
            off=_off(day, rule),
            sittings=tuple(
                row.version.calendar_name for row in coming if row.sitting.held_on == day
            ),
            deadlines=deadlines[day],
        )
        for day in days
    ]
    return tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))


def _off(day: date, rule: DaysOffRule) -> str | bool:
    """The name of a day off; a weekend needs none."""
    name = is_day_off(day, rule)
    return bool(name) if name is None or name.endswith("曜日") else name
