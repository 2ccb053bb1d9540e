"""Full names, wherever they stand: a family name with a given name behind it."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    FAMILY,
    GIVEN,
    NUMBER,
    PERSON,
    PLACE,
    SPACE,
    SUFFIX,
    UNKNOWN,
    WORKING,
)
from council.deidentify.names.plausible import KANJI, NONE, plausible
from council.deidentify.names.spans import Name
from council.deidentify.names.words import KIN, NO_NAMES, ROLES, TITLES
from council.deidentify.reading import Reading, Token

_WHY = "姓と名の並びです。"
_GIVEN_SIGNS = re.compile(rf"[{KANJI}ぁ-んァ-ヴー]{{1,5}}")
_RUN = re.compile(rf"(?<![{KANJI}])[{KANJI}]{{3,7}}(?![{KANJI}])")


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


def runs_of_kanji(reading: Reading) -> Iterator[Name]:
    """Yield kanji the dictionary cut wrongly that are a family and a given name: 「劉麗華」, 「表優希」."""
    for hit in _RUN.finditer(reading.text):
        if hit.start() not in reading.starting or hit.end() not in reading.ending:
            continue
        first, last = reading.starting[hit.start()], reading.ending[hit.end()]
        words = reading.tokens[first : last + 1]
        if not any(word.sort & (ANY_NAME | UNKNOWN) for word in words) or len(words) == 1:
            continue
        sure = plausible(reading, hit[0])
        if sure > NONE and not any(word.text in TITLES for word in words):
            yield Name(hit.start(), hit.end(), min(sure, 0.85), _WHY)


def whole_persons(reading: Reading) -> Iterator[Name]:
    """Yield what the dictionary knows as somebody's full name."""
    for token in reading.tokens:
        if (
            token.sort & PERSON
            and len(token.text) > 2
            and not reading.sorts(token.text) & (COMMON | PLACE)
        ):
            if token.text not in ROLES and not token.sort & UNKNOWN:
                yield Name(token.start, token.end, 0.75, "人の名として辞書にあります。")
