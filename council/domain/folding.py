"""One text seen in another spelling, every character of which knows where it came from."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

# single characters, never words
_CHARACTERS = 4096
_VOICING = "゙゚ﾞﾟ"


@dataclass(frozen=True)
class Folded:
    """A folded text; ``starts`` and ``ends`` give each character's place in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code-point offsets in the original of a non-empty slice of the folded text."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str, spelling: Callable[[str], str]) -> Folded:
    """Return the text with each character, its marks included, replaced by what ``spelling`` makes of it."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = spelling(text[start:end])
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return Folded("".join(pieces), tuple(starts), tuple(ends))


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
