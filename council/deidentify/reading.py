"""A passage as the word layers read it: plain widths, cut into words, each word's place known."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from council.deidentify.findings import Candidate, Kind, Layer
from council.deidentify.lexicon import ANY_NAME, PLACE, UNKNOWN, Lexicon
from council.domain.folding import Folded


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the passage; ``sort`` says what it is here, as flags of the lexicon."""

    start: int
    end: int
    text: str
    sort: int


class Reading:
    """A folded passage with its words; all offsets are those of the folded text until :meth:`candidate`."""

    def __init__(self, view: Folded, lexicon: Lexicon) -> None:
        self.view = view
        self.text = view.text
        self._lexicon = lexicon
        self._sorts: dict[str, int] = {}

    @cached_property
    def tokens(self) -> list[Token]:
        """Every word, in order."""
        text = self.text
        return [Token(s, e, text[s:e], sort) for s, e, sort in self._lexicon.tokens(text)]

    @cached_property
    def starting(self) -> dict[int, int]:
        """Number of the word that starts at an offset."""
        return {token.start: number for number, token in enumerate(self.tokens)}

    @cached_property
    def ending(self) -> dict[int, int]:
        """Number of the word that ends at an offset."""
        return {token.end: number for number, token in enumerate(self.tokens)}

    def sorts(self, word: str) -> int:
        """Everything the word may be, whatever it is here."""
        sorts = self._sorts.get(word)
        if sorts is None:
            sorts = self._sorts[word] = self._lexicon.sorts(word)
        return sorts

    def is_like_given(self, word: str) -> bool:
        """Whether kanji in no list look like a given name."""
        return self._lexicon.is_like_given(word)

    def is_romaji_name(self, letters: str) -> bool:
        """Whether a Japanese name is written so in Latin letters."""
        return letters in self._lexicon.romaji

    def is_usual_family(self, word: str) -> bool:
        """Whether many people here bear the family name."""
        return word in self._lexicon.surnames

    def is_foreign_name(self, letters: str) -> bool:
        """Whether many people abroad bear the name, written so in Latin letters."""
        return letters.capitalize() in self._lexicon.latin_names

    def is_within_word(self, start: int, end: int) -> bool:
        """Whether these offsets of the original lie inside a longer word that is no name."""
        first = bisect_right(self.view.ends, start)
        last = bisect_left(self.view.starts, end)
        number = bisect_right(self._starts, first) - 1
        if number < 0 or first >= last:
            return False
        token = self.tokens[number]
        is_longer = token.start < first or token.end > last
        return is_longer and not token.sort & (ANY_NAME | UNKNOWN | PLACE)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def before(self, place: int) -> Iterator[Token]:
        """Yield the words that end at the place, backwards."""
        number = self.ending.get(place)
        while number is not None and number >= 0:
            yield self.tokens[number]
            number -= 1

    def after(self, place: int) -> Iterator[Token]:
        """Yield the words that start at the place, forwards."""
        number = self.starting.get(place)
        while number is not None and number < len(self.tokens):
            yield self.tokens[number]
            number += 1

    def candidate(
        self,
        start: int,
        end: int,
        kind: Kind,
        layer: Layer,
        reason: str,
        confidence: float,
        *,
        identity: str = "",
    ) -> Candidate:
        """Return a finding of this passage, with offsets in the original."""
        first, last = self.view.span(start, end)
        return Candidate(first, last, kind, layer, confidence, reason, identity)
