"""The demonstration's days, counted from today, and the moments at which its acts are played."""

import heapq
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from council.domain import clock
from council.domain.daysoff import DaysOffRule, is_day_off, next_working_day
from council.domain.fiscal import fiscal_bounds, fiscal_year
from council.domain.ids import seeded

# A story yields each moment it waits for; what follows the yield happens then.
Story = Iterator[datetime]

_BEGINS = -285
_TERM_YEARS = 2


@dataclass(frozen=True, slots=True)
class Days:
    """Days around today on which the office is open; today itself is always itself."""

    today: date
    rule: DaysOffRule

    def day(self, offset: int) -> date:
        """The working day so many days from today; one that has passed stays before today."""
        if offset == 0:
            return self.today
        wanted = self.today + timedelta(days=offset)
        return self._at_or_before(wanted) if offset < 0 else next_working_day(wanted, self.rule)

    def before(self, day: date, days: int) -> date:
        """The last working day at least so many days earlier."""
        return self._at_or_before(day - timedelta(days=days))

    def after(self, day: date, days: int) -> date:
        """The first working day at least so many days later."""
        return next_working_day(day + timedelta(days=days), self.rule)

    def _at_or_before(self, day: date) -> date:
        while is_day_off(day, self.rule):
            day -= timedelta(days=1)
        return day

    @property
    def first(self) -> date:
        """The day on which the year begins."""
        return self.day(_BEGINS)

    @property
    def term(self) -> tuple[date, date]:
        """A term of two years from 1 April that holds the whole year before today."""
        first, _ = fiscal_bounds(fiscal_year(self.today - timedelta(days=-_BEGINS + 15)))
        _, last = fiscal_bounds(first.year + _TERM_YEARS - 1)
        return first, last


def moment(day: date, clock_time: str) -> datetime:
    """The instant of a wall time in Tokyo, written 14:00."""
    return datetime.combine(day, time.fromisoformat(clock_time), tzinfo=clock.TOKYO)


class Player:
    """Plays stories together in the order of their moments, each step with identifiers of its own."""

    def __init__(self, seed: int, until: datetime) -> None:
        self._seed = seed
        self._until = until
        self._now: datetime | None = None
        self._order = 0
        self._waiting: list[tuple[datetime, int, int, Story]] = []

    def add(self, story: Story) -> None:
        """Let one more story begin; it may be added while others are under way."""
        self._order += 1
        self._wait(story, self._order, 0)

    def play(self, stories: Iterable[Story]) -> None:
        """Play until the end of the stories or of the time; what would come later does not happen."""
        for story in stories:
            self.add(story)
        while self._waiting:
            at, order, step, story = heapq.heappop(self._waiting)
            self._now = at
            with clock.at(at), seeded(self._seed_of(order, step)):
                self._wait(story, order, step + 1)

    def _wait(self, story: Story, order: int, step: int) -> None:
        wanted = next(story, None)
        if wanted is not None:
            at = wanted if self._now is None else max(wanted, self._now)
            if at < self._until:
                heapq.heappush(self._waiting, (at, order, step, story))

    def _seed_of(self, order: int, step: int) -> int:
        return random.Random(f"{self._seed}/{order}/{step}").getrandbits(64)
