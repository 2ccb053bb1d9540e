"""A family and a given name with a space between, where neither need be in a list."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import COMMON, FAMILY, GIVEN, NUMBER, PARTICLE, PLACE, WORKING
from council.deidentify.names.plausible import KANJI
from council.deidentify.names.spans import AFTER_NAME, Name
from council.deidentify.names.words import HONORIFICS, KIN, LABELS, NO_NAMES, ROLES, TITLES
from council.deidentify.reading import Reading

_PAIR = re.compile(
    rf"(?P<family>[{KANJI}ヶケノ]{{1,5}})[ \u3000\n](?P<given>[{KANJI}]{{1,3}}|[ぁ-んゑゐ]{{2,4}}|[ァ-ヴー]{{2,4}}|[{KANJI}ぁ-ん]{{2,4}})"
)
_KANA = re.compile("[ぁ-んァ-ヴー]+")
_NOBODY = ROLES | NO_NAMES | KIN | TITLES | LABELS | set(HONORIFICS)
_LEAD = re.compile(
    "|".join(sorted(map(re.escape, KIN | TITLES | LABELS | ROLES), key=len, reverse=True))
)


def spaced_pairs(reading: Reading) -> Iterator[Name]:
    """Yield 「椚 実」, 「稲毛田 きぬ」, 「荻窪 千鶴」: one half listed, the other no word of a sentence."""
    here = 0
    while (hit := _PAIR.search(reading.text, here)) is not None:
        here = hit.end("family") + 1
        start = _family_start(reading, *hit.span("family"))
        if start is None:
            continue
        for end in range(hit.end("given"), hit.start("given"), -1):
            if not _closes(reading, end):
                continue
            family, given = (
                reading.text[start : hit.end("family")],
                reading.text[hit.start("given") : end],
            )
            sure = _sureness(reading, family, given)
            if sure:
                yield Name(start, end, sure, "姓と名が空白で分けて書かれています。")
                break


def _family_start(reading: Reading, start: int, end: int) -> int | None:
    """After a role or a word of kinship in one run with the name: 「長女荻窪 千鶴」."""
    if start in reading.starting and (
        start == 0 or not re.match(rf"[{KANJI}]", reading.text[start - 1])
    ):
        for token in reading.after(start):
            if token.end >= end:
                break
            if _LEAD.fullmatch(reading.text[start : token.end]):
                return token.end
        return start
    return None


def _closes(reading: Reading, end: int) -> bool:
    if AFTER_NAME.match(reading.text, end) is None:
        return False
    return end in reading.ending or end >= len(reading.text)


def _sureness(reading: Reading, family: str, given: str) -> float:
    if family in _NOBODY or given in _NOBODY:
        return 0.0
    of_family, of_given = reading.sorts(family), reading.sorts(given)
    is_family, is_given = bool(of_family & FAMILY), bool(of_given & GIVEN)
    plain = WORKING | PARTICLE | NUMBER | (0 if _KANA.fullmatch(given) else COMMON)
    plain_given = of_given & plain and len(given) > 1
    plain_family = of_family & (COMMON | WORKING | NUMBER | PARTICLE) and len(family) > 1
    if is_family and is_given:
        return 0.0 if plain_given and plain_family else 0.85
    if is_given and not plain_given:
        return 0.75 if not plain_family or of_family & PLACE else 0.65
    if is_family and not plain_family:
        return 0.7 if not plain_given else 0.0
    return 0.0
