"""What names of organisations are made of, read from ``data/organisations`` on first use."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from council.deidentify.findings import Kind

_DATA = "data/organisations"


class House(NamedTuple):
    """An organisation in the folded text."""

    start: int
    end: int
    kind: Kind
    confidence: float
    reason: str


@dataclass(frozen=True)
class Endings:
    """How names end: the kind of each ending, and which of them need more than a name in front.

    ``faint`` are those of the weak that need the sentence to speak of a house.
    """

    kind_of: dict[str, Kind]
    weak: frozenset[str]
    faint: frozenset[str]
    by_last: dict[str, tuple[str, ...]]

    def at(self, text: str, end: int) -> str | None:
        """Return the longest ending that closes at the place."""
        for ending in self.by_last.get(text[end - 1], ()):
            if text.endswith(ending, 0, end):
                return ending
        return None


@dataclass(frozen=True)
class Public:
    """Public offices: by what stands behind their name, before it, or by the whole name."""

    behind: re.Pattern[str]
    before: re.Pattern[str]
    whole: re.Pattern[str]


@lru_cache(maxsize=1)
def endings() -> Endings:
    """Return the endings of names; the longest that fits counts."""
    kind_of: dict[str, Kind] = {}
    weak: set[str] = set()
    faint: set[str] = set()
    for name, lists in table("endings").items():
        for ending in " ".join(lists.values()).split():
            kind_of.setdefault(ending, Kind[name])
        weak |= set(lists["weak"].split())
        faint |= set(lists.get("faint", "").split())
    by_last: dict[str, tuple[str, ...]] = {ending[-1]: () for ending in kind_of}
    for ending in sorted(kind_of, key=len, reverse=True):
        by_last[ending[-1]] += (ending,)
    return Endings(kind_of, frozenset(weak | faint), frozenset(faint - weak), by_last)


@lru_cache(maxsize=1)
def prefixes() -> dict[str, Kind]:
    """Return the kinds of house after which a name stands."""
    lists = {n: words for n, words in table("prefixes").items() if n not in {"weak", "kana"}}
    return {word: Kind[kind] for kind, words in lists.items() for word in words.split()}


@lru_cache(maxsize=1)
def kana_prefixes() -> frozenset[str]:
    """Return the words that only a name in kana goes on behind."""
    return frozenset(table("prefixes")["kana"].split()) - prefixes().keys()


@lru_cache(maxsize=1)
def weak_prefixes() -> frozenset[str]:
    """Return those that stand before common words as well."""
    return frozenset(table("prefixes")["weak"].split())


@lru_cache(maxsize=1)
def forms() -> dict[str, Kind]:
    """Return the legal forms."""
    return {word: Kind[kind] for kind, words in table("forms").items() for word in words.split()}


@lru_cache(maxsize=1)
def public() -> Public:
    """Return the public offices."""
    lists = table("public")
    return Public(*(any_of(lists[name].split()) for name in ("behind", "before", "whole")))


@lru_cache(maxsize=1)
def generic() -> frozenset[str]:
    """Return the words that say what kind of house it is, or where, and name none."""
    own = frozenset(_text("generic.txt").split())
    return (
        own | leads() | prefixes().keys() | (endings().kind_of.keys() - endings().faint) - nature()
    )


@lru_cache(maxsize=1)
def leads() -> frozenset[str]:
    """Return the words before a name that are no part of it: 母, 翌日, 通院先."""
    return frozenset(_text("leads.txt").split())


@lru_cache(maxsize=1)
def joints() -> dict[str, tuple[str, ...]]:
    """Return the small words that hold a name together, or end it."""
    return {name: tuple(words.split()) for name, words in table("joints").items()}


@lru_cache(maxsize=1)
def nature() -> frozenset[str]:
    """Return the words that 「の」 binds into a name: 風の丘, 指さきの輪."""
    return frozenset(_text("nature.txt").split())


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return an expression for any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)))


def _text(name: str) -> str:
    return (files("council.deidentify") / _DATA / name).read_text(encoding="utf-8")


def table(name: str) -> dict[str, Any]:
    """Return one of the word lists."""
    return tomllib.loads(_text(f"{name}.toml"))
