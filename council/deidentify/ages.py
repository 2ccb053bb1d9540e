"""Exact ages in every notation. Bands, programme limits and numbers of years are not ages of someone."""

import re

from council.deidentify.findings import Kind
from council.deidentify.rules import KANJI_NUMBER, Rule, rule
from council.domain.numerals import read_number

OLDEST = 125
_NUMBER = rf"(?:\d{{1,3}}|[{KANJI_NUMBER}]{{1,4}})"
_LIMITS = frozenset(
    {
        0,
        3,
        6,
        12,
        15,
        18,
        20,
        25,
        29,
        30,
        34,
        35,
        39,
        40,
        44,
        49,
        50,
        59,
        60,
        64,
        65,
        69,
        70,
        74,
        75,
    }
)
_YEARS = r"(?:歳|才|さい(?!た))"
_NOT_BAND = r"(?![ \t]?(?:代|児|~|\d{1,2}[かカヶケ箇]月児))"
_LIMIT_WORDS = ("以上", "以下", "未満", "超", "を超え", "到達", "まで")
_RANGE_END = re.compile(rf"から({_NUMBER})[歳才]", re.ASCII)
_RANGE_START = re.compile(rf"({_NUMBER})[歳才]から$", re.ASCII)
_KIN = (
    r"(?:父|母|夫|妻|兄|弟|姉|妹|祖父|祖母|息子|娘|長男|次男|二男|三男|四男|長女|次女|二女|三女|四女|本人|"
    r"当事者|伯父|叔父|伯母|叔母|甥|姪|孫|子|男性|女性|さん|様|氏|くん|君|ちゃん|世帯主)"
)
_AFTER_PAREN = r"(?=[ \t]?(?:\)|[・、,/](?:無職|有職|男|女|会社員|学生|パート|独身|未婚|既婚)))"


def read_age(written: str) -> int | None:
    """Return the whole years an age as written and folded says; 0 for months."""
    if re.search("生後", written):
        return 0
    hit = re.search(rf"[0-9]{{1,3}}|[{KANJI_NUMBER}]{{1,4}}", written)
    try:
        years = read_number(hit[0]) if hit else None
    except ValueError:
        return None
    return years if years is not None and years <= OLDEST else None


def _is_age(hit: re.Match[str]) -> bool:
    return read_age(hit["hit"]) is not None


def _is_someones(hit: re.Match[str]) -> bool:
    age = read_age(hit["hit"])
    return age is not None and not (age in _LIMITS and _reads_as_limit(hit))


def _reads_as_limit(hit: re.Match[str]) -> bool:
    """「40歳以上」, 「15歳から39歳」: an age a programme names, not one a person has."""
    after = hit.string[hit.end() : hit.end() + 8]
    if after.startswith(_LIMIT_WORDS):
        return True
    other = _RANGE_END.match(after) or _RANGE_START.search(
        hit.string[max(0, hit.start() - 8) : hit.start()]
    )
    return other is not None and read_age(other[1]) in _LIMITS


AGE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.AGE,
        rf"(?<![\d{KANJI_NUMBER}~\-])(?P<hit>(?:満|数え(?:年)?|享年|当時)?{_NUMBER}[ \t]?{_YEARS}"
        rf"(?:半|[ \t]?\d{{1,2}}[ \t]?[かカヶケ箇]月)?(?:前後|くらい|ぐらい|位|程度)?){_NOT_BAND}",
        "年齢です。",
        0.95,
        _is_someones,
    ),
    rule(Kind.AGE, r"(?P<hit>生後\d{1,2}[かカヶケ箇]月)", "月齢です。"),
    rule(
        Kind.AGE,
        rf"(?:享年|年齢[:：は]?[ \t]?|当時満?|行年)(?P<hit>{_NUMBER})(?![\d{KANJI_NUMBER}歳才~\-年月日回人名か])",
        "年齢として書かれた数字です。",
        0.85,
        _is_age,
    ),
    rule(
        Kind.AGE,
        rf"{_KIN}[ \t]?\((?P<hit>{_NUMBER}){_AFTER_PAREN}",
        "人を表す言葉に続く、かっこ内の数字です。",
        0.85,
        _is_age,
    ),
    rule(
        Kind.AGE,
        r"(?![料紙図表条項号第回件名])[一-龥々ぁ-んァ-ヴー\ue000]\((?P<hit>1[0-9]|[2-9]\d|10\d)"
        + _AFTER_PAREN,
        "かっこ内の年齢と思われる数字です。",
        0.6,
    ),
)
