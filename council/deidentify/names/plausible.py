"""Whether a stretch of text can be somebody's name, and how surely."""

import re

from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    FAMILY,
    GIVEN,
    NUMBER,
    PARTICLE,
    PERSON,
    PLACE,
    SIGN,
    TOWN,
    WORKING,
)
from council.deidentify.names.words import HONORIFICS, KIN, NO_NAMES, NOBODY, ROLES
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

KANJI = "㐀-鿿々〆\U00020000-\U0003ffff"
SURE, LIKELY, POSSIBLE, NONE = 0.9, 0.8, 0.65, 0.0

_PARTS = re.compile(r"[ \u3000\t\n・=,]+")
_KANJI_ONLY = re.compile(rf"[{KANJI}ヶケノ]+")
_NAME_SIGNS = re.compile(rf"[{KANJI}ヶぁ-んァ-ヴー]+")
_HIRAGANA = re.compile(r"[ぁ-ん]+")
_KATAKANA = re.compile(r"[ァ-ヴー]+")
NOT_FREE = COMMON | WORKING | PARTICLE | NUMBER | SIGN


def plausible(reading: Reading, written: str) -> float:
    """Return how surely the words, taken out of their sentence, are a person's name; 0 if they are none."""
    parts = [part for part in _PARTS.split(written) if part]
    if not parts or MASK in written or not all(map(_NAME_SIGNS.fullmatch, parts)):
        return NONE
    if written in ROLES or written in NO_NAMES or written in KIN:
        return NONE
    if len(parts) == 2:
        return _pair(reading, *parts)
    return max(_single(reading, parts[0]), _joined(reading, parts[0])) if len(parts) == 1 else NONE


def _single(reading: Reading, word: str) -> float:
    sorts = reading.sorts(word)
    if not sorts & ANY_NAME or (len(word) == 1 and not _KANJI_ONLY.fullmatch(word)):
        return NONE
    if not sorts & (COMMON | WORKING | PARTICLE | NUMBER):
        return LIKELY if sorts & (PLACE | TOWN) else SURE
    if _HIRAGANA.fullmatch(word) and sorts & (PARTICLE | WORKING):
        return POSSIBLE if len(word) > 2 else 0.3
    return POSSIBLE


def _joined(reading: Reading, word: str) -> float:
    """A family and a given name written together."""
    best = NONE
    if is_known_word(reading, word):
        return NONE
    for cut in range(1, min(len(word), 5)):
        best = max(best, _pair(reading, word[:cut], word[cut:]) - 0.02)
    return max(best, NONE)


def _pair(reading: Reading, first: str, second: str) -> float:
    if (
        first in NOBODY
        or second in NO_NAMES
        or second in HONORIFICS
        or len(first) > 5
        or len(second) > 6
    ):
        return NONE
    if first in ROLES or first in KIN or first in HONORIFICS:
        return NONE
    family = bool(reading.sorts(first) & FAMILY)
    given = bool(reading.sorts(second) & GIVEN)
    if family and given:
        free = not reading.sorts(first) & NOT_FREE or not reading.sorts(second) & NOT_FREE
        short = len(first) + len(second) < 3
        return LIKELY if free and short else SURE if free else POSSIBLE
    return NONE


def is_known_word(reading: Reading, word: str) -> bool:
    """Whether the dictionary has the word as anything but a name or place."""
    return bool(reading.sorts(word) & (COMMON | WORKING | PARTICLE | NUMBER | SIGN))


def looks_foreign(reading: Reading, word: str) -> bool:
    """Whether a katakana word can be a foreign name: listed as one, or in no dictionary."""
    sorts = reading.sorts(word)
    if sorts & PERSON:
        return True
    return bool(_KATAKANA.fullmatch(word)) and not sorts & ~ANY_NAME
