"""Organisations by the ending of their name: 〇〇病院, 〇〇高校, 〇〇運送, 〇〇荘."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from council.deidentify.findings import Kind
from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    NUMBER,
    PARTICLE,
    PLACE,
    PROPER,
    SIGN,
    SPACE,
    TOWN,
    UNKNOWN,
    WORKING,
)
from council.deidentify.organisations.words import ENDINGS, GENERIC, WEAK
from council.deidentify.reading import Reading, Token
from council.deidentify.rules import MASK

LONGEST = 24
_KIND_OF = {ending: kind for kind, endings in ENDINGS.items() for ending in endings.split("|")}
_ENDING = re.compile("|".join(sorted(map(re.escape, _KIND_OF), key=len, reverse=True)))
_NAME_SIGNS = re.compile(r"[㐀-鿿々ァ-ヴーA-Za-z0-9ヶケ&]+")
_SOFT_NAME = re.compile(r"[ぁ-ん]{2,}")
_JOINS = {"・", "＆", "&", "-", "'", "’"}
_FAMILY_OF_ENDINGS = re.compile("|".join(("小", "中", "高", "大")))
_SCHOOL_SHORT = re.compile(
    r"(?P<lead>[区市町村県都府国道私]立[㐀-鿿々ヶァ-ヴー]{1,8}|[㐀-鿿々ヶ]{2,6})(?P<short>[小中高大])(?=[でにをのはがへ、。と卒・]|$|時代|入学|在学|中退|[1-6一二三四五六]年|の同級)"
)


class House(NamedTuple):
    """An organisation in the folded text."""

    start: int
    end: int
    kind: Kind
    confidence: float
    reason: str


def by_endings(reading: Reading) -> Iterator[House]:
    """Yield the organisations that a known ending closes and a name opens."""
    for hit in _ENDING.finditer(reading.text):
        if hit.end() not in reading.ending:
            continue
        start, evidence = _named_from(reading, hit.start())
        if start is None:
            continue
        if hit[0] in WEAK and not evidence:
            continue
        kind = _KIND_OF[hit[0]]
        yield House(start, hit.end(), kind, 0.8 if evidence else 0.65, f"{kind.label}の形です。")


def short_schools(reading: Reading) -> Iterator[House]:
    """Yield schools whose ending is cut short: 「区立羽根丘小」, 「千歳台中」."""
    for hit in _SCHOOL_SHORT.finditer(reading.text):
        lead = hit["lead"]
        start = hit.start()
        if not re.match("[区市町村県都府国道私]立", lead):
            last = next(reading.before(hit.end("lead")), None)
            if last is None or last.text in GENERIC or not _is_evident(reading, last):
                continue
            start = last.start
            whole = reading.sorts(reading.text[start : hit.end()])
            if whole & (COMMON | ANY_NAME | PLACE):
                continue
        yield House(start, hit.end(), Kind.SCHOOL, 0.7, "学校名の形です。")


def _named_from(reading: Reading, end: int) -> tuple[int | None, bool]:
    """Where the name before an ending starts, and whether anything in it is a name by itself."""
    start: int | None = None
    evidence = named = False
    if end not in reading.ending:
        whole = next((t for t in reading.tokens if t.start < end < t.end), None)
        if whole is None:
            return None, False
        named = whole.text[: end - whole.start] not in GENERIC
        evidence = bool(whole.sort & (PROPER | PLACE | ANY_NAME | UNKNOWN))
        start, end = whole.start, whole.start
        if not evidence and not whole.sort & COMMON:
            return None, False
    here = start if start is not None else end
    for token in reading.before(here):
        if end - token.start > LONGEST or not _belongs(reading, token, here):
            break
        here = token.start
        if token.text in _JOINS or token.text == "の":
            continue
        start = here
        if token.text not in GENERIC:
            named = True
            evidence = evidence or _is_evident(reading, token)
    return (start, evidence) if named else (None, False)


def _belongs(reading: Reading, token: Token, here: int) -> bool:
    if MASK in token.text or token.sort & SPACE:
        return False
    if token.text in _JOINS:
        return True
    if token.text == "の":
        before = next(reading.before(token.start), None)
        after = next(reading.after(token.end), None)
        return before is not None and after is not None and _is_soft(before)
    if token.sort & (PARTICLE | SIGN):
        return False
    if token.sort & WORKING and not token.sort & COMMON:
        return False
    if token.sort & NUMBER:
        return False
    return bool(_NAME_SIGNS.fullmatch(token.text) or _SOFT_NAME.fullmatch(token.text)) or any(
        "㐀" <= sign <= "鿿" for sign in token.text
    )


def _is_soft(token: Token) -> bool:
    return bool(_SOFT_NAME.fullmatch(token.text)) and bool(
        token.sort & (COMMON | PROPER | ANY_NAME | UNKNOWN)
    )


def _is_evident(reading: Reading, token: Token) -> bool:
    if token.sort & (PROPER | PLACE | ANY_NAME | UNKNOWN):
        return True
    if re.fullmatch("[ァ-ヴー]{2,}", token.text) and token.text not in GENERIC:
        return True
    if _SOFT_NAME.fullmatch(token.text) and token.sort & COMMON:
        return True
    return bool(reading.sorts(token.text) & (PLACE | TOWN | ANY_NAME)) and token.text not in GENERIC
