"""The vocabulary of the check: what was found, where, how surely, and what should stand there."""

from dataclasses import dataclass
from enum import StrEnum

from council.domain.vocabulary import Word


class Kind(Word):
    """What a found piece of text gives away, with its Japanese word."""

    PERSON = "PERSON", "氏名"
    ADDRESS = "ADDRESS", "住所"
    LOCATION = "LOCATION", "地名"
    POSTAL = "POSTAL", "郵便番号"
    PHONE = "PHONE", "電話番号"
    EMAIL = "EMAIL", "メールアドレス"
    URL = "URL", "ＵＲＬ"
    SNS_ID = "SNS_ID", "ＳＮＳのＩＤ"
    BIRTHDATE = "BIRTHDATE", "生年月日"
    DATE = "DATE", "日付"
    AGE = "AGE", "年齢"
    MYNUMBER = "MYNUMBER", "個人番号"
    INSURANCE_NO = "INSURANCE_NO", "被保険者番号"
    PENSION_NO = "PENSION_NO", "年金番号"
    ID_NO = "ID_NO", "番号"
    BANK = "BANK", "口座"
    PLATE = "PLATE", "車両番号"
    SCHOOL = "SCHOOL", "学校名"
    EMPLOYER = "EMPLOYER", "勤務先"
    HOSPITAL = "HOSPITAL", "医療機関名"
    FACILITY = "FACILITY", "施設名"
    ORGANIZATION = "ORGANIZATION", "団体名"
    INITIAL = "INITIAL", "頭文字"
    RARE = "RARE", "特異な記述"


class Layer(StrEnum):
    """Which part of the check found it."""

    KNOWN = "known"
    PATTERN = "pattern"
    NAME = "name"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Finding:
    """A piece of text that may identify someone.

    ``start`` and ``end`` are code-point offsets in the original text; ``confidence`` lies in 0 to 1.
    ``reason`` says why, in Japanese; neither it nor ``replacement`` holds the text found.
    """

    start: int
    end: int
    kind: Kind
    layer: Layer
    confidence: float
    reason: str
    replacement: str


@dataclass(frozen=True)
class Candidate:
    """A finding before its replacement is chosen; ``identity`` is shared by what means the same person."""

    start: int
    end: int
    kind: Kind
    layer: Layer
    confidence: float
    reason: str
    identity: str = ""
    is_slight: bool = False
    """So short that within a longer word of the dictionary it means nothing: 「実」 of 「実家」."""


def merge(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates in order without overlap.

    Where some overlap, one covers all they cover, so nothing found is lost; it speaks as the known one, or
    as the longest of them.
    """
    ordered = sorted(candidates, key=lambda c: (c.start, -c.end))
    merged: list[Candidate] = []
    for candidate in ordered:
        if merged and candidate.start < merged[-1].end:
            merged[-1] = _union(merged[-1], candidate)
        else:
            merged.append(candidate)
    return merged


def _union(one: Candidate, other: Candidate) -> Candidate:
    speaker = max(one, other, key=lambda c: (c.layer is Layer.KNOWN, c.end - c.start, c.confidence))
    return Candidate(
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        kind=speaker.kind,
        layer=speaker.layer,
        confidence=max(one.confidence, other.confidence),
        reason=speaker.reason,
        identity=speaker.identity,
        is_slight=one.is_slight and other.is_slight,
    )
