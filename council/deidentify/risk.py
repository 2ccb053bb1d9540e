"""How far the fields of a case alone may single it out: k-anonymity, rare combinations, what would help.

A blank is a value of its own when cases are compared: it never makes a crowd look larger than it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from council.deidentify.rarity import Column, RareCombination, Value, rare_combinations
from council.domain.vocabulary import AgeBand, Word

BLANK = "空欄"
THRESHOLD = 3
"""Cases that fewer than this share all their values are shown as at risk."""


@dataclass(frozen=True)
class Step:
    """One rung of a ladder: what each value becomes; a value that is not named stays as it is."""

    label: str
    wider: Mapping[Value, Value]


@dataclass(frozen=True)
class Attribute:
    """A field that others may know of a case. The last rung of its ladder is always to leave it blank."""

    name: str
    label: str = ""
    ladder: tuple[Step, ...] = ()

    @property
    def word(self) -> str:
        """What people call it."""
        return self.label or self.name


AGE_STEPS = (
    Step(
        "20歳きざみ",
        {
            AgeBand.UNDER_10: "20歳未満",
            AgeBand.TEENS: "20歳未満",
            AgeBand.TWENTIES: "20代・30代",
            AgeBand.THIRTIES: "20代・30代",
            AgeBand.FORTIES: "40代・50代",
            AgeBand.FIFTIES: "40代・50代",
            AgeBand.SIXTIES: "60代・70代",
            AgeBand.SEVENTIES: "60代・70代",
            AgeBand.EIGHTIES: "80歳以上",
            AgeBand.OVER_90: "80歳以上",
        },
    ),
)
"""The ladder of an age band."""


@dataclass(frozen=True)
class Gain:
    """What making one field wider would do: how many cases stay below, how many come out of it."""

    attribute: Attribute
    step: str
    smallest: int
    below: int
    freed: int


@dataclass(frozen=True)
class Risk:
    """``k`` says of each case how many cases, itself included, have all the same values.

    ``below`` are the numbers of those with fewer than ``threshold``; ``gains`` the best first.
    """

    attributes: tuple[Attribute, ...]
    threshold: int
    k: tuple[int, ...]
    rare: tuple[RareCombination, ...]
    gains: tuple[Gain, ...]

    @property
    def smallest(self) -> int:
        """The smallest k; 0 if there is no case."""
        return min(self.k, default=0)

    @property
    def below(self) -> tuple[int, ...]:
        """The cases with fewer like them than the threshold."""
        return _below(self.k, self.threshold)

    def rare_for(self, case: int) -> list[RareCombination]:
        """The rare combinations that a case has, the shortest first."""
        return self._rare_by_case.get(case, [])

    @cached_property
    def _rare_by_case(self) -> dict[int, list[RareCombination]]:
        found: dict[int, list[RareCombination]] = {}
        for combination in self.rare:
            for case in combination.cases:
                found.setdefault(case, []).append(combination)
        return found

    def reasons(self, case: int) -> list[str]:
        """One Japanese sentence for each thing that makes a case easy to recognise."""
        words = {attribute.name: attribute.word for attribute in self.attributes}
        found = [_rare_sentence(combination, words) for combination in self.rare_for(case)]
        if not found and self.k[case] < self.threshold:
            found = [f"すべての項目が同じ事例は、これを含めて{self.k[case]}件だけです。"]
        return found

    def advice(self) -> list[str]:
        """One Japanese sentence for each widening that would help, the best first."""
        now = len(self.below)
        return [
            f"「{gain.attribute.word}」を{gain.step}にすると、"
            f"{self.threshold}件未満の事例が{now}件から{gain.below}件に減ります。"
            for gain in self.gains
            if gain.below < now
        ]


def risk(
    cases: Sequence[Mapping[str, Value | None]],
    attributes: Iterable[Attribute | str],
    threshold: int = THRESHOLD,
) -> Risk:
    """Return how well each case hides among the others by these attributes alone.

    A missing attribute, None and an empty text are all blank. ValueError if an attribute stands twice or
    the threshold is below 1.
    """
    chosen = tuple(Attribute(one) if isinstance(one, str) else one for one in attributes)
    columns = {one.name: [_value(case.get(one.name)) for case in cases] for one in chosen}
    if len(columns) < len(chosen):
        raise ValueError("同じ項目が二度あります。")
    if threshold < 1:
        raise ValueError("件数の下限は1以上にしてください。")
    k = _sizes(columns.values(), len(cases))
    before = set(_below(k, threshold))
    gains = [
        _gain(
            one, step, _sizes({**columns, one.name: wider}.values(), len(cases)), before, threshold
        )
        for one in chosen
        for step, wider in _rungs(one, columns[one.name])
    ]
    gains.sort(key=lambda gain: (gain.below, -gain.smallest))
    return Risk(chosen, threshold, k, tuple(rare_combinations(columns, threshold)), tuple(gains))


def _value(value: Value | None) -> Value | None:
    return None if value == "" else value


def _sizes(columns: Iterable[Column], count: int) -> tuple[int, ...]:
    rows = list(zip(*columns, strict=True)) or [()] * count
    sizes = Counter(rows)
    return tuple(sizes[row] for row in rows)


def _below(k: Sequence[int], threshold: int) -> tuple[int, ...]:
    return tuple(case for case, size in enumerate(k) if size < threshold)


def _rungs(attribute: Attribute, column: Column) -> Iterator[tuple[str, Column]]:
    for step in attribute.ladder:
        yield step.label, [None if one is None else step.wider.get(one, one) for one in column]
    yield BLANK, [None] * len(column)


def _gain(
    attribute: Attribute, step: str, k: Sequence[int], before: set[int], threshold: int
) -> Gain:
    below = _below(k, threshold)
    freed = len(before) - len(before.intersection(below))
    return Gain(attribute, step, min(k, default=0), len(below), freed)


def _rare_sentence(combination: RareCombination, words: Mapping[str, str]) -> str:
    parts = "・".join(f"{words[name]}が「{_shown(value)}」" for name, value in combination.values)
    if combination.is_unique:
        return f"{parts}の事例は、これだけです。"
    return f"{parts}の事例は、これを含めて{len(combination.cases)}件だけです。"


def _shown(value: Value) -> str:
    return value.label if isinstance(value, Word) else str(value)
