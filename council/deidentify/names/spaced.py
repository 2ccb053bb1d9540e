"""A family and a given name with a space between, where neither need be in a list."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import (
    COMMON,
    FAMILY,
    GIVEN,
    NUMBER,
    PARTICLE,
    PLACE,
    WORKING,
    hiragana,
)
from council.deidentify.names.plausible import KANJI
from council.deidentify.names.spans import AFTER_NAME, Name
from council.deidentify.names.words import HONORIFICS, KIN, LABELS, NO_NAMES, ROLES, TITLES
from council.deidentify.reading import Reading

_PAIR = re.compile(
    rf"(?P<family>[{KANJI}ヶケノ]{{1,5}})[ \u3000\n](?P<given>[{KANJI}]{{1,3}}|[ぁ-んゑゐ]{{2,4}}|[ァ-ヴー]{{2,4}}|[{KANJI}ぁ-ん]{{2,4}})"
)
_KANA_PAIR = re.compile(
    r"(?<![ぁ-んァ-ヴー])(?P<family>[ぁ-ん]{2,5})[ \u3000](?P<given>[ぁ-ん]{2,4})(?![ぁ-んー])"
    r"|(?<![ァ-ヴー])(?P<kfamily>[ァ-ヴー]{2,6})[ \u3000](?P<kgiven>[ァ-ヴー]{2,5})(?![ァ-ヴー])"
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
            sure = sureness(reading, family, given)
            if sure and not _is_one_word(reading, hit, family + given):
                yield Name(start, end, sure, "姓と名が空白で分けて書かれています。")
                break


def spaced_kana(reading: Reading) -> Iterator[Name]:
    """Yield 「くらた　のりこ」, 「ソリマチ　ミチヨ」: two words of kana, one of them a name by the lists."""
    here = 0
    while (hit := _KANA_PAIR.search(reading.text, here)) is not None:
        here = hit.end("family" if hit["family"] else "kfamily")
        family, given = hit["family"] or hit["kfamily"], hit["given"] or hit["kgiven"]
        is_family = bool(reading.sorts(family) & FAMILY)
        is_given = bool(reading.sorts(given) & GIVEN)
        plain = (reading.sorts(family) | reading.sorts(given)) & (WORKING | PARTICLE | NUMBER)
        if {family, given, hiragana(family), hiragana(given)} & _NOBODY or (
            plain and not (is_family and is_given)
        ):
            continue
        if (is_family and is_given) or ((is_family or is_given) and len(family + given) > 4):
            yield Name(*hit.span(), 0.7, "姓と名の読みが空白で分けて書かれています。")


def _is_one_word(reading: Reading, hit: re.Match[str], joined: str) -> bool:
    """「訪 問」, 「呼 出」: a plain word of two signs apart; 「生 女」: cells of a form."""
    if len(joined) > 2:
        return False
    if "\n" in hit[0] and re.match("[ぁ-ん]", hit.string[hit.end() :]):
        # 坂の上⏎田のあぜ
        return True
    sorts = reading.sorts(joined)
    plain = sorts & COMMON and not sorts & (FAMILY | GIVEN)
    return bool(plain or joined[-1] in "男女")


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


def sureness(reading: Reading, family: str, given: str) -> float:
    """Return how surely two words apart are a family and a given name; 0 if they are none."""
    if family in _NOBODY or (given in _NOBODY and len(given) > 1 and not _KANA.fullmatch(given)):
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
        return 0.7 if not plain_given or _KANA.fullmatch(given) else 0.0
    return 0.0
