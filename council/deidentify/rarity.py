"""The smallest combinations of values that few cases share."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

LARGEST = 3
"""Combinations of more fields are not looked for: nobody knows so much of a stranger at once."""

Value = str | int
Column = Sequence[Value | None]


@dataclass(frozen=True)
class RareCombination:
    """Values that together fewer cases than allowed have, and no part of which is rare already."""

    values: tuple[tuple[str, Value], ...]
    cases: tuple[int, ...]

    @property
    def is_unique(self) -> bool:
        """Whether it singles out one case."""
        return len(self.cases) == 1


def rare_combinations(columns: Mapping[str, Column], threshold: int) -> list[RareCombination]:
    """Return all minimal ones of up to LARGEST fields, the shortest first.

    A blank is no knowledge: it neither makes a combination nor fills up another.
    """
    found: list[RareCombination] = []
    # Which cases are rare by some of these fields: combinations with more fields are not minimal there.
    settled: dict[tuple[str, ...], frozenset[int]] = {}
    for size in range(1, min(LARGEST, len(columns)) + 1):
        for names in combinations(columns, size):
            below = combinations(names, size - 1) if size > 1 else ()
            done = frozenset().union(*(settled[part] for part in below))
            fresh = list(_rare([columns[name] for name in names], threshold, done))
            found += [
                RareCombination(tuple(zip(names, values, strict=True)), cases)
                for values, cases in fresh
            ]
            settled[names] = done.union(*(cases for _, cases in fresh))
    return found


def _rare(
    columns: Sequence[Column], threshold: int, done: frozenset[int]
) -> Iterator[tuple[tuple[Value, ...], tuple[int, ...]]]:
    rows = list(zip(*columns, strict=True))
    counts = Counter(rows)
    rare = {row for row, count in counts.items() if count < threshold and None not in row}
    cases: dict[tuple[Value | None, ...], list[int]] = {}
    for case, row in enumerate(rows):
        if row in rare and case not in done:
            cases.setdefault(row, []).append(case)
    for row, members in cases.items():
        yield tuple(value for value in row if value is not None), tuple(members)
