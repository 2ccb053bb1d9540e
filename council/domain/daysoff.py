"""The days on which an office is closed, and the nearest days on which it is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

# some years: the same days are asked about again and again, and the calendar takes long to answer
_DAYS = 4096
WEEKDAY_NAMES = ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日")


@dataclass(frozen=True)
class YearlyRange:
    """Days closed every year, (month, day) to (month, day) inclusive; it may pass the turn of the year."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, day: date) -> bool:
        """Say whether the day lies in the range."""
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


CLOSED = "閉庁日"
YEAR_END = YearlyRange("年末年始", (12, 29), (1, 3))


@dataclass(frozen=True)
class DaysOffRule:
    """When an office is closed: weekdays (0 = Monday), yearly ranges, national holidays, single days.

    ``open_days`` wins over everything: the law may move a holiday after the calendar was computed.
    """

    weekdays: frozenset[int] = frozenset({5, 6})
    ranges: tuple[YearlyRange, ...] = (YEAR_END,)
    national_holidays: bool = True
    extra: tuple[tuple[date, str], ...] = ()
    open_days: frozenset[date] = frozenset()


def read_rule(
    weekdays: Iterable[int],
    ranges: Iterable[tuple[str, str]],
    extra: Iterable[date] = (),
    *,
    national_holidays: bool,
) -> DaysOffRule:
    """Return the rule for settings as a profile writes them, ranges as ("12-29", "01-03").

    A range passing the turn of the year is called 年末年始, every other closure 閉庁日.
    """
    spans = []
    for first, last in ranges:
        begin, end = _month_day(first), _month_day(last)
        spans.append(YearlyRange(YEAR_END.name if begin > end else CLOSED, begin, end))
    return DaysOffRule(
        weekdays=frozenset(weekdays),
        ranges=tuple(spans),
        national_holidays=national_holidays,
        extra=tuple((day, CLOSED) for day in extra),
    )


def is_day_off(day: date, rule: DaysOffRule) -> str | None:
    """Return why the office is closed that day (祝日名, 年末年始, 土曜日 …), or None when it is open."""
    if day in rule.open_days:
        return None
    reasons = [name for extra, name in rule.extra if extra == day]
    reasons += [name for name in (_holiday_name(day, rule),) if name]
    reasons += [span.name for span in rule.ranges if span.holds(day)]
    if day.weekday() in rule.weekdays:
        reasons.append(WEEKDAY_NAMES[day.weekday()])
    return reasons[0] if reasons else None


def next_working_day(day: date, rule: DaysOffRule) -> date:
    """Return the day itself if the office is open, else the next open day; ValueError if none within a year."""
    return _nearest(day, 1, rule)


def last_working_day(day: date, rule: DaysOffRule) -> date:
    """Return the day itself if the office is open, else the open day before it: so a deadline never runs over.

    ValueError if there is none within a year.
    """
    return _nearest(day, -1, rule)


def _nearest(day: date, step: int, rule: DaysOffRule) -> date:
    for away in range(367):
        candidate = day + timedelta(days=away * step)
        if is_day_off(candidate, rule) is None:
            return candidate
    message = "開庁日がありません。閉庁日の設定を確かめてください。"
    raise ValueError(message)


def _month_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


def _holiday_name(day: date, rule: DaysOffRule) -> str | None:
    if not rule.national_holidays:
        return None
    return _national_holiday(day)


@lru_cache(_DAYS)
def _national_holiday(day: date) -> str | None:
    import jpholiday

    return jpholiday.is_holiday_name(day)
