"""年間計画: a year's sittings worked out from the bodies' rules and habits, the deadlines of each counted back."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TypeVar

from council.domain.daysoff import DaysOffRule, last_working_day
from council.domain.spreading import Span, Wish, closed_days, spread
from council.domain.vocabulary import MeetingForm

T = TypeVar("T")

_LAST = 6  # what is usual is seen from so many sittings
_THURSDAY = 3
# the papers are together a week before the 決裁, so that the notice can be drafted from them
_PAPERS_BEFORE = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Some bodies, by their codes, at one place and time."""

    bodies: tuple[str, ...]
    held_on: date
    begins: time
    ends: time
    place: str
    form: MeetingForm

    def overlaps(self, other: "Occasion") -> bool:
        """Say whether nobody could be at both."""
        return (
            self.held_on == other.held_on and self.begins < other.ends and other.begins < self.ends
        )


@dataclass(frozen=True, slots=True)
class Habit:
    """When and where a body usually meets; unless something else is known, on a Thursday afternoon."""

    weekday: int = _THURSDAY
    begins: time = time(14)
    ends: time = time(16)
    place: str = ""
    form: MeetingForm = MeetingForm.IN_PERSON


@dataclass(frozen=True, slots=True)
class Rules:
    """What a body's rules say of a year: how often it meets, and how long before what is done."""

    per_year: int
    notice_days: int
    reply_days: int
    sign_off: bool


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Until when what is done for a sitting: always on working days, in this order."""

    papers_on: date
    sign_off_on: date | None
    notice_on: date
    reply_by: date


@dataclass(frozen=True, slots=True)
class Convener:
    """A body with its rules, the days on which it is there, its known sittings, and the days of those of the year."""

    code: str
    rules: Rules
    there: Span
    known: tuple[Occasion, ...] = ()
    planned: tuple[date, ...] = ()

    @property
    def missing(self) -> int:
        """How many sittings the year still lacks."""
        return max(self.rules.per_year - len(self.planned), 0)

    @property
    def latest(self) -> Occasion | None:
        """The sitting that tells with whom the body meets."""
        return max(self.known, key=lambda one: (one.held_on, one.begins), default=None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sitting as it might be, with its deadlines."""

    occasion: Occasion
    deadlines: Deadlines


def habit_of(known: Iterable[Occasion]) -> Habit:
    """What is commonest among the last sittings; of what is equally common, the newest."""
    newest = sorted(known, key=lambda one: (one.held_on, one.begins), reverse=True)[:_LAST]
    if not newest:
        return Habit()
    begins, ends = _commonest([(one.begins, one.ends) for one in newest])
    return Habit(
        weekday=_commonest([one.held_on.weekday() for one in newest]),
        begins=begins,
        ends=ends,
        place=_commonest([one.place for one in newest]),
        form=_commonest([one.form for one in newest]),
    )


def _commonest(values: Sequence[T]) -> T:
    return Counter(values).most_common(1)[0][0]


def strictest(rules: Iterable[Rules]) -> Rules:
    """The rules by which a joint sitting keeps the deadlines of all its bodies."""
    found = list(rules)
    return Rules(
        per_year=min(one.per_year for one in found),
        notice_days=max(one.notice_days for one in found),
        reply_days=max(one.reply_days for one in found),
        sign_off=any(one.sign_off for one in found),
    )


def deadlines(held_on: date, rules: Rules, off: DaysOffRule) -> Deadlines:
    """The deadlines of a sitting, counted back from its day; one on a day off is the working day before."""
    notice_on = last_working_day(held_on - timedelta(days=rules.notice_days), off)
    before = last_working_day(notice_on - _DAY, off) if rules.sign_off else notice_on
    replies = last_working_day(held_on - timedelta(days=rules.reply_days), off)
    return Deadlines(
        papers_on=last_working_day(before - _PAPERS_BEFORE, off),
        sign_off_on=before if rules.sign_off else None,
        notice_on=notice_on,
        reply_by=max(replies, notice_on),
    )


def first_day(rules: Rules, today: date, off: DaysOffRule) -> date:
    """The first day for which nothing would be too late any more."""
    day = today + timedelta(days=rules.notice_days) + _PAPERS_BEFORE
    while deadlines(day, rules, off).papers_on < today:
        day += _DAY
    return day


def propose(
    conveners: Sequence[Convener],
    year: Span,
    off: DaysOffRule,
    *,
    today: date,
    occupied: Collection[date] = (),
) -> list[Proposal]:
    """The sittings that the year still lacks, in the order of their days.

    Bodies whose last sitting was the same one meet jointly again. Days on which others meet are avoided
    where that is possible, days off always.
    """
    busy, found = set(occupied), list[Proposal]()
    taken = {one.code: set(one.planned) for one in conveners}
    missing = {one.code: one.missing for one in conveners}
    closed = closed_days(year, off)
    for together in (*_joint(conveners), *((one,) for one in conveners)):
        count = min(missing[one.code] for one in together)
        own = set[date]().union(*(taken[one.code] for one in together))
        frame = _Frame(year, off, today, frozenset(busy), frozenset(own), closed)
        for one in _of(together, count, frame):
            found.append(one)
            busy.add(one.occasion.held_on)
            for code in one.occasion.bodies:
                taken[code].add(one.occasion.held_on)
                missing[code] -= 1
    return sorted(found, key=lambda one: (one.occasion.held_on, one.occasion.begins))


def _joint(conveners: Sequence[Convener]) -> list[tuple[Convener, ...]]:
    """The bodies, in groups, that met jointly when they met last."""
    groups: dict[tuple[object, ...], list[Convener]] = {}
    for one in conveners:
        last = one.latest
        if last is not None and len(last.bodies) > 1:
            key = (last.held_on, last.begins, tuple(sorted(last.bodies)))
            groups.setdefault(key, []).append(one)
    return [tuple(group) for group in groups.values() if len(group) > 1]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Within what days are sought."""

    year: Span
    off: DaysOffRule
    today: date
    busy: frozenset[date]
    own: frozenset[date]
    closed: frozenset[date]


def _of(together: Sequence[Convener], count: int, frame: _Frame) -> list[Proposal]:
    """So many more sittings of these bodies together."""
    rules = strictest(one.rules for one in together)
    habit = habit_of(together[0].known)
    soonest = first_day(rules, frame.today, frame.off)
    span = Span(
        max(frame.year.first, soonest, *(one.there.first for one in together)),
        min(frame.year.last, *(one.there.last for one in together)),
    )
    wish = Wish(frame.closed, habit.weekday, frame.busy)
    bodies = tuple(one.code for one in together)
    return [
        Proposal(
            Occasion(bodies, day, habit.begins, habit.ends, habit.place, habit.form),
            deadlines(day, rules, frame.off),
        )
        for day in spread(count, span, wish, frame.own)
    ]
