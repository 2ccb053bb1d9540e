"""One text seen in another spelling, every character of which knows where it came from."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# single characters, never words
_CHARACTERS = 4096
_VOICING = "゙゚ﾞﾟ"
# Text without any of these is folded sign by sign. Wider than what joins: a false alarm costs only time.
_MAY_JOIN = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u1fff\u2000-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff"
    "\u2c00-\u2dff\u302a-\u302f\u3099\u309a\ua000-\uabff\ufb1e\ufe00-\ufe2f\ufeff\uff9e\uff9f\ufff9-\ufffb"
    "\U00010000-\U0001ffff\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True)
class Folded:
    """A folded text; ``starts`` and ``ends`` give each character's place in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code-point offsets in the original of a non-empty slice of the folded text."""
        return self.starts[start], self.ends[end - 1]

    def without(self, gaps: Sequence[tuple[int, int]]) -> "Folded":
        """Return the text without these slices of itself, in order and without overlap."""
        kept: list[tuple[int, int]] = []
        here = 0
        for start, end in gaps:
            kept.append((here, start))
            here = end
        kept.append((here, len(self.text)))
        return Folded(
            "".join(self.text[start:end] for start, end in kept),
            [place for start, end in kept for place in self.starts[start:end]],
            [place for start, end in kept for place in self.ends[start:end]],
        )

    def masked(self, spans: Sequence[tuple[int, int]], mask: str) -> "Folded":
        """Return the text with one ``mask`` in place of each span of the original, in order, without overlap."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        here = 0
        for start, end in spans:
            first = max(here, bisect_right(self.ends, start))
            last = max(first, bisect_left(self.starts, end))
            pieces += [self.text[here:first], mask]
            starts += [*self.starts[here:first], start]
            ends += [*self.ends[here:first], end]
            here = last
        return Folded(
            "".join([*pieces, self.text[here:]]),
            [*starts, *self.starts[here:]],
            [*ends, *self.ends[here:]],
        )


def fold(text: str, spelling: Callable[[str], str]) -> Folded:
    """Return the text with each character, its marks included, replaced by what ``spelling`` makes of it."""
    if _MAY_JOIN.search(text) is None:
        return _fold_signs(text, spelling)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = spelling(text[start:end])
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return Folded("".join(pieces), starts, ends)


def _fold_signs(text: str, spelling: Callable[[str], str]) -> Folded:
    pieces = list(map(spelling, text))
    folded = "".join(pieces)
    if len(folded) == len(text) and "" not in pieces:
        return Folded(folded, range(len(text)), range(1, len(text) + 1))
    starts = [place for place, piece in enumerate(pieces) for _ in piece]
    return Folded(folded, starts, [place + 1 for place in starts])


def without_marks(cluster: str) -> str:
    """Return a character without variation selectors and other invisible signs."""
    return "".join(sign for sign in cluster if not _is_invisible(sign))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for here in range(1, len(text) + 1):
        if here == len(text) or not _belongs_to_previous(text[here]):
            yield start, here
            start = here


@lru_cache(_CHARACTERS)
def _belongs_to_previous(character: str) -> bool:
    if character.isascii():
        return False
    return character in _VOICING or unicodedata.combining(character) > 0 or _is_invisible(character)


def _is_invisible(character: str) -> bool:
    if character.isascii():
        return False
    if unicodedata.category(character) == "Cf":
        return True
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
