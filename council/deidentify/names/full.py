"""Full names, wherever they stand: a family name with a given name behind it."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import (
    COMMON,
    FAMILY,
    GIVEN,
    NUMBER,
    PARTICLE,
    PLACE,
    SPACE,
    SUFFIX,
    UNKNOWN,
    WORKING,
)
from council.deidentify.names.plausible import KANJI
from council.deidentify.names.spans import AFTER_NAME, Name
from council.deidentify.names.words import KIN, NEIGHBOURS, NO_NAMES, NOBODY, ROLES, TITLES
from council.deidentify.reading import Reading, Token

_WHY = "姓と名の並びです。"
_GIVEN_SIGNS = re.compile(rf"[{KANJI}ぁ-んァ-ヴー]{{1,5}}")
_KANJI = re.compile(rf"[{KANJI}]+")
_HIRAGANA = re.compile("[ぁ-ん]+")
_PLAIN = COMMON | WORKING | NUMBER | PARTICLE
_REST = re.compile(rf"[{KANJI}]{{2,3}}(?![{KANJI}])")
_TITLE = re.compile("|".join(sorted(TITLES, key=len, reverse=True)))
_SHORT_REST = re.compile(rf"[{KANJI}]{{1,2}}(?=[はがのにをともへやでか、。(「」)\s]|さん|氏|様|$)")


def full_names(reading: Reading) -> Iterator[Name]:
    """Yield a family name followed by a given name, with a space or a line break between or none."""
    tokens = reading.tokens
    for number, token in enumerate(tokens[:-1]):
        if not _can_be_family(reading, token):
            continue
        after = number + 1
        spaced = bool(tokens[after].sort & SPACE) and tokens[after].text in {
            " ",
            "\u3000",
            "\n",
            "・",
        }
        if spaced:
            after += 1
        if after >= len(tokens):
            continue
        yield from _given_after(reading, token, after, spaced=spaced)


def _can_be_family(reading: Reading, token: Token) -> bool:
    if token.sort & FAMILY:
        return True
    if token.sort & (NUMBER | SPACE) or len(token.text) > 5 or token.text in KIN:
        return False
    return bool(reading.sorts(token.text) & FAMILY) and token.text not in ROLES


def _given_after(reading: Reading, family: Token, after: int, *, spaced: bool) -> Iterator[Name]:
    given = reading.tokens[after]
    if (
        given.text in NO_NAMES
        or given.text in TITLES
        or given.text in ROLES
        or not _GIVEN_SIGNS.fullmatch(given.text)
    ):
        return
    if _TITLE.match(reading.text, given.start):
        return
    end = _grown(reading, after)
    word = reading.text[given.start : end]
    listed = reading.sorts(word) & GIVEN or given.sort & GIVEN
    if not listed or word in NO_NAMES:
        return
    both = bool(family.sort & FAMILY) + bool(given.sort & GIVEN)
    free = not reading.sorts(word) & (COMMON | WORKING | NUMBER)
    if both == 2:
        yield Name(family.start, end, 0.95, _WHY)
    elif (both == 1 and (free or spaced)) or (spaced and free):
        yield Name(family.start, end, 0.85, _WHY)
    elif both == 1 and family.sort & FAMILY and _stands_alone(reading, end):
        yield Name(family.start, end, 0.7, _WHY)


def kana_behind_families(reading: Reading) -> Iterator[Name]:
    """Yield 「柴田ゆづき」, however the dictionary cuts the kana."""
    for token in reading.tokens:
        if not token.sort & FAMILY or len(token.text) < 2 or not _KANJI.fullmatch(token.text):
            continue
        for length in (4, 3, 2):
            word = reading.text[token.end : token.end + length]
            if len(word) < length or not _HIRAGANA.fullmatch(word):
                continue
            sorts = reading.sorts(word)
            if (
                sorts & GIVEN
                and not sorts & _PLAIN
                and AFTER_NAME.match(reading.text, token.end + length)
            ):
                yield Name(token.start, token.end + length, 0.8, _WHY)
                break


def _stands_alone(reading: Reading, end: int) -> bool:
    return reading.text[end : end + 1] in {
        "は",
        "が",
        "、",
        "。",
        "(",
        "さ",
        "様",
        "氏",
        "と",
        "\n",
        "",
    }


def _grown(reading: Reading, number: int) -> int:
    """The end of a given name that the dictionary cut in two: 由紀 + 夫, 志 + 強."""
    token = reading.tokens[number]
    end = token.end
    for follower in reading.tokens[number + 1 : number + 3]:
        word = reading.text[token.start : follower.end]
        if (
            follower.start != end
            or len(word) > 4
            or not re.fullmatch(rf"[{KANJI}]+|[ぁ-ん]+|[ァ-ヴー]+", word)
        ):
            break
        if follower.sort & (SUFFIX | GIVEN | UNKNOWN | COMMON) and reading.sorts(word) & GIVEN:
            end = follower.end
    return end


def rare_given_names(reading: Reading) -> Iterator[Name]:
    """Yield a family name with kanji behind it that are in no list but look like a given name."""
    for token in reading.tokens:
        if not token.sort & FAMILY or len(token.text) < 2 or not _KANJI.fullmatch(token.text):
            continue
        rest = _REST.match(reading.text, token.end)
        if rest is None or rest[0] in TITLES or rest[0] in NO_NAMES:
            continue
        known = reading.sorts(rest[0]) & (COMMON | WORKING | NUMBER | PLACE)
        if not known and reading.is_like_given(rest[0]) and not _is_house(reading, token.end):
            yield Name(token.start, rest.end(), 0.75, _WHY)


def _is_house(reading: Reading, place: int) -> bool:
    """「佐藤工業」: what follows is a plain word by the dictionary's own cut."""
    token = next(reading.after(place), None)
    return token is not None and len(token.text) > 1 and bool(token.sort & (COMMON | SUFFIX))


def neighbours_names(reading: Reading) -> Iterator[Name]:
    """Yield Chinese and Korean names: a family name of one sign, a given name of one or two."""
    for token in reading.tokens:
        if token.text not in NEIGHBOURS or not token.sort & (FAMILY | GIVEN | UNKNOWN):
            continue
        rest = _SHORT_REST.match(reading.text, token.end)
        before = reading.text[max(0, token.start - 1) : token.start]
        if rest is None or _KANJI.fullmatch(before or " ") or rest[0] in NOBODY:
            continue
        if not reading.sorts(token.text + rest[0]) & (COMMON | PLACE | WORKING):
            yield Name(token.start, rest.end(), 0.7, _WHY)
