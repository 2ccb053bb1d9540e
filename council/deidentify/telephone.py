"""Telephone and fax numbers, however written or spoken."""

import re

from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

_SEP = r"[ \t]?[-ー()./・_~の][ \t]?"
_KANJI = "[〇○零0-9一二三四五六七八九]"
_SAID = (
    r"(?:ゼロ|レイ|マル|イチ|ニ[イー]?|サン|ヨン|ゴ[オー]?|ロク|ナナ|シチ|ハチ|キュ[ウー]?|"
    r"ぜろ|れい|まる|いち|にい?|さん|よん|ごお?|ろく|なな|しち|はち|きゅう?|[〇○零一二三四五六七八九0-9])"
)
_LABEL = r"(?:電話|でんわ|携帯|ケータイ|スマホ|自宅|職場|連絡先|折返し?|TEL|Tel|tel|FAX|Fax|fax|ファクス|ファックス|ファクシミリ|☎|☏|℡)"
_EXTENSION = r"(?:[ \t]?[(、,]?[ \t]?内線(?:番号)?[:： \t]{0,2}\d{1,6}\)?)?"


def _has_digits(hit: re.Match[str]) -> bool:
    """「〇〇-〇〇〇〇-〇〇〇〇」 is a form left open."""
    return re.search("[一二三四五六七八九]", hit[0]) is not None


TELEPHONE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.PHONE,
        r"(?<![\d])(?:\+81[ \t\-]{0,2}(?:\(0\))?|\((?=0\d{1,4}\))0|0)\d{1,4}"
        rf"(?:{_SEP}\n?|[ \t])(?:[ \t]?\(?)\d{{1,4}}(?:{_SEP}\n?|[ \t])\d{{3,4}}(?!\d)(?:[・/]\d{{4}}(?![\d年月]))?{_EXTENSION}",
        "電話番号の形です。",
    ),
    rule(
        Kind.PHONE,
        r"(?<![\d\-.])0(?!0)\d{9,10}(?!\d)" + _EXTENSION,
        "電話番号の桁数の数字です。",
        0.9,
    ),
    rule(
        Kind.PHONE,
        rf"(?<!{_KANJI})[〇○零0]{_KANJI}{{1,4}}[-ー()の、・ ]{_KANJI}{{1,4}}[-ー()の、・ ]{_KANJI}{{3,4}}(?!{_KANJI})",
        "漢数字の電話番号の形です。",
        accepts=_has_digits,
        signs="〇○零",
    ),
    rule(
        Kind.PHONE,
        r"(?<![〇○零])[〇○零][一二三四五六七八九][〇○零一二三四五六七八九]{7,9}(?![〇○零一二三四五六七八九])",
        "漢数字の電話番号の桁数です。",
        0.9,
        signs="〇○零",
    ),
    rule(
        Kind.PHONE,
        rf"(?:ゼロ|レイ|マル|ぜろ|れい|まる)(?:(?:[のノー、,・ \-]{{0,3}}){_SAID}){{8,15}}",
        "読み上げた電話番号です。",
        0.9,
        signs="ロイルろいる",
    ),
    rule(
        Kind.PHONE,
        rf"{_LABEL}[^\d\n\ue000]{{0,8}}(?P<hit>\d{{2,4}}[-ー ]?\d{{4}})(?![\d年月])",
        "電話番号として書かれた数字です。",
    ),
    rule(
        Kind.PHONE,
        r"(?P<hit>\d{1,4}-\d{4})(?![\d\-])",
        "電話番号の一部として書かれた数字です。",
        0.8,
        before=r"(?:局番|そのあと|つづけて|続けて|続いて|あとに|番号(?:は|が|:)?)[ \t「]{0,2}",
    ),
    rule(
        Kind.PHONE,
        r"市外局番[はがのを:： \t「(]{0,3}(?P<hit>0\d{1,4})(?!\d)",
        "市外局番です。",
        0.8,
        signs="局",
    ),
    rule(
        Kind.PHONE,
        r"(?<![\d\-])0[5789]0[、,]\d{4}[、,]\d{4}(?!\d)",
        "携帯電話の番号の形です。",
        0.9,
    ),
    rule(
        Kind.PHONE,
        r"(?<![\d\-])(?:0\d{1,2}-\d{8}|0\d{2,3}-\d{7}|0\d{4,5}-\d{4,5})(?![\d\-])",
        "区切りの足りない電話番号の桁数です。",
        0.85,
        lambda hit: sum(sign.isdigit() for sign in hit[0]) in {10, 11},
        signs="-",
    ),
    rule(
        Kind.PHONE,
        r"\+[1-9]\d{0,2}(?:[ \-]?\(?\d{1,4}\)?){2,5}(?!\d)|(?<![\d\-])81-\d{1,3}-\d{3,4}-\d{4}(?!\d)",
        "国際電話の番号の形です。",
        0.9,
        lambda hit: sum(sign.isdigit() for sign in hit[0]) > 8,
        signs="+-",
    ),
    rule(
        Kind.PHONE,
        r"(?<!\d)\d{2,4}局の?[ \t]?\d{4}番?",
        "局番を言う電話番号です。",
        0.9,
        signs="局",
    ),
    rule(
        Kind.PHONE,
        r"(?:内線(?:番号)?|\(内\))[はが:：(]?[ \t]?(?P<hit>\d{2,6})(?!\d)",
        "内線番号です。",
        0.8,
        signs="内",
    ),
)
