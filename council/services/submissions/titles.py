"""The paper's title: who lives in the household, by word and age band, never by figures set in stone."""

from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import Protocol

from council.domain.vocabulary import AgeBand

PARENTS = frozenset({"父", "母", "親", "養父", "養母", "継父", "継母", "義父", "義母"})
CHILDREN = frozenset({"子", "息子", "娘", "長男", "次男", "三男", "長女", "次女", "三女", "養子"})


class HouseholdMember(Protocol):
    """What a title is made of."""

    label: str
    age_band: AgeBand
    is_person_concerned: bool
    is_living_together: bool
    is_deceased: bool


def household_title(members: Sequence[HouseholdMember]) -> str:
    """Return 「親：80代 子：50代の世帯」 for the household as it is, or 「本人：50代の世帯」 for one alone."""
    present = [one for one in members if one.is_living_together and not one.is_deceased]
    concerned = [one for one in present if one.is_person_concerned] or present[:1]
    others = [one for one in present if one not in concerned]
    parents = [one for one in others if _relation(one) in PARENTS]
    children = [one for one in others if _relation(one) in CHILDREN]
    if parents:
        return _title(("親", parents), ("子", concerned))
    if children:
        return _title(("親", concerned), ("子", children))
    return _title(("本人", concerned), *((one.label, [one]) for one in others[:2]))


def _relation(one: HouseholdMember) -> str:
    # 「兄A」: the letter only tells several of one word apart
    return one.label.rstrip(ascii_uppercase)


def _title(*sides: tuple[str, Iterable[HouseholdMember]]) -> str:
    return " ".join(f"{word}：{_bands(people)}" for word, people in sides) + "の世帯"


def _bands(people: Iterable[HouseholdMember]) -> str:
    ordered = sorted({one.age_band for one in people}, key=lambda band: -int(band.value))
    return "・".join(band.label for band in ordered)
