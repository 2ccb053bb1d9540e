"""Words around names of places, read from ``data/places`` on first use."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

NAME = re.compile("[㐀-鿿々ヶケァ-ヴーぁ-ん\U00020000-\U0003ffff]+")


class Spot(NamedTuple):
    """A place in the folded text."""

    start: int
    end: int
    reason: str
    confidence: float


class Words(NamedTuple):
    """The word lists of this layer."""

    suffixes: dict[str, tuple[str, ...]]
    weak: frozenset[str]
    generic: frozenset[str]
    not_identifying: frozenset[str]
    made_of: frozenset[str]
    parts: frozenset[str]
    no_place: frozenset[str]

    def suffix_at(self, text: str, end: int) -> str | None:
        """Return the longest suffix that closes at the place."""
        for suffix in self.suffixes.get(text[end - 1], ()):
            if text.endswith(suffix, 0, end):
                return suffix
        return None


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the word lists."""
    path = files("council.deidentify") / "data" / "places" / "places.toml"
    lists = {name: text.split() for name, text in tomllib.loads(path.read_text("utf-8")).items()}
    suffixes: dict[str, tuple[str, ...]] = {}
    for word in sorted(lists.pop("suffixes"), key=len, reverse=True):
        suffixes[word[-1]] = (*suffixes.get(word[-1], ()), word)
    return Words(suffixes, **{name: frozenset(own) for name, own in lists.items()})
