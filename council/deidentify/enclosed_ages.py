"""Ages written as a bare number in brackets, tables and lists."""

import re

from council.deidentify.age_contexts import FAMILY, HIT, KIN, NO_UNIT, STARTS, is_age
from council.deidentify.age_numbers import GROWN
from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

_CHILD = re.compile(
    r"(?:孫娘?|子|[長次二三四][男女]|息子|娘|甥|姪|弟|妹|ちゃん|くん|君)[ \t]?[(<\[〈《【{]\Z"
)


def _is_no_count(hit: re.Match[str]) -> bool:
    """「本人(1)、家族(2)」 counts; only a child is so young."""
    return len(hit["hit"]) > 1 or _CHILD.search(hit.string[: hit.start("hit")][-6:]) is not None


ENCLOSED_AGE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.AGE,
        r"(?P<hit>\d{2,3})(?=[ \t]*(?:[|,\t ]|$))",
        "表の中の、人に続く数字です。",
        0.7,
        is_age,
        before=rf"{KIN}[ \t]*[|,\t ][ \t]*[一-龥々ァ-ヴーぁ-ん][一-龥々ァ-ヴーぁ-ん \t]{{0,12}}[|,\t][ \t]*|(?<![一-龥A-Za-z])[男女MF](?:性)?[ \t]*[|,/・ \t]{{1,4}}",
    ),
    rule(
        Kind.AGE,
        rf"[(<\[〈《【{{](?P<hit>{GROWN}|[1-9])(?=[ \t]?(?:[)>\]〉》】}}]|[・、,/:](?:無職|有職|男|女|会社員|学生|パート|独身|未婚|既婚|小[1-6]|中[1-3]|高[1-3]|小学|中学|高校|年[長中少]|保育|幼稚)))",
        "人を表す言葉に続く、かっこ内の数字です。",
        0.85,
        _is_no_count,
        before=rf"{KIN}[ \t]?[(<\[〈《【{{]",
    ),
    rule(
        Kind.AGE,
        r"(?<![料紙図表条項号第回件名数式注例者業策録員会題案族率度費課係票書簿援談校社店局関況療容訪問類])(?<=[一-龥々ぁ-んァ-ヴー\ue000])[ \t]?\((?P<hit>1[0-9]|[2-9]\d|1[01]\d|(?:[二三四五六七八九]?十[一二三四五六七八九]|[二三四五六七八九]十|[二三四五六七八九][〇一二三四五六七八九]))"
        rf"(?=[ \t]?\)|[・、,/: ](?![ \t]?\d)){NO_UNIT}",
        "かっこ内の年齢と思われる数字です。",
        0.6,
    ),
    rule(
        Kind.AGE,
        rf"{HIT}(?=[ \t]?[)・、,/]){NO_UNIT}",
        "性別や生年月日に続く、かっこ内の数字です。",
        0.8,
        is_age,
        before=r"\([^()\n]{0,18}(?:[男女MF]性?|生まれ|生|独身|未婚|既婚|無職|別居|同居|会社員|妹|弟|兄|姉|子)[・、,/: \t]{1,2}",
    ),
    rule(
        Kind.AGE,
        rf"{STARTS}(?P<hit>\d{{1,2}})(?=(?:[、・と,]\d{{1,2}}){{0,4}}[、・と,]\d{{1,2}}[歳才](?!以上|以下|未満|まで|の方))",
        "年齢の並びです。",
        0.8,
        signs="歳才",
    ),
    rule(
        Kind.AGE,
        rf"{HIT}(?=[とや、・/\-]{GROWN}\)?の(?:親子|母子|父子|夫婦|兄弟|姉妹|きょうだい|二人|ふたり))",
        "二人の年齢の並びです。",
        0.8,
        is_age,
    ),
    rule(
        Kind.AGE,
        rf"(?P<hit>{GROWN})(?=\)?の(?:親子|母子|父子|夫婦|兄弟|姉妹|きょうだい|二人|ふたり))",
        "二人の年齢の並びです。",
        0.8,
        is_age,
        before=rf"{GROWN}[とや、・/\-]",
    ),
    rule(
        Kind.AGE,
        HIT
        + r"(?=[ \t]?[男女](?:性|[ \t、,)|/]|$)|[・/,( \t]{0,2}(?:[男女]|[M♂♀]|(?<=[・/,( \t])F)(?![A-Za-z一-龥ぁ-んァ-ヴ\d])|[・/ \t](?:無職|有職|会社員|学生|独身|未婚|既婚|パート|年金|要介護|要支援|認知症))",
        "性別や暮らし向きの前の年齢です。",
        0.7,
        is_age,
    ),
    rule(
        Kind.AGE,
        rf"\((?P<hit>{GROWN})(?=\))",
        "生年に続く、かっこ内の数字です。",
        0.75,
        is_age,
        before=r"(?:[MTSH]\d{1,2}(?:[./]\d{1,2}){0,2}|(?:18|19|20)\d\d(?:[./\-]\d{1,2}){0,2}|[年月日]|生まれ?)[ \t]?\(",
    ),
    rule(
        Kind.AGE,
        rf"\((?P<hit>{GROWN}(?:前後|くらい|ぐらい|位|過ぎ|近く))\)",
        "かっこ内の、おおよその年齢です。",
        0.7,
        is_age,
        signs="(",
    ),
    rule(
        Kind.AGE,
        rf"\((?P<hit>{GROWN}[・、,/と]{GROWN})\)",
        "二人の年齢の並びです。",
        0.8,
        is_age,
        before=rf"(?:{KIN}|夫婦|夫妻|父母|母子|父子|姉妹|兄弟|親子|二人|きょうだい)[ \t]?\(",
        signs="(",
    ),
    rule(
        Kind.AGE,
        rf"(?<=[|,\t ])(?P<hit>\d{{2,3}})(?=[ \t]{{0,3}}[|,\t ][ \t]{{0,3}}{FAMILY}(?:[|,\t ]|$))",
        "表の中の、人に並ぶ数字です。",
        0.7,
        is_age,
    ),
)
