"""Dates with a year or a day: Japanese and western, written out or in figures, births before all."""

import re

from council.deidentify.bare_ages import KIN
from council.deidentify.date_grammar import DATE, ERA, FROM_MONTH, SHORT_ERA, SPLIT, TIME, WEEKDAY
from council.deidentify.date_reading import read_month, read_year
from council.deidentify.findings import Kind
from council.deidentify.partial_dates import PARTIAL_DATE_RULES
from council.deidentify.rules import GAP, Rule, rule

_PLANS_FROM = 2040  # 「2040年」 speaks of plans, of nobody's life
_BIRTH = rf"(?:生{GAP}年{GAP}月{GAP}日|誕生日|出生日|生まれ(?:た日)?|セイネンガッピ|DOB|D\.O\.B\.?|Birth(?:day|date)?)"
_SAID = r"(?:いち|に|さん|よん|し|ご|ろく|なな|しち|はち|きゅう|く|じゅう|がん){1,4}"
_ENGLISH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_MONTH_DAY = rf"(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\d/]){WEEKDAY}"
_EVENT = re.compile(
    r"(?:[一-龥ァ-ヴ]|に|の(?:朝|昼|夜|夕|午|晩|面|訪|予|会|電|時|件|早|深|未)|付|頃|ごろ|来|訪|電|受|架|面|入|退|通|会|相|連|送|投|発|初|次|前|予|担|朝|昼|夜|夕|午|理|ご|~|-|から|より|まで|迄|以|生|:|は|、|。|・|\||\)|」|$|[ \t][^\d/])",
    re.MULTILINE,
)
_SCORE = re.compile(
    r"(?:HDS-?R|MMSE|MoCA|PHQ-?9?|GAF|FIM|スコア|得点|点数|評価|血圧)[はが:： ]{0,3}\Z"
)
_FRACTION = re.compile(
    r"(?:に(?![訪電来受面入退連送会通])|の(?![朝昼夜夕午晩面訪予会電時件早深未])|程度|ほど|以[上下]|くらい|錠|量|回|点|人|件|[、。)・は]|から|まで)"
)
_DIARY = r"(?:^[ \t・\-*>○◯●■□◆▼▽★☆]{0,4}|[|→⇒][ \t]?|次回[はの]?[:：]?[ \t]?|前回[はの]?[:：]?[ \t]?|予約[はの]?[:：]?[ \t]?|期限[はの]?[:：]?[ \t]?|日[付時程]?[:：はの][ \t]?|予定[はの]?[:：]?[ \t]?|歴[:：][ \t]?|受診[はの]?[:：]?[ \t]?|(?:明日|昨日|今日|本日|翌日|前日|当日)[、はの(]?)"


_PORTION = re.compile(
    r"の(?![朝昼夜夕午晩面訪予会電時件早深未])|以|程度|ほど|く?らい|補助|負担|助成"
)


def _is_real(hit: re.Match[str]) -> bool:
    year = read_year(hit["hit"])
    if year is None:
        return read_month(hit["hit"]) is not None
    return year < _PLANS_FROM


def _is_day(hit: re.Match[str]) -> bool:
    """Tell 「5/19投函」 from 「1/2の確率」: a part of a whole has a small number below the line."""
    month, day = (int(part) for part in re.findall(r"\d{1,2}", hit["hit"])[:2])
    if _SCORE.search(hit.string[max(0, hit.start() - 12) : hit.start()]):
        return False
    if day > 12 or re.search("[(曜~\\-]", hit["hit"]):
        return True
    if not _EVENT.match(hit.string, hit.end()):
        return False
    is_part = month < day and _FRACTION.match(hit.string, hit.end()) is not None
    return not is_part or (month, day) in _other_days(hit)


def _is_whole_day(hit: re.Match[str]) -> bool:
    month, day = (int(part) for part in re.findall(r"\d{1,2}", hit["hit"])[:2])
    is_part = month < day <= 12 and _PORTION.match(hit.string, hit.end()) is not None
    return not is_part or (month, day) in _other_days(hit)


def _other_days(hit: re.Match[str]) -> set[tuple[int, int]]:
    near = hit.string[max(0, hit.start() - 60) : hit.end() + 60]
    days = [(int(m), int(d)) for m, d in _NEAR.findall(near)]
    return set(days) if any(day > 12 for _, day in days) else set()


_NEAR = re.compile(r"(?<![\d/.])(1[0-2]|0?[1-9])/(3[01]|[12][0-9]|0?[1-9])(?![\d/])", re.ASCII)

