"""Household rosters whose cells are divided by signs or blanks: 「母／ツヤ子／87」, 「進｜長男｜60」."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import ANY_NAME, GIVEN, NUMBER, PARTICLE, WORKING
from council.deidentify.names.plausible import KANJI, LIKELY, POSSIBLE, plausible
from council.deidentify.names.spans import Name
from council.deidentify.names.words import KIN, NOBODY
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_WHY = "家族の一覧の氏名です。"
_KIN = "|".join(sorted(KIN, key=len, reverse=True))
_DIVIDER = r"(?:[ \u3000]?[/|:・,\t][ \u3000]?|[ \u3000]{1,3})"
_NAME = (
    rf"(?:[{KANJI}ヶ]{{1,4}}[ \u3000])?(?:[{KANJI}]{{1,4}}|[{KANJI}]{{0,2}}[ぁ-ん]{{1,5}}[{KANJI}]?|"
    rf"[ァ-ヴー]{{1,8}}[{KANJI}]?)"
)
_BORN = r"(?:[MTSHR]|明治?|大正?|昭和?|平成?|令和?|(?:19|20)\d\d)"
_TOLD = rf"(?:満?(?:\d{{1,3}}|[二三四五六七八九]?十[一二三四五六七八九]?)(?:[歳才])?(?![\d%.人件回年月日時円])|{_BORN}[.\d元]|{MASK})"
_OPEN = r"(?:^|(?<=[\n、。(「|/:,;\t \u3000]))[・○●◎□■◯※*①-⑳\-]?[ \u3000]?"
_SHUT = rf"(?={_DIVIDER}|[\n、。)」;]|$)"
_KIN_FIRST = re.compile(
    rf"{_OPEN}(?:{_KIN})(?P<by>{_DIVIDER}|\)[ \u3000]?)(?P<name>{_NAME}){_SHUT}(?P<told>{_DIVIDER}{_TOLD})?",
    re.MULTILINE,
)
_NAME_FIRST = re.compile(
    rf"{_OPEN}(?P<name>{_NAME})(?P<by>{_DIVIDER})(?:{_KIN}){_SHUT}(?P<told>{_DIVIDER}{_TOLD})?",
    re.MULTILINE,
)
_BESIDE_KIN = re.compile(
    rf"\((?:{_KIN})[ \u3000]?{_NAME}(?:[・、,/](?:{_KIN})[ \u3000]?{_NAME}){{1,5}}\)"
)
_EACH = re.compile(rf"(?:{_KIN})[ \u3000]?(?P<name>{_NAME})(?=[・、,/)])")
_NO_CELL = frozenset("要可否済未良有無同別計済欠亡不")


def in_rosters(reading: Reading) -> Iterator[Name]:
    """Yield the names in rows of kin and name: beside an age or a day of birth, and in the other rows of such a list."""
    for pattern in (_KIN_FIRST, _NAME_FIRST):
        rows = list(pattern.finditer(reading.text))
        if not any(row["told"] for row in rows):
            continue
        for row in rows:
            sure = _sureness(reading, row["name"])
            if row["told"] and _is_listed_kana(reading, row["name"]):
                sure = POSSIBLE
            spaced_only = not row["by"].strip()
            if sure >= (POSSIBLE if row["told"] else LIKELY if spaced_only else POSSIBLE):
                yield Name(*row.span("name"), sure, _WHY)


def beside_kin(reading: Reading) -> Iterator[Name]:
    """Yield the names in a bracket that lists nothing but kin: 「（父猛・二女花）」."""
    for row in _BESIDE_KIN.finditer(reading.text):
        cells = list(_EACH.finditer(reading.text, *row.span()))
        if all(_sureness(reading, cell["name"]) for cell in cells):
            for cell in cells:
                yield Name(*cell.span("name"), POSSIBLE, _WHY)


def _is_listed_kana(reading: Reading, word: str) -> bool:
    """「はつ」, a word of the sentence anywhere else."""
    kana = re.fullmatch("[ぁ-ん]{2,4}", word) is not None
    return kana and bool(reading.sorts(word) & GIVEN) and word not in NOBODY


def _sureness(reading: Reading, word: str) -> float:
    if word in NOBODY or word in _NO_CELL:
        return 0.0
    sorts = reading.sorts(word)
    if len(word) == 1 or re.fullmatch("[ぁ-ん]+", word):
        return POSSIBLE if sorts & ANY_NAME and not sorts & (NUMBER | PARTICLE) else 0.0
    return 0.0 if sorts & WORKING and not sorts & ANY_NAME else plausible(reading, word)
