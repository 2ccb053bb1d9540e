"""A passage set with a space between its signs, as scanners and forms leave it: read without the spaces."""

import re

from council.deidentify.lexicon import lexicon
from council.deidentify.reading import Reading
from council.domain.folding import Folded

_SIGN = "[㐀-鿿々ぁ-んァ-ヴー]"
_LINE = re.compile(r"[^\n]*\n?")
_SPACED = re.compile(rf"{_SIGN}(?:[ \u3000]{_SIGN}){{3,}}")


def unspaced(reading: Reading) -> Reading | None:
    """Return the lines that hold spaced stretches, without the spaces in these; None if there are none."""
    kept: list[int] = []
    for line in _LINE.finditer(reading.text):
        here, end = line.span()
        stretches = [hit.span() for hit in _SPACED.finditer(reading.text, here, end)]
        for first, last in stretches:
            kept += [*range(here, first), *range(first, last, 2)]
            here = last
        kept += range(here, end) if stretches else ()
    if not kept:
        return None
    view = reading.view
    return Reading(
        Folded(
            "".join(reading.text[place] for place in kept),
            [view.starts[place] for place in kept],
            [view.ends[place] for place in kept],
        ),
        lexicon(),
    )
