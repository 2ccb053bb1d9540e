"""Towns and regions by their bare name, where somebody is there: 経堂に住む, 実家は〇〇."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    COUNTRY,
    FAMILY,
    NUMBER,
    PLACE,
    PREFIX,
    SUFFIX,
    TOWN,
    WORKING,
)
from council.deidentify.names.words import HONORIFICS, HOUSEHOLDS, KIN, ROLES, TITLES
from council.deidentify.places.said import (
    AFTER_AGE,
    LABELS,
    is_before_place,
    is_somewhere,
    stands_bound,
)
from council.deidentify.places.words import NAME, Spot, words
from council.deidentify.reading import Reading, Token
from council.deidentify.rules import MASK

_PREFIXES = frozenset("新元東西南北上中下")
_KATAKANA = re.compile("[ァ-ヴー]{3,}")
_KANJI = re.compile("[㐀-鿿々]{1,4}")
_SHORTEST_PIECED = 3
_NUMERALS = frozenset("一二三四五六七八九十")
_LONGEST_TOWN = 7


def by_dictionary(reading: Reading) -> Iterator[Spot]:
    """Yield places the dictionary sees here; one that is a name or a word as well only where somebody is."""
    called = _called(reading)
    run: list[Token] = []
    for token in [*reading.tokens, None]:
        if token is not None and token.sort & PLACE and (not run or run[-1].end == token.start):
            run.append(token)
            continue
        yield from _place_run(reading, run, called)
        run = [token] if token is not None and token.sort & PLACE else []


def _place_run(reading: Reading, run: list[Token], called: frozenset[str]) -> Iterator[Spot]:
    while run and run[0].text in words().not_identifying:
        run = run[1:]
    if not run:
        return
    start, end = run[0].start, run[-1].end
    word = reading.text[start:end]
    after = next(reading.after(end), None)
    if (
        word.isascii()
        or word.endswith("センター")
        or word in words().generic
        or (after is not None and _is_no_place(after))
    ):
        return
    certain = is_before_place(reading.text, start) or (
        stands_bound(reading.text, end) if word in called else is_somewhere(reading.text, end)
    )
    if not certain and _is_doubtful(reading, word, alone=len(run) == 1):
        return
    former = next(reading.before(start), None)
    if former is not None and former.text in _PREFIXES and former.sort & PREFIX:
        start = former.start
    bound = after is not None and bool(after.sort & (COMMON | SUFFIX))
    yield Spot(start, end, "地名です。", 0.9 if certain else 0.6 if bound else 0.7)


def _is_doubtful(reading: Reading, word: str, *, alone: bool) -> bool:
    """Whether the word may as well be somebody's name, a number, or a plain word."""
    if len(word) == 1 or (word[0] in _NUMERALS and not _is_counted_town(reading, word)):
        return True
    other = alone and reading.sorts(word) & (ANY_NAME | COMMON | WORKING)
    if other == FAMILY and not reading.is_usual_family(word):
        return False
    return bool(other) and not _KATAKANA.fullmatch(word)


def _is_counted_town(reading: Reading, word: str) -> bool:
    """「八王子」, 「五反田」, 「三鷹」; 「三代」 and 「二葉」 count something."""
    is_city = any(reading.sorts(word + end) & TOWN for end in "市区")
    return is_city or (len(word) >= _SHORTEST_PIECED and bool(reading.sorts(word) & TOWN))


def _is_no_place(after: Token) -> bool:
    word = after.text
    called = word in HONORIFICS or word in HOUSEHOLDS or word in TITLES
    return called or word in words().no_place


def _called(reading: Reading) -> frozenset[str]:
    """Return the words by which the passage calls somebody."""
    pairs = zip(reading.tokens, reading.tokens[1:], strict=False)
    return frozenset(word.text for word, after in pairs if after.text in HONORIFICS)


def by_list(reading: Reading) -> Iterator[Spot]:
    """Yield towns the dictionary takes for a name or a plain word here, where somebody is."""
    for token in reading.tokens:
        word = token.text
        if len(word) < 2 or token.sort & (PLACE | NUMBER | WORKING | COUNTRY):
            continue
        sorts = reading.sorts(word)
        if sorts & (TOWN | PLACE) and _is_name(word):
            plain = bool(token.sort & COMMON and not sorts & FAMILY)
            if _is_there(reading.text, token, plain=plain):
                sure = 0.8 if stands_bound(reading.text, token.end) else 0.65
                yield Spot(token.start, token.end, "町の名前です。", sure)


def by_pieces(reading: Reading) -> Iterator[Spot]:
    """Yield towns of the list that the dictionary cut into pieces, where somebody is: 三軒|茶|屋."""
    tokens = reading.tokens
    for last, token in enumerate(tokens):
        if not _KANJI.fullmatch(token.text) or not is_somewhere(reading.text, token.end):
            continue
        for first in range(max(0, last - 2), last):
            pieces = tokens[first : last + 1]
            word = reading.text[pieces[0].start : token.end]
            if len(word) < _SHORTEST_PIECED or not all(_KANJI.fullmatch(t.text) for t in pieces):
                continue
            if reading.sorts(word) & TOWN and _is_name(word):
                yield Spot(pieces[0].start, token.end, "町の名前です。", 0.7)
                break


def _is_name(word: str) -> bool:
    if word in words().not_identifying or word in words().generic:
        return False
    return word not in ROLES and word not in KIN and MASK not in word and bool(NAME.fullmatch(word))


def _is_there(text: str, token: Token, *, plain: bool) -> bool:
    """Whether somebody is there: for a plain word, only by what can be said of a place alone."""
    if stands_bound(text, token.end):
        return True
    before = is_before_place(text, token.start)
    if plain:
        return before and is_somewhere(text, token.end)
    return before or is_somewhere(text, token.end, person=True)


def by_labels(reading: Reading) -> Iterator[Spot]:
    """Yield the town behind a label, however the dictionary cut its words, and the one behind an age."""
    for hit in LABELS.finditer(reading.text):
        end = _town_end(reading, hit.end())
        if end is not None:
            yield Spot(hit.end(), end, "居所として書かれています。", 0.85)
    for hit in AFTER_AGE.finditer(reading.text):
        if reading.sorts(hit["hit"]) & (PLACE | TOWN):
            yield Spot(*hit.span("hit"), "居所として書かれています。", 0.7)


def _town_end(reading: Reading, start: int) -> int | None:
    for length in range(_LONGEST_TOWN, 1, -1):
        word, end = reading.text[start : start + length], start + length
        if len(word) == length and NAME.fullmatch(word) and reading.sorts(word) & TOWN:
            return None if reading.text.startswith(HONORIFICS, end) else end
    return None
