"""Who speaks in a record: 「鵜飼：次回は私が行きます」, a line for each."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import COMMON, FAMILY, GIVEN, NUMBER, WORKING
from council.deidentify.names.plausible import KANJI, plausible
from council.deidentify.names.spans import Name
from council.deidentify.names.words import LABELS, NOBODY
from council.deidentify.reading import Reading

_SPEAKS = re.compile(
    rf"(?:^|\n)[ \u3000・○◯●◆■-]*(?P<name>[{KANJI}ヶ]{{1,4}}|[ァ-ヴー]{{2,8}})[ \u3000]?(?::|>|「)(?=[^\n])"
)


def speakers(reading: Reading) -> Iterator[Name]:
    """Yield the names at the heads of lines; a plain word only beside a sure name."""
    heads = [hit.span("name") for hit in _SPEAKS.finditer(reading.text)]
    named = [(start, end) for start, end in heads if _may_speak(reading, reading.text[start:end])]
    sure = [
        span for span in named if not reading.sorts(reading.text[slice(*span)]) & (COMMON | WORKING)
    ]
    for start, end in named if sure else []:
        yield Name(start, end, 0.8, "発言者として書かれています。")


def _may_speak(reading: Reading, word: str) -> bool:
    if word in NOBODY or word in LABELS or not plausible(reading, word):
        return False
    sorts = reading.sorts(word)
    return bool(sorts & (FAMILY | GIVEN)) and not sorts & NUMBER


_ADDRESSED = re.compile(
    rf"「(?P<name>[{KANJI}]{{1,4}}|[ぁ-ん]{{2,4}}|[ァ-ヴー]{{2,6}})(?:」(?:へ|宛|あて|より)|(?:へ|より)[」 \u3000])"
)
_SIGNED = re.compile(
    rf"(?:^|(?<=[。\s]))(?P<name>[{KANJI}]{{1,4}}|[ぁ-ん]{{2,5}}|[ァ-ヴー]{{2,6}})[ \u3000]?記(?=[。\s]|$)"
)


def addressed(reading: Reading) -> Iterator[Name]:
    """Yield the names on letters: 「ケイタ」へ, 「あやより」."""
    for hit in _ADDRESSED.finditer(reading.text):
        plain = WORKING | (COMMON if re.search(rf"[{KANJI}]", hit["name"]) else 0)
        if _may_speak(reading, hit["name"]) and not reading.sorts(hit["name"]) & plain:
            yield Name(*hit.span("name"), 0.75, "手紙の宛名や差出人として書かれています。")
    for hit in _SIGNED.finditer(reading.text):
        if _may_speak(reading, hit["name"]):
            yield Name(*hit.span("name"), 0.75, "書いた人として添えられています。")
