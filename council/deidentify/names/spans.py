"""Names that end or start at a place, grown word by word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    NUMBER,
    PARTICLE,
    PLACE,
    PROPER,
    SIGN,
    SPACE,
    UNKNOWN,
)
from council.deidentify.names.plausible import KANJI, POSSIBLE, looks_foreign, plausible
from council.deidentify.names.words import HOUSEHOLDS, KIN, NOBODY, ROLES, TITLES
from council.deidentify.reading import Reading, Token

LONGEST = 12
_STOPS = NOBODY | frozenset(HOUSEHOLDS)
_FOREIGN = re.compile(
    r"[ァ-ヴー]{2,}(?:[・=･ ][ァ-ヴー]+){0,4}$|[ァ-ヴー]+(?:[・=･][ァ-ヴー]+){1,4}$"
)
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'\-]+(?:[ ・.][A-Z][A-Za-z'\-]*){0,4}$")
_NOUN = re.compile(rf"[{KANJI}ァ-ヴー]+")
_LOOK_BACK = 44
AFTER_NAME = re.compile(
    r"[はがのをにともへでやから、。,.・(「『」』)\]】〉》\s/:=|;？！?!→⇒~〜…♪\-]|さん|さま|様|氏|くん|君|ちゃん|殿|先生|医師|より|から|まで|だけ|など|のみ|宛|こと|姓|記|宅|家|夫妻|$"
)


class Name(NamedTuple):
    """A name in the folded text, how surely it is one, and why."""

    start: int
    end: int
    confidence: float
    reason: str


def name_ending(reading: Reading, end: int) -> tuple[int, float] | None:
    """Return where the longest plausible name ending here starts, and how surely it is one."""
    head = reading.text[max(0, end - _LOOK_BACK) : end]
    foreign = _foreign_ending(reading, head, end)
    if foreign is not None:
        return foreign
    best: tuple[int, float] | None = None
    start = end
    for token in reading.before(end):
        if end - token.start > LONGEST or token.sort & (SIGN | NUMBER):
            break
        if token.sort & SPACE:
            if token.end == end or token.end - token.start > 1:
                break
            continue
        start = token.start
        sure = plausible(reading, reading.text[start:end])
        # a longer reading must be about as sure: 「和室の南さん」 is not a name of five
        if sure and (best is None or sure >= min(best[1], POSSIBLE)):
            best = (start, sure)
        if token.sort & PARTICLE or token.text in KIN or token.text in ROLES:
            break
    return best


def _foreign_ending(reading: Reading, head: str, end: int) -> tuple[int, float] | None:
    latin = _LATIN.search(head)
    if latin:
        return end - len(latin[0]), 0.75
    hit = _FOREIGN.search(head)
    if hit is None:
        return None
    parts = re.split(r"[・=･ ]", hit[0])
    if len(parts) > 1 and any(looks_foreign(reading, part) for part in parts):
        return end - len(hit[0]), 0.85
    if parts[-1] in ROLES:
        return None
    if looks_foreign(reading, parts[-1]):
        return end - len(parts[-1]), 0.75
    return None


def name_starting(reading: Reading, start: int, *, loose: bool = False) -> tuple[int, float] | None:
    """Return where the longest plausible name starting here ends; ``loose`` takes unlisted words too."""
    best: tuple[int, float] | None = None
    guess: int | None = None
    may_guess = loose
    for token in _name_words(reading, start, loose=loose):
        written = reading.text[start : token.end]
        may_guess = may_guess and _is_free(token, written)
        if not _ends_here(reading, token.end):
            continue
        sure = plausible(reading, written) or _foreign(reading, written)
        if sure and (best is None or sure >= min(best[1], POSSIBLE)):
            best = (token.end, sure)
        if may_guess:
            guess = token.end
    if best is not None or guess is None:
        return best
    return guess, 0.6


def _name_words(reading: Reading, start: int, *, loose: bool) -> Iterator[Token]:
    """Yield the words that may make up a name starting here, with one space between them at most."""
    has_gap = False
    for token in reading.after(start):
        if token.end - start > LONGEST or token.sort & NUMBER:
            return
        if token.sort & SPACE:
            if has_gap or token.end - token.start > 1 or token.start == start:
                return
            has_gap = True
            continue
        if token.sort & SIGN and token.text not in {"・", "="}:
            return
        yield token
        if (token.sort & PARTICLE and not loose) or token.text in _STOPS:
            return


def _foreign(reading: Reading, written: str) -> float:
    if not re.fullmatch(r"[ァ-ヴー]{2,}(?:[・= ][ァ-ヴー]+)*", written) or written in ROLES:
        return 0.0
    parts = re.split(r"[・= ]", written)
    return 0.7 if any(looks_foreign(reading, part) for part in parts) else 0.0


def _is_free(token: Token, written: str) -> bool:
    if written in NOBODY:
        return False
    return bool(token.sort & (UNKNOWN | PROPER | PLACE | ANY_NAME))


def _ends_here(reading: Reading, end: int) -> bool:
    return (
        end >= len(reading.text)
        or AFTER_NAME.match(reading.text, end) is not None
        or (reading.text[end : end + 2] in TITLES)
    )


def is_part(reading: Reading, start: int, end: int) -> bool:
    """「郵便屋さん」: one sign that ends a plain noun."""
    before = next(reading.before(start), None)
    return (
        end - start == 1
        and before is not None
        and len(before.text) > 1
        and bool(before.sort & COMMON)
        and before.text not in NOBODY
        and _NOUN.fullmatch(before.text) is not None
    )
