"""One thing that waits for somebody, as data: when, what, why, where."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Task:
    """`label` and `why` are message ids; `endpoint` and `parts` name the page on which it is done."""

    due: date | None
    label: str
    endpoint: str
    parts: dict[str, uuid.UUID] = field(default_factory=dict)
    why: str = ""
    where: tuple[str, ...] = ()

    def days_late(self, today: date) -> int:
        """Whole days since it was due; 0 when it is not late."""
        return max(0, (today - self.due).days) if self.due else 0


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one urgency, the most urgent first."""

    kind: str
    title: str
    tasks: tuple[Task, ...]


_LATEST = date.max


def groups(tasks: list[Task], today: date) -> tuple[Group, ...]:
    """Overdue, today, within a week, later; empty ones left out."""
    week = today + timedelta(days=7)
    ordered = sorted(tasks, key=lambda task: (task.due or _LATEST, task.label))
    kinds = (
        ("late", "期限を過ぎています", lambda due: due is not None and due < today),
        ("today", "今日まで", lambda due: due == today),
        ("week", "1週間のうち", lambda due: due is not None and today < due <= week),
        ("later", "そのほか", lambda due: due is None or due > week),
    )
    found = (
        Group(kind, title, tuple(task for task in ordered if belongs(task.due)))
        for kind, title, belongs in kinds
    )
    return tuple(group for group in found if group.tasks)
