"""Public offices that everybody uses: naming one tells nothing about a household."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from council.deidentify.lexicon import PLACE, TOWN
from council.deidentify.organisations.backward import name_before
from council.deidentify.organisations.forward import name_after
from council.deidentify.organisations.words import public
from council.deidentify.reading import Reading

_KANA = re.compile(r"[ぁ-んァ-ヴー]{2}")
_QUOTED = re.compile(r"[“\"「(][^“”\"「」()\n]{1,12}[”\"」)]")


def public_spans(reading: Reading) -> list[tuple[int, int]]:
    """Return where public offices are named, with the place they are for, in the folded text."""
    table, spans = public(), []
    for hit in table.behind.finditer(reading.text):
        if hit.end() in reading.ending:
            body = name_before(reading, hit.start())
            quoted = _QUOTED.match(reading.text, hit.end())
            end = quoted.end() if quoted else _kana_end(reading, hit.end())
            spans.append((body.edge if body is not None else hit.start(), end))
    for hit in table.before.finditer(reading.text):
        end = hit.end()
        for token in reading.after(hit.end()):
            if not reading.sorts(token.text) & (PLACE | TOWN):
                break
            end = token.end
        spans.append((hit.start(), end))
    spans += [hit.span() for hit in table.whole.finditer(reading.text)]
    return sorted(spans)


def _kana_end(reading: Reading, start: int) -> int:
    """「ゆに」 in 就労支援センターゆに."""
    hit = _KANA.match(reading.text, start)
    body = name_after(reading, start) if hit else None
    return body.edge if body is not None else start


def covered(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether one of the sorted spans covers the stretch."""
    number = bisect_right(spans, start, key=lambda span: span[0])
    return any(e >= end for _, e in spans[max(0, number - 4) : number])
