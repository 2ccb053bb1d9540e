"""Dates in every notation: Japanese and western years, with or without month and day."""

import re

from council.deidentify.findings import Kind
from council.deidentify.rules import GAP, KANJI_NUMBER, Rule, rule
from council.domain.numerals import read_number
from council.domain.wareki import UnreadableDate, era_named

_K = f"[{KANJI_NUMBER}]"
_ERA = rf"(?:明{GAP}治|大{GAP}正|昭{GAP}和|平{GAP}成|令{GAP}和)"
_LETTER = r"(?<![A-Za-z0-9])[MTSHR]"
_SHORT_ERA = r"[明大昭平令]"
_TWO = rf"(?:元|\d{GAP}\d?|{_K}{{1,4}})"
_WEST = r"(?:(?<!\d)(?:18[6-9]|19\d|20\d)\d|[一二][〇零一二三四五六七八九]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|(?:二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]))"
_WEEKDAY = r"(?:\([月火水木金土日祝・]{1,3}\))?"
_DAYS = rf"(?:{_DAY}{GAP}日(?!間|目){_WEEKDAY}(?:[~・、\-]?{_DAY}日(?!間|目){_WEEKDAY})*)"
_FROM_MONTH = rf"{_MONTH}{GAP}月(?:{GAP}{_DAYS})?(?:[~・\-]{_MONTH}月(?!間){_DAYS}?)?"
_NO_SPAN = r"(?!代|度|間|問題|以上|以内)"
_YEAR = (
    rf"(?:{_ERA}{GAP}{_TWO}|{_LETTER}\.?\d{{1,2}}|(?<![一-龥]){_SHORT_ERA}\d{{1,2}}|(?:西暦)?{_WEST})"
    rf"{GAP}年{_NO_SPAN}"
)
_SPLIT = r"[./\-・]"
_DATE = (
    rf"(?:{_YEAR}(?:{GAP}{_FROM_MONTH})?"
    rf"|(?:{_LETTER}\.?|{_ERA}|(?<![一-龥]){_SHORT_ERA})(?:元|\d{{1,2}}){_SPLIT}\d{{1,2}}(?:{_SPLIT}\d{{1,2}})?(?!\d)"
    rf"|{_WEST}{_SPLIT}\d{{1,2}}(?:{_SPLIT}\d{{1,2}})?(?![\d年])"
    rf"|(?<!\d)(?:19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?<![\d{KANJI_NUMBER}])(?:\d{{1,2}}年)?{_MONTH}{GAP}月{GAP}{_DAYS})"
    rf"{_WEEKDAY}"
)
_YEAR_READ = re.compile(
    rf"(?P<era>明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\.?(?P<in_era>元|[0-9]{{1,2}}|{_K}{{1,4}})"
    rf"|(?P<west>{_WEST})"
)
_MONTH_READ = re.compile(rf"(?:年|^)({_MONTH})月")
_NUMERIC_MONTH = re.compile(r"(?:元|[0-9])[./\-・]([0-9]{1,2})")


def _is_real(hit: re.Match[str]) -> bool:
    return read_month(hit["hit"]) is not None or read_year(hit["hit"]) is not None


DATE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.BIRTHDATE,
        rf"(?:生{GAP}年{GAP}月{GAP}日|誕生日)[はが:： \t()]{{0,4}}(?P<hit>{_DATE}|{_FROM_MONTH})",
        "生年月日として書かれています。",
    ),
    rule(Kind.BIRTHDATE, rf"(?P<hit>{_DATE})(?=[ \t)]?(?:生|誕生|出生))", "生まれた日です。"),
    rule(Kind.DATE, rf"(?P<hit>{_DATE})", "日付です。", 0.9, _is_real),
    rule(
        Kind.DATE,
        r"(?<![\d/.])(?P<hit>(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9]))(?![\d/])"
        r"(?=\([月火水木金土日]|に|付|頃|来|訪|電|~|から|まで|生)",
        "月日の形です。",
        0.7,
    ),
)


def read_year(written: str) -> int | None:
    """Return the western year of a date as it was written and folded, if it says one."""
    hit = _YEAR_READ.search(re.sub(r"[ \t]", "", written))
    if hit is None:
        return None
    try:
        if hit["west"]:
            return read_number(hit["west"])
        number = 1 if hit["in_era"] == "元" else read_number(hit["in_era"])
        return era_named(hit["era"]).first.year + number - 1
    except (UnreadableDate, ValueError):
        return None


def read_month(written: str) -> int | None:
    """Return the first month a date as written and folded says, from 1 to 12."""
    bare = re.sub(r"[ \t]", "", written)
    named = _MONTH_READ.search(bare)
    if named:
        return read_number(named[1])
    month = re.match(r"([0-9]{1,2})/", bare) or _NUMERIC_MONTH.search(bare)
    if month is None and re.fullmatch(r"[0-9]{8}", bare):
        month = re.match(r"[0-9]{4}([0-9]{2})", bare)
    number = int(month[1]) if month else 0
    return number if 1 <= number <= 12 else None
