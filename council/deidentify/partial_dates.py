"""Dates that say only a day of some month, a part of a month, or a time of an era."""

import re

from council.deidentify.date_grammar import DAY, DAYS, ERA, MONTH, TIME, TWO, WEST
from council.deidentify.findings import Kind
from council.deidentify.rules import GAP, KANJI_NUMBER, Rule, rule

_RELATIVE = r"(?:一昨年|昨年|去年|おととし|今年|本年|翌年|前年|同年|来年)の?"
_ALONE = rf"(?<![\d{KANJI_NUMBER}年月])"


def _is_once(hit: re.Match[str]) -> bool:
    """「毎月5日に請求、翌月20日に支払う」 tells of no day."""
    return "毎月" not in hit.string[max(0, hit.start() - 12) : hit.start()]


PARTIAL_DATE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.DATE,
        rf"(?:一昨年|昨年|去年|おととし|翌年|前年|同年)の?(?P<hit>{MONTH}月)(?=から|に|頃|まで|以降|以来|、|末|の)",
        "年を言い換えた月です。",
        0.6,
        signs="年と",
    ),
    rule(
        Kind.DATE,
        rf"(?:同|翌|先|今|来|前|当|本)々?月の?[ \t]?{DAYS}{TIME}|(?:翌々?|同)[ \t]?{DAYS}{TIME}",
        "月を言い換えた日付です。",
        0.8,
        _is_once,
        signs="月翌同",
    ),
    rule(
        Kind.DATE,
        rf"(?:{_RELATIVE})?(?<![\d{KANJI_NUMBER}]){MONTH}月の?(?:上旬|中旬|下旬|初旬)",
        "月の一部を言う日付です。",
        0.6,
        signs="旬",
    ),
    rule(
        Kind.DATE,
        rf"(?:{_RELATIVE})?(?<![\d{KANJI_NUMBER}])(?:{MONTH}月|(?:先|今|来|同|翌)月)の?第[一二三四五1-5][ \t]?[・]?(?:[一二三四五1-5][ \t]?)?[月火水木金土日]曜日?",
        "月の何番目かの曜日です。",
        0.7,
        signs="曜",
    ),
    rule(
        Kind.DATE,
        rf"(?:{_RELATIVE})?(?<![\d{KANJI_NUMBER}])(?:{MONTH}月の?末日|{MONTH}月末(?=[にでを、。]|まで|から|ごろ|頃))|(?:今月|来月|先月|翌月|同月)の?末日",
        "月の終わりを言う日付です。",
        0.7,
        _is_once,
        signs="末",
    ),
    rule(
        Kind.DATE,
        rf"{_ALONE}{DAY}日[ \t]?(?:[(\[][月火水木金土日祝・]{{1,3}}(?:曜日?)?[)\]]|[月火水木金土日]曜日?){TIME}",
        "曜日のある日です。",
        0.7,
    ),
    rule(
        Kind.DATE,
        rf"(?:{ERA}{GAP}{TWO}|{WEST})年?の?(?:春|夏|秋|冬|暮れ|年末|年始|正月|半ば|初め|はじめ|終わり|末)",
        "年と季節です。",
        0.6,
    ),
    rule(
        Kind.DATE,
        rf"(?:昨日|今日|本日|明日|翌日|前日|当日)[ \t]?\((?P<hit>{DAY}日)\)",
        "かっこ内の日です。",
        0.7,
        signs="(",
    ),
    rule(
        Kind.DATE,
        rf"(?<![\d{KANJI_NUMBER}年月毎週第約計~])(?P<hit>{DAY}日)(?=に(?:訪問|電話|来所|来庁|受診|入院|退院|面談|連絡|架電|受電|転居|死亡|他界|亡|通院|同行|投函))",
        "出来事のあった日です。",
        0.6,
        signs="日",
    ),
    rule(
        Kind.DATE,
        r"'\d\d年|(?<![\d.])(?P<year>[4-9]\d年)(?=に(?:卒業|入学|入社|就職|退職|結婚|離婚|生ま|入院|発病|渡|上京|転居))",
        "西暦の下二桁の年です。",
        0.6,
        signs="年",
    ),
    rule(
        Kind.DATE,
        rf"{ERA}の(?:半ば|初め|はじめ|初期|中頃|中ごろ|中期|終わり|おわり|末)",
        "年号の時期です。",
        0.5,
    ),
)
