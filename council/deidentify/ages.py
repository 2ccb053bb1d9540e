"""Exact ages in every notation. Bands, programme limits and numbers of years are not ages of someone."""

import re

from council.deidentify.age_numbers import FEASTS, KANA, KANA_SMALL, NUMBER, read_age
from council.deidentify.enclosed_ages import ENCLOSED_AGE_RULES
from council.deidentify.findings import Kind
from council.deidentify.lived_ages import LIVED_AGE_RULES
from council.deidentify.roster_ages import ROSTER_AGE_RULES
from council.deidentify.rules import KANJI_NUMBER, Rule, rule
from council.deidentify.stated_ages import STATED_AGE_RULES
from council.deidentify.told_ages import TOLD_AGE_RULES

_LIMITS = frozenset({0, 3, 6, 12, 15, 16, 18, 20, 25, 29, 30, 34, 35, 39, 40, 44, 45, 49, 50}) | {
    *(59, 60, 64, 65, 69, 70, 74, 75, 80, 88, 90, 99, 100)
}
_YEARS = r"(?:歳|才|サイ(?![ァ-ヴー])|さい(?!た)|(?<=\d\d)オ(?![ァ-ヴー]))"
_NOT_BAND = r"(?![ \t]?(?:代|半?児|半?[健検]診|~|未満児|\d{1,2}[かカヶケ箇]月児))"
_MONTHS = r"[ \t]?[\d一二三四五六七八九十]{1,2}[かカヶケ箇]月"
_VAGUE = r"(?:ちょうど|前後|くらい|ぐらい|位|程度|すぎ|過ぎ|近く|そこそこ|手前)"
_LIMIT_AFTER = re.compile(
    r"(?:に?以上|以下|未満|超|を超え|到達|まで|を過ぎた方|の切り?替え|の壁|の年齢|での?(?:切り?替え|区切)|になると|になったら|になれば|で定年|から[前後]期|から(?:対象|利用|受[けら]|[。、)]|が対象)|を対象|が対象|に一律|前に?(?:初診|の?障害|傷病)|からの?(?:繰[上りり]|受給|支給|特例|任意|加入|請求|申請|対象|で(?:あり|ある|す|、|。))|までの?(?:繰[下り]|延長|加入|任意))"
)
_LIMIT_BEFORE = re.compile(r"(?:おおむね|概ね|対象は|原則|上限は|下限は|対象年齢は?)[ \t]?\Z")
_CHAIN_AFTER = re.compile(rf"(?:[・、,/]{NUMBER}[歳才]){{1,8}}")
_RANGE_END = re.compile(rf"(?:から|~|-){{1}}({NUMBER})[歳才]", re.ASCII)
_RANGE_START = re.compile(rf"({NUMBER})[歳才](?:から|~|-)$", re.ASCII)


def _is_age(hit: re.Match[str]) -> bool:
    return read_age(hit["hit"]) is not None


def _is_someones(hit: re.Match[str]) -> bool:
    age = read_age(hit["hit"])
    return age is not None and not (age in _LIMITS and _reads_as_limit(hit))


def _reads_as_limit(hit: re.Match[str]) -> bool:
    """「40歳以上」, 「15歳から39歳」, 「75歳・80歳以上」: an age a programme names, not one a person has."""
    text, end = hit.string, hit.end()
    if _LIMIT_BEFORE.search(text[max(0, hit.start() - 8) : hit.start()]):
        return True
    begun = _RANGE_START.search(text[max(0, hit.start() - 8) : hit.start()])
    if begun is not None and read_age(begun[1]) not in _LIMITS:
        return False
    chain = _CHAIN_AFTER.match(text, end)
    if _LIMIT_AFTER.match(text, chain.end() if chain else end) and (chain or _is_plain(hit)):
        return True
    other = _RANGE_END.match(text, end) or _RANGE_START.search(
        text[max(0, hit.start() - 8) : hit.start()]
    )
    return other is not None and read_age(other[1]) in _LIMITS


def _is_plain(hit: re.Match[str]) -> bool:
    return re.search("[歳才い]", hit["hit"][-1]) is not None


AGE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.AGE,
        rf"(?<![\d{KANJI_NUMBER}~.])(?<!\d-)(?P<hit>(?:(?:満|数え(?:年で?|で)?|享年|当時)[ \t]?)?{NUMBER}[ \t\n]?{_YEARS}"
        rf"(?:半|{_MONTHS}|\d{{1,2}}月(?![\d日末上中下に]))?{_VAGUE}?){_NOT_BAND}",
        "年齢です。",
        0.95,
        _is_someones,
        signs="歳才さサオ",
    ),
    rule(
        Kind.AGE,
        r"(?<![\d.])(?P<hit>(?P<from>\d{1,3})[歳才]?[~\-](?P<to>\d{1,3})[歳才])(?![ \t]?(?:代|児|以上|以下|未満|まで|の方|を対象))",
        "幅のある年齢です。",
        0.8,
        lambda hit: 0 < int(hit["to"]) - int(hit["from"]) < 3,
        signs="歳才",
    ),
    rule(
        Kind.AGE,
        r"(?<![\d後])(?P<hit>\d{1,2}[かカヶケ箇]月)(?=の(?:乳児|赤ちゃん|赤ん坊|子|娘|息子|男|女|孫))",
        "月齢です。",
        0.8,
        signs="月",
    ),
    rule(
        Kind.AGE,
        r"(?P<hit>生後[ \t]?[\d一二三四五六七八九十]{1,2}[ \t]?(?:[かカヶケ箇]月|週間?|日))",
        "月齢です。",
        signs="後",
    ),
    rule(
        Kind.AGE,
        rf"(?P<hit>(?:{KANA}|{KANA_SMALL})(?:さい|歳|才))(?!た|けん|ばん|がい|ふ|せい|こう|ご)",
        "かなで書かれた年齢です。",
        0.9,
        _is_age,
        signs="さ歳才",
    ),
    rule(
        Kind.AGE,
        r"(?<![\d.])(?P<hit>\d{1,3}[ \t-]?(?:y\.?[ \t]?/?o\.?(?![A-Za-z])|years?[ \t-]old|yrs?(?![A-Za-z])|y(?![A-Za-z])))",
        "英語で書かれた年齢です。",
        0.9,
        _is_age,
        signs="y",
    ),
    rule(
        Kind.AGE,
        rf"(?P<hit>{'|'.join(FEASTS)})(?!者|式|おめ|の?集い)",
        "年齢を表す言葉です。",
        0.6,
        signs="寿暦希稀たタ",
    ),
    rule(
        Kind.AGE,
        r"(?P<hit>[三四五六七八九]十路|[二三四五六七八九]十の坂)",
        "年齢を表す言葉です。",
        0.6,
        signs="路坂",
    ),
    *TOLD_AGE_RULES,
    *LIVED_AGE_RULES,
    *ENCLOSED_AGE_RULES,
    *ROSTER_AGE_RULES,
    *STATED_AGE_RULES,
)
