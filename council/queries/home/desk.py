"""The whole first page, put together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import union_all

from council.domain.daysoff import DaysOffRule, is_day_off, next_working_day
from council.domain.second_person import ASKED_FOR
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.policy.actor import Actor
from council.queries import town
from council.queries.home import changes, conferring, duties, keeping, meetings, papers, watch
from council.queries.home.tasks import Group, Task, groups

_WEEKS = 4
_SHOWN = 6
_OVER = (MeetingState.CLOSED, MeetingState.CONCLUDED)


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
    """What waits, what changed, what comes, what to watch; `counts` by the endpoint of the list they belong to."""

    groups: tuple[Group, ...]
    late: int
    due_today: int
    this_week: int
    counts: dict[str, int]
    changes: changes.Changes
    coming: tuple[meetings.Row, ...]
    weeks: tuple[tuple[Day, ...], ...]
    watch: watch.Watch


def desk(actor: Actor, now: datetime, last_login: datetime | None = None) -> Desk:
    """The actor's first page."""
    found, begin = meetings.rows(actor), changes.since(now, last_login)
    glance = db.session.execute(union_all(changes.lately(actor, begin), *watch.parts(actor))).all()
    watched = watch.read(glance)
    tasks = [
        *keeping.tasks(actor, found),
        *papers.tasks(actor),
        *duties.tasks(actor),
        *conferring.tasks(actor),
        *_letters(watched),
        *_seconds(watched),
        *_pledges(watched),
    ]
    coming = [
        row for row in found if row.sitting.held_on >= actor.on and row.meeting.state not in _OVER
    ]
    sorted_groups = groups(tasks, actor.on)
    counts = {group.kind: len(group.tasks) for group in sorted_groups}
    return Desk(
        groups=sorted_groups,
        late=counts.get("late", 0),
        due_today=counts.get("today", 0),
        this_week=counts.get("week", 0),
        counts=_counts(tasks, watched),
        changes=changes.read(glance, begin, last_login),
        coming=tuple(coming[:_SHOWN]),
        weeks=_weeks(actor.on, coming, tasks, town.days_off()),
        watch=watched,
    )


def _letters(watched: watch.Watch) -> Iterator[Task]:
    """紙で届ける: due on the working day after they were written."""
    if watched.on_paper_since is not None:
        yield Task(
            next_working_day(watched.on_paper_since + timedelta(days=1), town.days_off()),
            "紙で届ける",
            "outbox.index",
            {},
            "FAXや郵送などで届ける案内が%(count)s通あります。印刷して届けたら、送付済にします。",
            (),
            "作った日の翌日",
            {"count": watched.on_paper},
            anchor="paper",
        )


def _seconds(watched: watch.Watch) -> Iterator[Task]:
    """もう一人の確認: due on the day it would lapse."""
    if watched.to_second_since is not None:
        yield Task(
            watched.to_second_since + ASKED_FOR,
            "もう一人として確認する",
            "second_person.index",
            {},
            "ほかの方が代行入力したものが%(count)s件あります。同じ内容を読んで確かめると、効力が生じます。",
            (),
            "確認の期限",
            {"count": watched.to_second},
        )


def _pledges(watched: watch.Watch) -> Iterator[Task]:
    """The reader's own 誓約書, which a secretariat waits for."""
    for one in watched.own_pledges:
        yield Task(
            None,
            "誓約書に署名して、事務局に渡す",
            "members.body",
            {"code": one.code},
            "事務局が受け取るまで、事例の資料は配られません。用紙は事務局がお渡しします。",
            (one.name,),
        )


_LISTS = {"submissions.show": "submissions.index", "actions.show": "actions.index"}


def _counts(tasks: list[Task], watched: watch.Watch) -> dict[str, int]:
    """How much waits behind each entry of the nav."""
    found = Counter(_LISTS[task.endpoint] for task in tasks if task.endpoint in _LISTS)
    found["home.index"] = len(tasks)
    found["outbox.index"] = watched.on_paper + watched.unsent
    return {endpoint: count for endpoint, count in found.items() if count}


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
                row.version.calendar_name
                for row in coming
                if row.sitting.held_on == day and not row.lacks_day
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
