"""How a sitting runs against its plan: what each item took, what is left, when it will end. Whole minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """One item: the minutes planned for it, and when it was begun and ended, as far as it was."""

    planned: int
    began: time | None = None
    ended: time | None = None
    is_done: bool = False

    @property
    def is_running(self) -> bool:
        """Whether it was begun and not ended."""
        return self.began is not None and self.ended is None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a sitting stands at a moment: `used` by item (None: nothing is known), and in all."""

    used: tuple[int | None, ...]
    current: int | None
    spent: int
    left: int
    ahead: int
    ends: time

    @property
    def overrun(self) -> int:
        """By how many minutes it will run over, if all that is ahead takes its time; 0 when it will not."""
        return max(self.ahead - self.left, 0)


def minutes_between(start: time, end: time) -> int:
    """The minutes from one wall time to another of the same day; negative backwards."""
    day = date.min
    return int((datetime.combine(day, end) - datetime.combine(day, start)).total_seconds() // 60)


def began_at(opened: time, ends: Sequence[time | None]) -> time:
    """When an item that nobody timed was begun: as the last one ended, the first with the opening."""
    return max([opened, *(one for one in ends if one is not None)])


def progress(items: Sequence[Stretch], *, opened: time, planned_end: time, now: time) -> Progress:
    """Where the sitting stands at `now`: the item that has its turn is under way, else the first not yet done."""
    waiting = [at for at, one in enumerate(items) if not one.is_done]
    current = next((at for at in waiting if items[at].is_running), waiting[0] if waiting else None)
    used = [_used(one) for one in items]
    ahead = sum(one.planned for one in items if not one.is_done)
    if current is not None:
        since = items[current].began or began_at(opened, [one.ended for one in items])
        taken = max(minutes_between(since, now), 0)
        used[current] = taken
        ahead -= min(taken, items[current].planned)
    return Progress(
        used=tuple(used),
        current=current,
        spent=max(minutes_between(opened, now), 0),
        left=minutes_between(now, planned_end),
        ahead=ahead,
        ends=_later(now, ahead),
    )


def _used(one: Stretch) -> int | None:
    if one.began is None or one.ended is None:
        return None
    return max(minutes_between(one.began, one.ended), 0)


def _later(at: time, minutes: int) -> time:
    last = datetime.combine(date.min, time.max)
    return min(datetime.combine(date.min, at) + timedelta(minutes=minutes), last).time()
