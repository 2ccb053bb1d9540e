"""Bank accounts and payment cards."""

import re

from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule
from council.domain.checkdigits import is_card_number

_NAME = r"(?:(?<![一-龥々ァ-ヴーA-Za-zぁ-ん])|(?<=[はがをにでとも]))[一-龥々ァ-ヴーA-Za-zぁ-ん](?:(?![はがをにで])[一-龥々ァ-ヴーA-Za-zぁ-ん]){0,11}?"
_BANK = r"(?:銀行|信用金庫|信金|信用組合|信組|労働金庫|労金|ろうきん|農業協同組合|農協|漁協|信託|バンク|郵便局)"
_GAP = r"(?:[ \t\n/・,、|:：]{0,2}(?:\(\d{3}\)[ \t]?)?)"
_BRANCH = (
    r"(?:[一-龥々ァ-ヴーぁ-んA-Za-z0-9〇○]{1,10}(?:支店|本店|出張所|営業部|支所|店)|本店|店番[号]?)"
)
_SHOP = r"(?:[〇○零一二三四五六七八九\d]{3}(?:支?店|(?=[ \t]))|店番(?:号)?[:： ]?\d{2,4})"
_SORT = r"(?:\(?(?:普通?|当座?|貯蓄?|総合|定期|通常)(?:預金|貯金|口座)?\)?)"
_LABEL = r"(?:口座(?:番号)?|番号|No\.?)"
_NUMBER = r"\d{3,4}-?\d{3,4}(?!\d)"
_TAIL = rf"(?:{_SORT}{_GAP})?(?:{_LABEL}[はが]?{_GAP})?{_NUMBER}"


def _is_card(hit: re.Match[str]) -> bool:
    return is_card_number(re.sub(r"[^0-9]", "", hit[0]))


ACCOUNT_RULES: tuple[Rule, ...] = (
    rule(
        Kind.BANK,
        rf"(?:{_NAME}{_BANK}|ゆうちょ(?:銀行)?|みずほ|三菱UFJ|三井住友|りそな|きらぼし|楽天|PayPay|住信SBI|JA[一-龥ァ-ヴぁ-ん]{{1,8}}){_GAP}(?:{_BRANCH}{_GAP}|{_SHOP}{_GAP}){{0,2}}(?:総合口座{_GAP}{_SHOP}?{_GAP})?{_TAIL}",
        "口座の番号です。",
    ),
    rule(
        Kind.BANK,
        rf"(?:口座[:： \t])?(?:(?:{_BRANCH}|{_SHOP}){_GAP})?(?:普通|当座|貯蓄|\(普\)|\(当\)|総合|定期)(?:預金|貯金|口座)?{_GAP}(?:{_SHOP}{_GAP})?(?:{_LABEL}[はが]?{_GAP})?{_NUMBER}",
        "口座の番号です。",
        signs="普当貯総定",
    ),
    rule(
        Kind.BANK,
        rf"(?:{_SHOP}{_GAP})?口座(?:番号)?[はが:： \t「(]{{0,3}}{_NUMBER}(?:[ \t]?\([^()\n\ue000]{{2,24}}\))?",
        "口座の番号です。",
        signs="口",
    ),
    rule(
        Kind.BANK,
        r"(?:ゆうちょ(?:銀行)?[ \t]?)?記号[ \t]?[:：]?[ \t]?\d{5}[ \t、,・\-]{0,2}(?:の[ \t]?)?番号[ \t]?[:：]?[ \t]?\d{3,4}-?\d{3,4}(?!\d)",
        "口座の番号です。",
        signs="記",
    ),
    rule(
        Kind.BANK,
        r"(?:ゆうちょ(?:銀行)?[ \t]?)?(?<![\d\-])1\d{4}-\d{1,2}?-?\d{6,8}(?![\d\-])",
        "ゆうちょの記号と番号の桁数です。",
        0.85,
        signs="-",
    ),
    rule(
        Kind.ID_NO,
        r"(?<!\d)\d{4}(?:[- \t]?\d{4}){2}[- \t]?\d{2,4}(?!\d)",
        "カードの番号の検査数字が合います。",
        0.9,
        _is_card,
    ),
)
