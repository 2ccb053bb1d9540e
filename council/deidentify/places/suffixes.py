"""Places by what their name ends in: 〇〇駅, 〇〇川, 〇〇公園, 〇〇市."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import (
    COMMON,
    FAMILY,
    GIVEN,
    NUMBER,
    PLACE,
    PROPER,
    TOWN,
    UNKNOWN,
    WORKING,
)
from council.deidentify.names.words import KIN, ROLES
from council.deidentify.places.words import NAME, Spot, words
from council.deidentify.reading import Reading, Token

_LONGEST = 12
_HILLS = frozenset({"ヶ", "ケ", "ノ"})
_ALONG = re.compile("川(?=沿い|べり|縁の|岸の)")
_RING_ROAD = re.compile(
    r"環[六七八](?:通り)?|環状[六七八]号線?|中央(?:本線|総武線|線)|(?:東北|九州|北陸|四国)(?:本線|新幹線|線)"
)


def by_suffixes(reading: Reading) -> Iterator[Spot]:
    """Yield the places that a known suffix closes and a name opens."""
    for number, token in enumerate(reading.tokens):
        suffix = words().suffix_at(reading.text, token.end)
        if suffix is None:
            continue
        start = _name_start(reading, number, token.end - len(suffix))
        if start is not None and not _is_too_plain(reading.text[start : token.end], suffix):
            yield Spot(start, token.end, "場所の名前です。", 0.8)
    for hit in _ALONG.finditer(reading.text):
        former = next(reading.before(hit.start()), None)
        if former is not None and _is_place_word(reading, former, behind=False):
            yield Spot(former.start, hit.end(), "川の名前です。", 0.8)
    for hit in _RING_ROAD.finditer(reading.text):
        yield Spot(*hit.span(), "道路の名前です。", 0.7)


def _is_too_plain(word: str, suffix: str) -> bool:
    name = word.removesuffix(suffix)
    if name in words().not_identifying or name in words().generic:
        return True
    return suffix in words().weak and len(name) < 2


def _name_start(reading: Reading, number: int, end: int) -> int | None:
    """Where the name before a suffix starts, if a name stands there."""
    tokens = reading.tokens
    start, named = end, False
    while number >= 0 and tokens[number].start >= end:
        number -= 1
    if number >= 0 and tokens[number].end > end:
        # The suffix is part of the word: 烏山駅, 野川.
        whole = tokens[number]
        if not whole.sort & (PROPER | PLACE | UNKNOWN) or not NAME.fullmatch(whole.text):
            return None
        start, named, number = whole.start, True, number - 1
    while number >= 0 and end - tokens[number].start <= _LONGEST:
        token = tokens[number]
        joins = (token.text in _HILLS and start < end) or token.text in words().made_of
        if not joins and not _is_place_word(reading, token, behind=named):
            break
        named = named or not joins
        start = token.start
        number -= 1
    return start if named else None


def _is_place_word(reading: Reading, token: Token, *, behind: bool) -> bool:
    """Whether the word can stand in a place's name; ``behind`` if a word of it follows already."""
    word = token.text
    if _is_part(reading, token):
        return True
    if word in words().generic or word in ROLES or word in KIN or not NAME.fullmatch(word):
        return False
    if token.sort & (PLACE | PROPER | UNKNOWN) or (token.sort & (FAMILY | GIVEN) and len(word) > 1):
        return True
    if token.sort & (WORKING | NUMBER) or (behind and token.sort & COMMON and len(word) < 2):
        return False
    return bool(reading.sorts(word) & (PLACE | TOWN))


def _is_part(reading: Reading, token: Token) -> bool:
    """「通り」 in 祖師谷通り商店街, 「川」 in 北沢川緑道."""
    before = next(reading.before(token.start), None)
    if token.text not in words().parts or before is None:
        return False
    return bool(before.sort & PLACE or reading.sorts(before.text) & TOWN)
