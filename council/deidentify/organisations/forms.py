"""Organisations by their legal form: 株式会社〇〇, 〇〇㈱, カ)〇〇, NPO法人〇〇."""

import re
from collections.abc import Iterator
from functools import lru_cache

from council.deidentify.findings import Kind
from council.deidentify.organisations.backward import kana_before, name_before
from council.deidentify.organisations.forward import closed_after, name_after
from council.deidentify.organisations.parts import KANJI
from council.deidentify.organisations.words import House, any_of, endings, forms, generic, joints
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_QUOTED = re.compile(r"[ \u3000]?[「『“\"](?P<hit>[^「」『』\n。]{1,20})[」』”\"]")
_BANKED = re.compile(
    r"(?<![ァ-ヴー])(?:[カユド]\)(?P<after>[ァ-ヴー・]{2,20})|(?P<before>[ァ-ヴー・]{2,20})\([カユド]\)?)"
)
_RUN = re.compile(rf"[{KANJI}ァ-ヴーA-Za-z0-9&・ヶケ]{{1,20}}")
_PAIR = re.compile(rf"[{KANJI}]{{1,3}}と[{KANJI}]{{1,3}}(?=[のはがをにでへ、。」])")
_LOOSE = re.compile(
    rf"(?P<hit>(?!から|まで|など|だ|です|[のにをはがへとでやも])[{KANJI}ぁ-んァ-ヴー]{{2,12}}?)(?=[がをはへ、。」)\n]|から|より|に[{KANJI}]|で[{KANJI}]|の[{KANJI}]{{2}})"
)
_OF = re.compile(rf"の(?P<sign>[{KANJI}])(?=[のがをはにでへ、。」)])")
_OFFICES = frozenset(
    [
        "弁護士法人",
        "司法書士法人",
        "税理士法人",
        "社会保険労務士法人",
        "社労士法人",
        "行政書士法人",
        "監査法人",
    ]
)
"""The name may stand before these as well as behind: ひびき司法書士法人."""
_GROUP = Kind.ORGANIZATION
_REASON = "法人の名前です。"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return any_of(form for form in forms() if not re.fullmatch(r"[カユド]\)|\([カユド]", form))


def by_forms(reading: Reading) -> Iterator[House]:
    """Yield names with a legal form before or behind them."""
    for hit in _BANKED.finditer(reading.text):
        yield House(hit.start(), hit.end(), Kind.EMPLOYER, 0.9, _REASON)
    for hit in _pattern().finditer(reading.text):
        house = _with_form(reading, hit)
        if house is not None:
            yield house


def _with_form(reading: Reading, hit: re.Match[str]) -> House | None:
    kind = forms()[hit[0]]
    quoted = _QUOTED.match(reading.text, hit.end())
    if quoted and MASK not in quoted[0]:
        return House(hit.start(), quoted.end(), kind, 0.9, _REASON)
    gap = reading.text[hit.end() : hit.end() + 1] in {" ", "\u3000"}
    if kind is Kind.EMPLOYER or hit[0] in _OFFICES:
        start = _start_before(reading, hit.start())
        if start is not None:
            return House(start, hit.end(), kind, 0.9, _REASON)
    closed = closed_after(reading, hit.end() + gap)
    if closed is not None:
        ending = endings().at(reading.text, closed)
        own = endings().kind_of[ending] if ending else kind
        return House(hit.start(), closed, own if kind is _GROUP else kind, 0.9, _REASON)
    end = _open_end(reading, hit.end() + gap)
    return House(hit.start(), end, kind, 0.85, _REASON) if end is not None else None


def _start_before(reading: Reading, end: int) -> int | None:
    """Where a name before the form starts, one in kana that the dictionary cut up too."""
    before = name_before(reading, end)
    starts = [before.edge] if before is not None and before.named else []
    kana = kana_before(reading, end)
    return min([*starts, *([kana] if kana is not None else [])], default=None)


def _open_end(reading: Reading, start: int) -> int | None:
    """Where a name ends that no ending closes: NPO法人風と土, 株式会社〇〇."""
    pair = _PAIR.match(reading.text, start)
    if pair:
        return pair.end()
    body = name_after(reading, start)
    if body is not None:
        sign = _OF.match(reading.text, body.edge)
        is_sign = sign is not None and sign["sign"] not in joints()["unsigned"]
        return sign.end() if sign and is_sign else body.edge
    run = _RUN.match(reading.text, start)
    if run and run[0] not in generic() and run.end() in reading.ending:
        return run.end()
    loose = _LOOSE.match(reading.text, start)
    if loose and loose["hit"] not in generic():
        return loose.end("hit")
    return None
