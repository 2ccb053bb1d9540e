"""One thing that waits for somebody, as data: when, what, why, where."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Task:
    """`label`, `why` and `note` are message ids filled from `facts`; `endpoint` and `parts` name the page.

    `note` says what the day is reckoned from. `is_answered` is what the other side has done already: it only
    waits to be confirmed, and is not overdue.
    """

    due: date | None
    label: str
    endpoint: str
    parts: Mapping[str, uuid.UUID | str] = field(default_factory=dict)
    why: str = ""
    where: tuple[str, ...] = ()
    note: str = ""
    facts: dict[str, str | int] = field(default_factory=dict)
    anchor: str | None = None
    is_answered: bool = False

    def days_late(self, today: date) -> int:
        """Whole days since it was due; 0 when it is not late."""
        if self.due is None or self.is_answered:
            return 0
        return max(0, (today - self.due).days)


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one urgency, the most urgent first."""

    kind: str
    title: str
    tasks: tuple[Task, ...]


_LATEST = date.max
_TITLES = {
    "late": "期限を過ぎています",
    "today": "今日まで",
    "week": "1週間のうち",
    "answered": "報告あり・確認待ち",
    "later": "そのほか",
}


def groups(tasks: list[Task], today: date) -> tuple[Group, ...]:
    """Overdue, today, within a week, answered by the other side, later; empty ones left out."""
    by_kind: dict[str, list[Task]] = {kind: [] for kind in _TITLES}
    for task in sorted(tasks, key=lambda one: (one.due or _LATEST, one.label)):
        by_kind[_kind(task, today)].append(task)
    return tuple(
        Group(kind, _TITLES[kind], tuple(found)) for kind, found in by_kind.items() if found
    )


def _kind(task: Task, today: date) -> str:
    if task.is_answered:
        return "answered"
    if task.due is None or task.due > today + timedelta(days=7):
        return "later"
    if task.due < today:
        return "late"
    return "today" if task.due == today else "week"
