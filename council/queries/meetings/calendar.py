"""Weeks to look at while a day is being chosen: days off with their reason, and meetings already set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from council.domain.daysoff import WEEKDAY_NAMES, is_day_off
from council.domain.wareki import screen_date
from council.queries import town
from council.queries.meetings.lists import Listed


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid."""

    label: str
    spoken: str
    today: bool
    off: str | bool
    sittings: tuple[str, ...]


def weeks(first: date, count: int, ahead: Sequence[Listed], today: date) -> list[list[Day]]:
    """So many weeks from the Monday on or before `first`."""
    rule = town.days_off()
    monday = first - timedelta(days=first.weekday())
    held: dict[date, list[str]] = {}
    for row in (one for one in ahead if not one.lacks_day):
        held.setdefault(row.held_on, []).append(row.calendar_name)

    def day(offset: int) -> Day:
        on = monday + timedelta(days=offset)
        reason = is_day_off(on, rule) or ""
        return Day(
            label=f"{on.month}/{on.day}" if on.day == 1 or offset == 0 else str(on.day),
            spoken=screen_date(on),
            today=on == today,
            off=True if reason in WEEKDAY_NAMES else reason,
            sittings=tuple(dict.fromkeys(held.get(on, []))),
        )

    return [[day(week * 7 + weekday) for weekday in range(7)] for week in range(count)]
