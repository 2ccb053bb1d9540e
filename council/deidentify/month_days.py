"""Days written 12/3: a day of someone's life, or a part of a whole."""

import re

from council.deidentify.date_grammar import TIME, WEEKDAY
from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

_MONTH_DAY = rf"(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\d/]){WEEKDAY}"
_EVENT = re.compile(
    r"(?:[一-龥ァ-ヴ]|に|の(?:朝|昼|夜|夕|午|晩|面|訪|予|会|電|時|件|早|深|未)|付|頃|ごろ|来|訪|電|受|架|面|入|退|通|会|相|連|送|投|発|初|次|前|予|担|朝|昼|夜|夕|午|理|ご|~|-|から|より|まで|迄|以|生|:|は|、|。|・|\||\)|」|$|[ \t][^\d/])",
    re.MULTILINE,
)
_SCORE = re.compile(
    r"(?:HDS-?R|MMSE|MoCA|PHQ-?9?|GAF|FIM|スコア|得点|点数|評価|血圧)[はが:： ]{0,3}\Z"
)
_FRACTION = re.compile(
    r"(?:に(?![訪電来受面入退連送会通手投届出帰死亡倒一初休行])|の(?![朝昼夜夕午晩面訪予会電時件早深未])|程度|ほど|以[上下]|くらい|錠|量|回|点|人|件|[、。)・は]|(?:から|まで)(?=[^。\n]{0,8}(?:\d/\d|[減増])))"
)
_PORTION = re.compile(
    r"の(?![朝昼夜夕午晩面訪予会電時件早深未])|以|程度|ほど|く?らい|補助|負担|助成"
)
_DIARY = r"(?:^[ \t・\-*>○◯●■□◆▼▽★☆]{0,4}|[|→⇒][ \t]?|次回[はの]?[:：]?[ \t]?|前回[はの]?[:：]?[ \t]?|予約[はの]?[:：]?[ \t]?|期限[はの]?[:：]?[ \t]?|日[付時程]?[:：はの][ \t]?|予定[はの]?[:：]?[ \t]?|歴[:：][ \t]?|受診[はの]?[:：]?[ \t]?|(?:明日|昨日|今日|本日|翌日|前日|当日)[、はの(]?)"
_NEAR = re.compile(r"(?<![\d/.])(1[0-2]|0?[1-9])/(3[01]|[12][0-9]|0?[1-9])(?![\d/])", re.ASCII)


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


MONTH_DAY_RULES: tuple[Rule, ...] = (
    rule(
        Kind.DATE,
        rf"(?<![\d/.第])(?P<hit>{_MONTH_DAY}(?:[ \t]?[~\-][ \t]?(?:{_MONTH_DAY}|\d{{1,2}}(?![\d/:日年月人回])))?(?:・\d{{1,2}}(?![\d/:.日年月人回件])){{0,6}}{TIME})(?![\d/])(?![ \t]?(?:程度|以[上下]|くらい|錠|量|の確率|の量|の?割合|倍|点|人|件|回|名|日分|ページ|頁|号|巻))",
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
        r"(?<![\d.])(?P<hit>(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])[ \t]?\([月火水木金土日祝・]{1,3}\))",
        "曜日のある月日です。",
        0.8,
    ),
)
