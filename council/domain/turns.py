"""How the meeting stood while an item had its turn: reckoned at its beginning and at every change."""

import uuid
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from council.domain.attendance import Course, seat_states
from council.domain.numerals import Digits, write_digits
from council.domain.quorum import ITEM, Quorum, QuorumResult, count_seats, reckon, sentence
from council.domain.wareki import clock_time


@dataclass(frozen=True, slots=True)
class Standing:
    """How the meeting stood from a moment on."""

    at: time
    result: QuorumResult


class Board:
    """The seats of a body at one sitting, with all comings and goings; each state is reckoned once."""

    def __init__(
        self,
        rule: Quorum,
        seats: Sequence[tuple[uuid.UUID, bool]],
        courses: Mapping[uuid.UUID, Course],
    ) -> None:
        """`seats` are those that count, with whether somebody holds them."""
        self._rule, self._seats, self._courses = rule, seats, courses
        self._moments = sorted(set(_boundaries(courses[one] for one, _ in seats if one in courses)))
        self._known: dict[tuple[int, frozenset[uuid.UUID], bool], QuorumResult] = {}

    def at(
        self,
        moment: time | None,
        recused: Collection[uuid.UUID] = (),
        *,
        takes_substitutes: bool = True,
    ) -> QuorumResult:
        """How it stands at the moment; None asks for the present state of a sitting under way."""
        number = len(self._moments) if moment is None else bisect_right(self._moments, moment)
        return self._result(number, frozenset(recused), takes_substitutes=takes_substitutes)

    def during(
        self,
        begun: time,
        ended: time | None,
        recused: Collection[uuid.UUID] = (),
        *,
        takes_substitutes: bool = True,
    ) -> tuple[Standing, ...]:
        """How it stood at the beginning, then from each moment at which that changed before the end."""
        first = bisect_right(self._moments, begun)
        last = len(self._moments) if ended is None else bisect_left(self._moments, ended)
        absent = frozenset(recused)
        found: list[Standing] = []
        for number in range(first, max(first, last) + 1):
            result = self._result(number, absent, takes_substitutes=takes_substitutes)
            if not found or found[-1].result != result:
                found.append(Standing(self._moments[number - 1] if found else begun, result))
        return tuple(found)

    def _result(
        self, number: int, recused: frozenset[uuid.UUID], *, takes_substitutes: bool
    ) -> QuorumResult:
        key = (number, recused, takes_substitutes)
        if key not in self._known:
            states = seat_states(
                self._seats,
                self._courses,
                at=self._moments[number - 1] if number else time.min,
                recused=recused,
                takes_substitutes=takes_substitutes,
            )
            self._known[key] = reckon(self._rule, count_seats(states))
        return self._known[key]


def _boundaries(courses: Iterable[Course]) -> Iterable[time]:
    for course in courses:
        for stay in course:
            yield from (at for at in (stay.since, stay.until) if at is not None)


def turn_sentence(
    standings: Sequence[Standing], opening: QuorumResult, digits: Digits = "full"
) -> str:
    """What the minutes say of an item's turn: nothing where it stood as at the opening, or without a rule."""
    if not standings or not opening.needed:
        return ""
    first = standings[0].result
    said = "" if _told(first) == _told(opening) else sentence(first, digits, of=ITEM)
    return said + write_digits("".join(_changes(standings)), digits)


def _told(result: QuorumResult) -> tuple[int, int, bool]:
    """What of it is worth a word: who sits there for whom is told in the list of who attended."""
    return result.seats, result.present, result.is_quorate


def _changes(standings: Sequence[Standing]) -> Iterator[str]:
    """How many there were from when on, and where a quorum was lost or found again."""
    numbers: list[str] = []
    for before, after in pairwise(standings):
        result, at = after.result, clock_time(after.at)
        if result.is_quorate != before.result.is_quorate:
            yield from _in_one(numbers)
            numbers = []
            yield f"{at}からは{result.present}名となり、定足数{result.needed}名に{_turned(result)}"
        elif _told(result) != _told(before.result):
            numbers.append(f"{at}から{result.present}名")
    yield from _in_one(numbers)


def _in_one(numbers: Sequence[str]) -> Iterator[str]:
    if numbers:
        yield f"出席は、{'、'.join(numbers)}となった。"


def _turned(result: QuorumResult) -> str:
    return "達した。" if result.is_quorate else "足りなくなったため、その間の審議は成立しなかった。"
