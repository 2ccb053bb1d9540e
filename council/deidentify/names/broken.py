"""Names that a line end cuts in two: 「久⏎保田 雅代」, 「相良 泰⏎造」."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import FAMILY, GIVEN
from council.deidentify.names.plausible import KANJI, plausible
from council.deidentify.names.spaced import sureness
from council.deidentify.names.spans import AFTER_NAME, Name
from council.deidentify.names.words import NOBODY
from council.deidentify.reading import Reading

_WHY = "行の終わりで切れた氏名です。"
_SURE = 0.62
"""Too little to look for the halves elsewhere."""
_IN_FAMILY = re.compile(
    rf"(?<![{KANJI}ァ-ヴー])(?P<family>[{KANJI}ヶ]{{1,3}}\n[{KANJI}ヶ]{{1,3}})[ \u3000](?P<given>[{KANJI}]{{1,2}}\n[{KANJI}]{{1,2}}|[ぁ-ん]{{1,2}}\n[ぁ-ん]{{1,2}}|[{KANJI}]{{1,3}}|[ぁ-ん]{{2,4}}|[ァ-ヴー]{{2,4}}|[{KANJI}ぁ-ん]{{2,4}})"
)
_IN_GIVEN = re.compile(
    rf"(?<![{KANJI}ァ-ヴー])(?P<family>[{KANJI}ヶ]{{1,4}})[ \u3000](?P<given>[{KANJI}]{{1,2}}\n[{KANJI}]{{1,2}}|[ぁ-ん]{{1,3}}\n[ぁ-ん]{{1,3}}|[ァ-ヴー]{{1,3}}\n[ァ-ヴー]{{1,3}})"
)


def broken_names(reading: Reading) -> Iterator[Name]:
    """Yield the names of two words of which a line end cuts one."""
    for pattern in (_IN_FAMILY, _IN_GIVEN):
        for hit in pattern.finditer(reading.text):
            if not NOBODY.isdisjoint(hit["family"].split("\n")):
                continue
            family, given = (hit[group].replace("\n", "") for group in ("family", "given"))
            for length in range(len(hit["given"]), 0, -1):
                end = hit.start("given") + length
                word = given[: len(given) - (len(hit["given"]) - length)]
                if AFTER_NAME.match(reading.text, end) and _is_name(
                    reading, family, word, is_cut="\n" in hit["given"]
                ):
                    yield Name(hit.start(), end, _SURE, _WHY)
                    break


def _is_name(reading: Reading, family: str, given: str, *, is_cut: bool) -> bool:
    listed = reading.sorts(family) & FAMILY and reading.sorts(given) & GIVEN
    if listed and plausible(reading, family):
        return True
    return not is_cut and sureness(reading, family, given) > 0
