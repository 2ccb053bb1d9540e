"""Houses called by a bare plain word, where nothing but the name of a house can stand: つむぎの職員."""

import re
from collections.abc import Iterator
from functools import lru_cache

from council.deidentify.findings import Kind
from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    COUNTRY,
    DEED,
    FAMILY,
    PARTICLE,
    PLACE,
    PROPER,
    TOWN,
    WORKING,
)
from council.deidentify.organisations.backward import kana_before
from council.deidentify.organisations.forward import NOBODY
from council.deidentify.organisations.parts import KANJI
from council.deidentify.organisations.words import House, any_of, generic, leads, table
from council.deidentify.reading import Reading

_WORD = r"(?:[ァ-ヴー]{3,12}|[ぁ-んー]{3,8}|[A-Z][A-Za-z]{3,14})"
_BARE = re.compile(
    rf"(?:(?P<numbered>第[一二三四五六七八九十1-9])(?P<word>{_WORD})|(?<![{KANJI}ァ-ヴーA-Za-z・])(?P<alone>{_WORD}))$"
)
_JOINS = re.compile(r"(?:に入社|に再就職|を退社|へ入社|に就職|を退職|の正社員|の契約社員|の下請け)")
_LONGEST = 16
_SHORTEST = 3
_RUN = 4


@lru_cache(maxsize=1)
def _sayings() -> dict[Kind, re.Pattern[str]]:
    lists = {name: words for name, words in table("bare").items() if name != "unnamed"}
    return {Kind[name]: any_of(words.split()) for name, words in lists.items()}


@lru_cache(maxsize=1)
def unnamed() -> frozenset[str]:
    """Return the plain words that name no house in any sentence."""
    return frozenset(table("bare")["unnamed"].split()) | generic() | leads() | NOBODY


def by_bare_words(reading: Reading) -> Iterator[House]:
    """Yield plain words that only the sentence makes the name of a house."""
    for kind, pattern in _sayings().items():
        for hit in pattern.finditer(reading.text):
            start = _bare_start(reading, hit.start())
            if start is None and _JOINS.match(hit[0]):
                start = _maker_start(reading, hit.start())
            if start is not None:
                reason = f"{kind.label}として書かれています。"
                yield House(start, hit.start(), kind, 0.6, reason)


def _bare_start(reading: Reading, end: int) -> int | None:
    """Where the kana or letters before the place start, if they are whole words and one of them a noun."""
    low = max(0, end - _LONGEST)
    hit = _BARE.search(reading.text[low:end])
    if hit is None:
        return None
    word = hit["word"] or hit["alone"]
    start: int | None = low + hit.start("word" if hit["word"] else "alone")
    if word in unnamed() or word.endswith(("スタッフ", "ワーカー", "メーカー")):
        return None
    if re.match("[ぁ-ん]", word):
        start = _noun_start(reading, end - len(word), end)
    elif reading.sorts(word) & (DEED | COUNTRY):
        return None
    if start is None or start not in reading.starting:
        return None
    return low + hit.start() if hit["numbered"] else start


def _noun_start(reading: Reading, low: int, end: int) -> int | None:
    """Where the one word in hiragana starts, if it is a noun of three signs or more."""
    token = next(reading.before(end), None)
    if token is None or token.text in unnamed():
        return None
    if token.start < low or len(token.text) < _SHORTEST:
        # ぽっか|ぽか
        run = kana_before(reading, end)
        known = run is None or end - run < _RUN or reading.text[run:end] in unnamed()
        return None if known else run
    is_noun = token.sort & (COMMON | ANY_NAME | PROPER | PLACE) and not token.sort & (
        WORKING | PARTICLE | DEED
    )
    return token.start if is_noun else None


def _maker_start(reading: Reading, end: int) -> int | None:
    """「松下」 in 松下に入社: a family's name that is a firm's."""
    token = next(reading.before(end), None)
    if token is None or not token.sort & (FAMILY | PROPER) or len(token.text) < 2:
        return None
    sorts = reading.sorts(token.text)
    if sorts & TOWN and not sorts & FAMILY:
        return None
    return token.start if token.text not in unnamed() else None
