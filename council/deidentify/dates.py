"""Dates with a year or a month: Japanese and western, written out or in figures."""

import re

from council.deidentify.birth_dates import BIRTH_DATE_RULES
from council.deidentify.date_grammar import DATE, K
from council.deidentify.date_reading import read_month, read_year
from council.deidentify.findings import Kind
from council.deidentify.month_days import MONTH_DAY_RULES
from council.deidentify.partial_dates import PARTIAL_DATE_RULES
from council.deidentify.rules import GAP, Extent, Rule, rule

_PLANS_FROM = 2040  # 「2040年」 speaks of plans, of nobody's life
_ENGLISH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_RUN_ON = re.compile(rf"(?:[0-9]{{1,2}}|{K}{{1,3}}){GAP}日(?!間|目)")


_MEETING = re.compile(
    r"第[ \t]?[0-9一二三四五六七八九十]{1,3}[ \t]?回[^\n。、「」]{0,16}(?:部会|協議会|審議会|委員会|総会|連絡会|本部会議|全体会議?)[ \t]?\(\Z"
)
_OF_MEETING = re.compile(
    r"(?:に?(?:開催|開会|実施)(?:の|した|された)|の)第[ \t]?[0-9一二三四五六七八九十]{1,3}[ \t]?回[^\n。、「」]{0,12}(?:部会|協議会|審議会|委員会|総会|連絡会|本部会議|全体会)"
)


def _is_of_meeting(hit: re.Match[str]) -> bool:
    """「第6回部会（令和8年2月12日）」 is the council's own day and in its published record."""
    start, end = hit.span("hit")
    before = hit.string[max(0, start - 36) : start]
    return _MEETING.search(before) is not None or bool(_OF_MEETING.match(hit.string, end))


def _is_real(hit: re.Match[str]) -> bool:
    if _is_of_meeting(hit):
        return False
    year = read_year(hit["hit"])
    if year is None:
        return read_month(hit["hit"]) is not None
    return year < _PLANS_FROM


def _with_its_day(hit: re.Match[str]) -> Extent:
    """A day run on behind would stand behind the month put in its place, and make a date of it again."""
    group = "hit" if "hit" in hit.re.groupindex else 0
    day = _RUN_ON.match(hit.string, hit.end(group))
    return hit.start(group), day.end() if day else hit.end(group)


def _looks_dated(written: str) -> bool:
    """Section and version numbers are small; a year in the era or a day is not always."""
    parts = [int(part) for part in re.findall(r"\d+", written)]
    return (
        written[0] in "0'"
        or re.search("[./]0", written) is not None
        or max(parts[1:]) > 9
        or parts[0] > 9
    )


DATE_RULES: tuple[Rule, ...] = (
    *BIRTH_DATE_RULES,
    rule(
        Kind.DATE,
        rf"(?P<hit>(?>{DATE}))(?!(?:施行|公布|法律|政令|省令|条例|告示|付け?[ \t]?(?:[一-龥]{{1,6}}発|厚|事務連絡|内閣|通知|告示)))",
        "日付です。",
        0.9,
        _is_real,
        extent=_with_its_day,
    ),
    rule(
        Kind.DATE,
        r"(?<![\d.A-Za-z第章節版\-/])(?<!Ver)(?<!Ver\.)(?P<hit>'?0?\d{1,2}[./](?:1[0-2]|0?[1-9])[./](?:3[01]|[12]\d|0?[1-9]))(?![\d.])(?=[ \t]?(?:[一-龥ァ-ヴ(:|、。]|に|の|か|$))(?!版|章|節|項|条|号|系)",
        "年号を略した日付の形です。",
        0.65,
        lambda hit: _looks_dated(hit["hit"]),
    ),
    rule(
        Kind.DATE,
        rf"(?<![A-Za-z])(?:{_ENGLISH}[ \t]?\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ \t]?(?:19|20)\d\d)?|\d{{1,2}}(?:st|nd|rd|th)?[ \t]{_ENGLISH}(?:[ \t](?:19|20)\d\d)?|{_ENGLISH}[ \t](?:19|20)\d\d)(?![A-Za-z\d])",
        "英語の日付の形です。",
        0.85,
        extent=_with_its_day,
        signs="JFMASOND",
    ),
    rule(
        Kind.DATE,
        r"(?P<hit>\d{1,2}[ \t]?[・.,/\-][ \t]?(?:1[0-2]|0?[1-9])[ \t]?[・.,/\-][ \t]?(?:3[01]|[12]\d|0?[1-9]))(?![\d・./\-])",
        "日付の欄の、年号を略した日付です。",
        0.85,
        before=r"(?:年月日|[付診談問院所録定助結会査始続約療絡載成新出行]日|期[限日]|日時)(?:欄)?[はが:： \t\n(|]{0,3}",
    ),
    *MONTH_DAY_RULES,
    *PARTIAL_DATE_RULES,
)
