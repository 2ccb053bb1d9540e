"""Ages written as a bare number with what happened then, or put roughly."""

from council.deidentify.age_contexts import HIT, STARTS, is_age
from council.deidentify.age_numbers import GROWN
from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

_LIFE = (
    r"(?:家を出|結婚|離婚|再婚|死|亡|倒れ|独立|上京|嫁|退職|就職|離職|失業|発病|発症|入院|父を|母を|夫を|妻を|親を|子を|産|出産|授か|生ま|定年|卒業|中退|働|勤め|辞め|初めて|引き?こも|ひきこも|来日|渡|他界|没|逝|"
    r"仕事|会社|学校|家に|東京|暮ら|育|独り|一人)"
)

LIVED_AGE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.AGE,
        HIT
        + r"(?=の(?:ころ|頃|とき|時|春|夏|秋|冬|誕生日|まま|年に|年の瀬|声を|坂|峠|大台|半ば|若さ|身空|おり|折))",
        "出来事に結び付いた年齢です。",
        0.75,
        is_age,
    ),
    rule(
        Kind.AGE,
        rf"{HIT}(?=(?:で|に(?:なって|して)?|まで|から|から{GROWN}まで)、?{_LIFE})",
        "出来事に結び付いた年齢です。",
        0.7,
        is_age,
    ),
    rule(
        Kind.AGE,
        HIT
        + r"(?=を(?:過ぎ|すぎ|越え|越し|迎え|目前)|に(?:手が届|差し掛か|さしかか|なんなん)|の坂を?|がらみ|過ぎ(?:まで|から|て)|を前に|にもなって|いくつ|過ぎの|すぎの|手前の|近い(?:息子|娘|父|母|兄|姉|弟|妹|長|次|男|女|本人))",
        "ある年齢の前後を言う言い方です。",
        0.6,
        is_age,
    ),
    rule(
        Kind.AGE,
        rf"{STARTS}(?P<hit>{GROWN}(?:そこそこ|前後|がらみ))(?=の(?:男|女|息子|娘|人|夫婦|母|父)|だ|で|と|、|。)",
        "ある年齢の前後を言う言い方です。",
        0.6,
        is_age,
        signs="そ前が",
    ),
    rule(
        Kind.AGE,
        r"(?<![\d.])(?P<hit>(?:[1-9]\d|[二三四五六七八九]?十[一二三四五六七八九]?)[、,・][\d一二三四五六七八九](?:[歳才]|(?=の(?:男|女|人|頃|ころ|息子|娘)|くらい|ぐらい|だろう|と思)))",
        "二つの数で言った年齢です。",
        0.7,
        is_age,
    ),
    rule(
        Kind.AGE,
        r"(?<![一-龥\d])(?P<hit>[三四五六七八九]つ)(?=の(?:とき|時|ころ|頃|年に|春|夏|秋|冬))",
        "数え方で言った年齢です。",
        0.7,
        is_age,
        signs="つ",
    ),
)
