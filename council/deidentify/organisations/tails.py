"""Houses whose name in kana stands behind a word that closes other names: 工房みちくさ, グリーフの会ゆずりは."""

import re
from collections.abc import Iterator
from functools import lru_cache

from council.deidentify.findings import Kind
from council.deidentify.lexicon import ANY_NAME, COMMON, DEED, PARTICLE, PREFIX, PROPER, WORKING
from council.deidentify.organisations.backward import name_before
from council.deidentify.organisations.bare import unnamed
from council.deidentify.organisations.parts import HIRAGANA, KATAKANA
from council.deidentify.organisations.said import is_house_here
from council.deidentify.organisations.words import (
    House,
    any_of,
    endings,
    generic,
    joints,
    kana_prefixes,
    leads,
    nature,
)
from council.deidentify.reading import Reading

_KATAKANA_NAME = re.compile(r"[ァ-ヴー]{2,10}(?=[のでにをはがへと、。」）)(（\s]|から|より|まで|$)")
_SHORTEST = 3


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return any_of(kana_prefixes())


def by_tails(reading: Reading) -> Iterator[House]:
    """Yield names in kana behind a word for the kind that needs one."""
    for hit in _pattern().finditer(reading.text):
        end = _tail(reading, hit.end())
        start = _head(reading, hit) if end is not None else None
        if end is not None and start is not None:
            ending = endings().at(reading.text, hit.end())
            kind = endings().kind_of[ending] if ending else Kind.FACILITY
            yield House(start, end, kind, 0.75, f"{kind.label}として書かれています。")


def _tail(reading: Reading, start: int) -> int | None:
    """Where the name in kana ends that starts at the place, if it is a noun in another script."""
    if reading.text.startswith("・", start):
        # トータルケア・みやび
        start += 1
    if start not in reading.starting:
        return None
    emblem = next(reading.after(start))
    if emblem.text in nature() and not HIRAGANA.fullmatch(emblem.text):
        return emblem.end if is_house_here(reading, start, emblem.end) else None
    end = _kana_end(reading, start)
    if end is None:
        return None
    word = reading.text[start:end]
    if (
        word in unnamed()
        or emblem.text in unnamed() | leads()
        or emblem.sort & (PARTICLE | WORKING)
    ):
        return None
    sorts = emblem.sort | reading.sorts(word)
    is_noun = sorts & (ANY_NAME | PROPER | PREFIX) or (sorts & COMMON and not sorts & DEED)
    return end if is_noun and len(word) >= _SHORTEST - bool(sorts & ANY_NAME) else None


def _kana_end(reading: Reading, start: int) -> int | None:
    """Where the kana end that start at the place, before the particle behind them."""
    katakana = _KATAKANA_NAME.match(reading.text, start)
    if katakana is not None:
        return None if KATAKANA.fullmatch(reading.text[start - 2 : start]) else katakana.end()
    end = start
    for token in reading.after(start):
        if not HIRAGANA.fullmatch(token.text):
            break
        if end > start and token.text in joints()["cases"]:
            break
        end = token.end
    return end if end > start else None


def _head(reading: Reading, hit: re.Match[str]) -> int | None:
    """Where the whole name starts: the words for its kind and whatever else stands before."""
    start = hit.start()
    if hit[0].startswith("の"):
        before = name_before(reading, start)
        return before.edge if before is not None else None
    for token in reading.before(start):
        kind = token.text in generic() and token.text not in leads() and token.sort & COMMON
        if not kind and not KATAKANA.fullmatch(token.text):
            break
        start = token.start
    return start if start in reading.starting else None
