"""Family names before a title or a word for the household."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import (
    COMMON,
    FAMILY,
    GIVEN,
    PERSON,
    WORKING,
)
from council.deidentify.names.plausible import KANJI, LIKELY
from council.deidentify.names.spans import Name, is_part, name_ending
from council.deidentify.names.words import (
    HOUSEHOLDS,
    NOBODY,
    TITLES,
)
from council.deidentify.reading import Reading

_TITLE = re.compile("|".join(sorted(TITLES, key=len, reverse=True)))
_HOUSEHOLD = re.compile("|".join(sorted(HOUSEHOLDS, key=len, reverse=True)))
_TITLED = "職名のついた氏名です。"
_POLITE = re.compile("御(?:一同|母堂|令息|令嬢|尊父|夫妻)|ご(?:夫妻|一家)")
_RUN_BEFORE = re.compile(rf"(?<![{KANJI}])[{KANJI}ヶ]+$")
_HOME = re.compile("宅|夫妻|一家|姉弟|兄妹|母娘|父娘")


def before_titles(reading: Reading) -> Iterator[Name]:
    """Yield the family names before a title: 「日比野係長」, 「佐伯保健師」."""
    for hit in _TITLE.finditer(reading.text):
        if hit.start() not in reading.starting:
            yield from _cut_wrongly(reading, hit.start())
            continue
        former = next(reading.before(hit.start()), None)
        end = former.start if former is not None and former.text in {"元", "前"} else hit.start()
        yield from _family_before(reading, end, _TITLED)


def _cut_wrongly(reading: Reading, end: int) -> Iterator[Name]:
    """「日向野保健師」, which the dictionary reads as 日向 and 野保健師."""
    hit = _RUN_BEFORE.search(reading.text, max(0, end - 5), end)
    if (
        hit
        and len(hit[0]) > 1
        and reading.sorts(hit[0]) & FAMILY
        and hit.start() in reading.starting
    ):
        yield Name(hit.start(), end, 0.8, _TITLED)


def before_households(reading: Reading) -> Iterator[Name]:
    """Yield the family names that stand for a household: 「堀家」, 「甲斐宅」, 「岡夫妻」."""
    for hit in _HOUSEHOLD.finditer(reading.text):
        if hit.start() in reading.starting and hit.end() in reading.ending:
            yield from _family_before(reading, hit.start(), "世帯を指す氏名です。")


def _family_before(reading: Reading, end: int, reason: str) -> Iterator[Name]:
    found = name_ending(reading, end)
    if found is None:
        return
    word = reading.text[found[0] : end]
    token = next(reading.before(end))
    is_free = not reading.sorts(word) & (COMMON | WORKING)
    if len(word) == 1 and reading.sorts(word) & FAMILY and not is_part(reading, found[0], end):
        is_free = word not in "本男女子母父兄姉市区町村東西南北中上下大小"
    if reason == _TITLED and reading.sorts(word) & FAMILY and not _follows_noun(reading, found[0]):
        is_free = word not in NOBODY
    if _HOME.match(reading.text, end) and len(word) > 1 and reading.is_usual_family(word):
        is_free = word not in NOBODY
    if _POLITE.match(reading.text, end) and word not in NOBODY:
        is_free = True
    if is_free or token.sort & (FAMILY | GIVEN | PERSON) or (len(word) > 2 and found[1] >= LIKELY):
        yield Name(found[0], end, min(found[1], 0.85), reason)


def _follows_noun(reading: Reading, start: int) -> bool:
    before = next(reading.before(start), None)
    return before is not None and bool(before.sort & COMMON) and before.text not in NOBODY
