"""Dates that say only a day of some month, a part of a month, or a time of an era."""

from council.deidentify.date_grammar import DAY, DAYS, ERA, MONTH, TIME, TWO, WEST
from council.deidentify.findings import Kind
from council.deidentify.rules import GAP, KANJI_NUMBER, Rule, rule

_RELATIVE = r"(?:一昨年|昨年|去年|おととし|今年|本年|翌年|前年|同年|来年)の?"
_ALONE = rf"(?<![\d{KANJI_NUMBER}年月])"

PARTIAL_DATE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.DATE,
        rf"(?:同|翌|先|今|来|前|当|本)々?月の?[ \t]?{DAYS}{TIME}|翌(?:々)?[ \t]?{DAYS}{TIME}",
        "月を言い換えた日付です。",
        0.8,
        signs="月翌",
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
        rf"{_ALONE}{DAY}日[ \t]?(?:[(\[][月火水木金土日祝・]{{1,3}}(?:曜日?)?[)\]]|[月火水木金土日]曜日?){TIME}",
        "曜日のある日です。",
        0.7,
    ),
    rule(
        Kind.DATE,
        rf"(?:{ERA}{GAP}{TWO}|{WEST})年?の(?:春|夏|秋|冬|暮れ|年末|年始|正月|半ば|初め|はじめ|終わり|末)",
        "年と季節です。",
        0.6,
    ),
    rule(
        Kind.DATE,
        rf"{ERA}の(?:半ば|初め|はじめ|初期|中頃|中ごろ|中期|終わり|おわり|末)",
        "年号の時期です。",
        0.5,
    ),
)
