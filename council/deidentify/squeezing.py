"""Text whose signs stand apart, as scanners and forms leave it: 「三 田 村　由 紀 夫」 read as one word."""

import re

from council.domain.folding import Folded

_APART = re.compile(r"(?<![^\s:;、。,(「『|/])[^\s](?: {1,3}[^\s]){3,}(?![^\s:;、。,)」』|/])")
_JAPANESE = re.compile(r"[㐀-鿿ぁ-んァ-ヴ]")
_LATIN = re.compile(r"[A-Za-z]")
_SPACES = re.compile(" +")


def squeezed(view: Folded) -> Folded:
    """Return the text with single spaces between single signs taken out, wider ones made one space."""
    dropped: list[tuple[int, int]] = []
    for region in _APART.finditer(view.text):
        letters = len(_JAPANESE.findall(region[0])), len(_LATIN.findall(region[0]))
        if letters[0] < 2 and letters[1] < 4:
            continue
        dropped += [
            (gap.start() + (gap.end() - gap.start() > 1), gap.end())
            for gap in _SPACES.finditer(view.text, region.start(), region.end())
        ]
    return view.without(dropped) if dropped else view