DATE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.BIRTHDATE,
        rf"{_BIRTH}(?:[はがも:：,\"|・ \t\n()(]|西暦|和暦|明・|大・|昭・|平・|令|平){{0,10}}?(?P<hit>{DATE}|{FROM_MONTH}|\d{{1,2}}/\d{{1,2}}(?![/\d]))",
        "生年月日として書かれています。",
    ),
    rule(
        Kind.BIRTHDATE,
        rf"{_BIRTH}(?:[はがも:：,\"|・ \t\n(]|大|昭|平|令|明治|大正|昭和|平成|令和|明|[MTSHR]){{0,10}}?(?P<hit>\d{{1,4}}{SPLIT}\d{{1,2}}{SPLIT}\d{{1,2}}|[MTSHR]?\d{{6,8}})(?!\d)",
        "生年月日として書かれています。",
        0.9,
    ),
    rule(
        Kind.BIRTHDATE,
        rf"(?P<hit>{DATE}|(?:[MTSH]|{SHORT_ERA}|{ERA})\d{{1,2}}|'\d\d[./]\d{{1,2}}(?:[./]\d{{1,2}})?|(?<![\d/])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9]))(?=[ \t)、]{{0,2}}(?:の?[早遅]?生(?!活|徒|保|命|業|物|計)|の?うまれ|に生|に産|が誕生日|誕生|出生))",
        "生まれた日です。",
        signs="生う誕産",
    ),
    rule(
        Kind.BIRTHDATE,
        rf"(?P<hit>(?:[MTS]|明治?|大正?|昭和?)\.?(?:元|\d{{1,2}})(?:年|{SPLIT})(?:\d{{1,2}}(?:月|{SPLIT})?(?:\d{{1,2}}日?)?)?)(?=[ \t]?[)・、,])",
        "人を表す言葉に続く、かっこ内の生年です。",
        0.92,
        before=rf"{KIN}(?:の?[一-龥々ァ-ヴーぁ-ん]{{1,6}})?[ \t]?\(",
        signs="(",
    ),
    rule(
        Kind.BIRTHDATE,
        rf"(?:めいじ|たいしょう|しょうわ|へいせい|れいわ){_SAID}ねん(?:{_SAID}がつ)?(?:{_SAID}にち)?",
        "かなで書かれた年です。",
        0.85,
        signs="ね",
    ),
    rule(
        Kind.BIRTHDATE,
        r"(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[ \t,|/]{1,3}(?:男|女|[MF](?![A-Za-z])|\d{1,3}歳))",
        "性別や年齢と並ぶ日付です。",
        0.9,
    ),
    rule(
        Kind.DATE,
        rf"(?P<hit>(?>{DATE}))(?!(?:施行|公布|法律|政令|省令|条例|告示))",
        "日付です。",
        0.9,
        _is_real,
    ),
    rule(
        Kind.DATE,
        rf"(?<![\d/.第])(?P<hit>{_MONTH_DAY}(?:[ \t]?[~\-][ \t]?(?:{_MONTH_DAY}|\d{{1,2}}(?![\d/:日年月人回])))?{TIME})(?![\d/])(?![ \t]?(?:程度|以[上下]|くらい|錠|量|の確率|の量|の?割合|倍|点|人|件|回|名|日分|ページ|頁|号|巻))",
        "月日の形です。",
        0.7,
        _is_day,
    ),
    rule(
        Kind.DATE,
        rf"(?<![\d/.])(?P<hit>{_MONTH_DAY})(?![\d/])",
        "記録の初めや見出しにある月日です。",
        0.7,
        _is_whole_day,
        before=_DIARY,
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
        r"(?<![\d.])(?P<hit>(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])[ \t]?\([月火水木金土日祝・]{1,3}\))",
        "曜日のある月日です。",
        0.8,
    ),
    rule(
        Kind.DATE,
        rf"(?<![A-Za-z])(?:{_ENGLISH}[ \t]?\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ \t]?(?:19|20)\d\d)?|\d{{1,2}}(?:st|nd|rd|th)?[ \t]{_ENGLISH}(?:[ \t](?:19|20)\d\d)?|{_ENGLISH}[ \t](?:19|20)\d\d)(?![A-Za-z\d])",
        "英語の日付の形です。",
        0.85,
        signs="JFMASOND",
    ),
    *PARTIAL_DATE_RULES,
)


def _looks_dated(written: str) -> bool:
    """Section and version numbers are small; a year in the era or a day is not always."""
    parts = [int(part) for part in re.findall(r"\d+", written)]
    return (
        written[0] in "0'"
        or re.search("[./]0", written) is not None
        or max(parts[1:]) > 9
        or parts[0] > 9
    )
