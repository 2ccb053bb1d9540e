"""Text whose signs stand apart, as scanners and forms leave it: 「三 田 村　由 紀 夫」 read as one word."""

import re
from collections.abc import Iterator

from council.domain.folding import Folded

_APART = re.compile(r"(?<![^\s:;、。,(「『|/])[^\s](?: {1,3}[^\s]){3,}(?![^\s:;、。,)」』|/])")
_SIGN = "[㐀-鿿々ぁ-んァ-ヴー]"
_APART_IN_A_SENTENCE = re.compile(rf"{_SIGN}(?: {{1,3}}{_SIGN}){{3,}}")
_JAPANESE = re.compile(r"[㐀-鿿ぁ-んァ-ヴ]")
_LATIN = re.compile(r"[A-Za-z]")
_SPACES = re.compile(" +")


def squeezed(view: Folded) -> Folded:
    """Return the text with single spaces between single signs taken out, wider ones made one space."""
    gaps = {
        (gap.start() + (gap.end() - gap.start() > 1), gap.end())
        for region in _regions(view.text)
        for gap in _SPACES.finditer(view.text, *region.span())
    }
    return view.without(sorted(gaps)) if gaps else view


def _regions(text: str) -> Iterator[re.Match[str]]:
    for region in _APART.finditer(text):
        if len(_JAPANESE.findall(region[0])) > 1 or len(_LATIN.findall(region[0])) > 3:
            yield region
    yield from _APART_IN_A_SENTENCE.finditer(text)
