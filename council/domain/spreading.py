"""Days chosen evenly over a span of time, on working days, near to a usual day of the week."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from council.domain.daysoff import DaysOffRule, is_day_off

# how many days nearer to the middle a less fitting day would have to lie to be taken all the same
_OTHER_WEEKDAY = 14
_AMID_CLOSURES = 21
_OCCUPIED = 28

_AROUND = tuple(timedelta(days=away) for away in (-3, -2, -1, 1, 2, 3))
_MANY = 4  # of six days around: more than a weekend and a holiday, so that people are away


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both inclusive; empty when the last comes before the first."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it has."""
        return max((self.last - self.first).days + 1, 0)

    def holds(self, day: date) -> bool:
        """Say whether the day lies in it."""
        return self.first <= day <= self.last

    @property
    def middle(self) -> date:
        """The day in the middle."""
        return self.first + timedelta(days=(self.length - 1) // 2)

    def days(self) -> Iterator[date]:
        """Every day of it."""
        return (self.first + timedelta(days=away) for away in range(self.length))

    def parts(self, count: int) -> list["Span"]:
        """So many parts of nearly the same length, one after the other."""
        edges = [self.length * number // count for number in range(count + 1)]
        return [
            Span(self.first + timedelta(days=begins), self.first + timedelta(days=ends - 1))
            for begins, ends in pairwise(edges)
        ]


def closed_days(span: Span, off: DaysOffRule) -> frozenset[date]:
    """The days off in the span and in the week around it."""
    wider = Span(span.first - timedelta(days=7), span.last + timedelta(days=7))
    return frozenset(day for day in wider.days() if is_day_off(day, off) is not None)


@dataclass(frozen=True, slots=True)
class Wish:
    """Which days are wanted: open ones, if possible of that weekday, not amid days off and not occupied by others."""

    closed: Collection[date]
    weekday: int
    occupied: Collection[date] = ()

    def is_amid_closures(self, day: date) -> bool:
        """Say whether most of the days around are off, as at the turn of the year."""
        return sum(day + away in self.closed for away in _AROUND) >= _MANY

    def cost(self, day: date, middle: date) -> int:
        """How far the day is from what is wanted; the lowest is taken."""
        return (
            abs((day - middle).days)
            + _OTHER_WEEKDAY * (day.weekday() != self.weekday)
            + _AMID_CLOSURES * self.is_amid_closures(day)
            + _OCCUPIED * (day in self.occupied)
        )

    def best(self, span: Span, middle: date, used: Collection[date]) -> date | None:
        """The open day of the span that fits best and is not used; None when there is none."""
        open_days = (day for day in span.days() if day not in used and day not in self.closed)
        return min(open_days, key=lambda day: (self.cost(day, middle), day), default=None)


def spread(count: int, span: Span, wish: Wish, taken: Collection[date] = ()) -> list[date]:
    """So many more days in the span, evenly spaced together with those already taken there.

    Each has a part of the span of its own. Fewer come back where the span has not that many open days.
    """
    used = {day for day in taken if span.holds(day)}
    found: set[date] = set()
    for part in _left(span.parts(count + len(used)), sorted(used)) if count > 0 else []:
        day = wish.best(part, part.middle, used | found)
        day = day or wish.best(span, part.middle, used | found)
        if day is not None:
            found.add(day)
    return sorted(found)


def _left(parts: Sequence[Span], taken: Sequence[date]) -> list[Span]:
    """The parts that remain when each taken day has filled the one nearest to it."""
    left = list(parts)
    for day in taken:
        left.remove(min(left, key=lambda part: abs((part.middle - day).days)))
    return left
