"""Words as parts of a name: which of them tell one house from another."""

import re
from bisect import bisect_right
from typing import NamedTuple

from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    COUNTRY,
    FAMILY,
    GIVEN,
    NUMBER,
    PARTICLE,
    PLACE,
    PREFIX,
    PROPER,
    SUFFIX,
    TOWN,
    UNKNOWN,
)
from council.deidentify.organisations.words import generic
from council.deidentify.reading import Reading, Token

LONGEST = 24
KANJI = "㐀-鿿々〆\U00020000-\U0003ffff"
SCRIPT = re.compile(rf"[{KANJI}ぁ-んァ-ヴーA-Za-z0-9ヶケ&'’]+")
HIRAGANA = re.compile(r"[ぁ-んー]+")
KATAKANA = re.compile(r"[ァ-ヴー]{2,}")
ENDS_A_CLAUSE = re.compile(r"[るうくすつぬむぶいたなてでだ]$")
"""How verbs and adjectives end that stand before a noun: 通う, 新しい, 小さな."""
BINDERS = frozenset({"・", "&", "'", "’", "-"})
HILLS = frozenset({"ヶ", "ケ", "ノ", "が", "之"})

_LATIN = re.compile(r"[A-Za-z]{2,}")


class Body(NamedTuple):
    """A name beside an ending or a word for its kind.

    ``edge`` is how far it reaches; ``named``, whether it tells the house from others; ``evident``,
    whether one of its words is a name in itself; ``regional``, whether it is a region and nothing else.
    """

    edge: int
    named: bool
    evident: bool
    regional: bool = False


def token_at(reading: Reading, place: int) -> int:
    """Return the number of the word that holds the sign before the place, or -1."""
    return bisect_right(reading.tokens, place - 1, key=lambda token: token.start) - 1


def names(token: Token, word: str) -> bool:
    """Whether the word, the token or its beginning, can tell one house from another."""
    if word in generic() or word in HILLS or word in {"第", "の", "・"}:
        return False
    if token.sort & COUNTRY and word not in {"ジャパン", "ニッポン"}:
        return False
    if token.sort & (NUMBER | PARTICLE) or not SCRIPT.fullmatch(word):
        return False
    return len(word) > 1 or not (token.sort & (PREFIX | SUFFIX) or word.isascii())


def is_evident(reading: Reading, token: Token, word: str) -> bool:
    """Whether the word is a name in itself, not a common word that happens to name a house."""
    if not names(token, word):
        return False
    if token.sort & (PROPER | PLACE | ANY_NAME | UNKNOWN):
        return True
    if HIRAGANA.fullmatch(word):
        return len(word) > 1 and bool(token.sort & COMMON)
    if KATAKANA.fullmatch(word) or _LATIN.fullmatch(word):
        return not token.sort & COMMON or bool(reading.sorts(word) & (ANY_NAME | PLACE | PROPER))
    return bool(reading.sorts(word) & (PLACE | TOWN | FAMILY | GIVEN))


def is_soft(token: Token) -> bool:
    """Whether the word is written in kana or letters alone."""
    text = token.text
    kana = HIRAGANA.fullmatch(text) or KATAKANA.fullmatch(text)
    return bool(kana) or (text.isascii() and text.isalpha())
