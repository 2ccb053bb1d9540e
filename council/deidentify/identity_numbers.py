"""Numbers an office gives to one person or one case."""

import re

from council.deidentify.findings import Candidate, Kind, Layer
from council.deidentify.labelled_numbers import COUNTED, GROUPS
from council.deidentify.rules import MASK, Rule, rule
from council.domain.checkdigits import find_my_numbers

_SAID = (
    r"(?:ゼロ|レイ|マル|イチ|ニ[イー]?|サン|ヨン|ゴ[オー]?|ロク|ナナ|シチ|ハチ|キュウ?|"
    r"ぜろ|れい|まる|いち|にい?|さん|よん|ごお?|ろく|なな|しち|はち|きゅう?)"
)
_KANJI = "[〇○零一二三四五六七八九]"
# at least one digit in it: 89E0417, R06-ひ-0213, AB-1234/5
_CODE = r"(?=[A-Za-z\-]{0,6}\d)(?:[A-Za-z]{0,4}-?)?\d[\dA-Za-z]{0,15}(?:-(?:[ぁ-んァ-ヴ一-龥]-)?[\dA-Za-z]{1,12}){0,4}(?![A-Za-z0-9\-])"
_CARDS = (
    r"(?:受給者証|受給証|医療証|認定証|証明書|免許証|運転免許|在留カード|旅券|パスポート|手帳|診察券|診察カード|会員証|会員カード|利用カード|貸出カード|図書カード|貸出券|利用証|ポイントカード|学生証|社員証|"
    r"登録証|許可証|通知書|決定通知|カルテ|ケース|事件|学籍|受付|整理|管理|登録|利用者|お客様|お客さま|契約者?|会員|患者|顧客|申請|保護|免許|注文|追跡|照会|文書)"
)


def _is_on_a_card(hit: re.Match[str]) -> bool:
    """「診察券は…病院の00-58213」: the card is named before the house that gave it."""
    before = re.split("[。\n]", hit.string[max(0, hit.start() - 40) : hit.start()])[-1]
    digits = sum(sign.isdigit() for sign in hit["hit"])
    return digits > 3 and re.search(_CARDS, before) is not None


IDENTITY_RULES: tuple[Rule, ...] = (
    rule(
        Kind.MYNUMBER,
        rf"(?:個人番号|マイナ(?:ンバー)?|通知カード)[^\d。\ue000〇○零一二三四五六七八九]{{0,20}}(?P<hit>\d(?:[-ー \t\n・./|]{{0,2}}\d){{11}}(?!\d)|{_KANJI}(?:[-ー・/ \t\n]?{_KANJI}){{11}})",
        "個人番号として書かれています。保存できません。",
        1.0,
        signs="個マ通",
    ),
    rule(
        Kind.ID_NO,
        rf"{_CARDS}(?:等)?(?:の)?(?:番号|No\.?)?[はがを:： \t(第「【、]{{0,4}}(?P<hit>{GROUPS}|{_CODE}){COUNTED}",
        "証や手続きに続く番号です。",
        0.8,
        lambda hit: sum(sign.isdigit() for sign in hit["hit"]) > 3,
    ),
    rule(
        Kind.ID_NO,
        rf"(?:病院|医院|診療所|クリニック|[科院館]|{MASK})の(?P<hit>{_CODE}){COUNTED}(?![冊床階頁])",
        "証を出したところに続く番号です。",
        0.75,
        _is_on_a_card,
        signs="の",
    ),
    rule(
        Kind.ID_NO,
        r"第[ \t]?(?P<hit>\d{1,2}[一-龥]{1,6}\d{2,6}|\d{1,4}-\d{2,8}|[一-龥]{0,4}\d{4,14})[ \t]?号",
        "証や文書の番号です。",
        0.85,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        r"(?<![一-龥第])(?P<hit>[一-龥]{1,4}第?\d{4,6}号)(?![室棟車線機])",
        "文書の番号です。",
        0.7,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        r"(?<!\d)\d{1,2}(?!年)[一-龥]{2,6}(?<!法律)(?<!条例)(?<!規則)第\d{1,6}号",
        "役所の文書の番号です。",
        0.85,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        r"(?<![一-龥\d])[一-龥]{0,3}[福保健生相介障支児高][一-龥]{0,3}(?<!法律)(?<!条例)(?<!規則)(?<!会議)(?<!部会)(?<!様式)(?<!議案)(?<!要綱)第\d{1,6}号",
        "役所の文書の番号です。",
        0.7,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        r"(?<!\d)\d{2}[ \t]\d{2}[ \t]\d{6}[ \t]\d{2}(?!\d)",
        "運転免許証の番号の区切りです。",
        0.8,
    ),
    rule(
        Kind.ID_NO,
        r"(?:平成|令和|昭和|[平令昭])(?:元|\d{1,2})年?\([一-龥ァ-ヴ]{1,3}\)第?\d{1,6}号?",
        "事件の番号です。",
        signs="(",
    ),
    rule(
        Kind.ID_NO,
        r"(?<![A-Za-z0-9])[A-Z]{2}[ \t]?\d{3,4}[ \t]?\d{4}(?:[ \t]?[A-Z]{2})?(?![A-Za-z0-9])",
        "在留カードや旅券の番号の形です。",
        0.85,
    ),
    rule(
        Kind.ID_NO,
        r"(?<![A-Za-z0-9\-])(?:19|20)?\d{2}-[A-Z]{1,3}-?\d{2,6}(?![A-Za-z0-9\-])",
        "年と記号のある整理番号の形です。",
        0.75,
        signs="-",
    ),
    rule(Kind.ID_NO, rf"(?<![\d.,])\d{{7,}}(?!\d)(?![.,]\d){COUNTED}", "桁の多い番号です。", 0.6),
    rule(
        Kind.ID_NO,
        r"(?<!\d)\d{3,4}[- ]\d{4}[- ]\d{4}(?!\d)|(?<![\d/.])\d{4}([/・.])\d{4}\1\d{4}(?![\d/.])",
        "桁の多い番号です。",
        0.6,
    ),
    rule(
        Kind.ID_NO,
        r"(?:票|[相届証書状]|カード|手帳|受理|受付|通報|告訴|被害|事件)[はが、:： \t「(]{1,3}(?P<hit>(?!様式|別記|別表|別紙|議案)[一-龥]{1,6}第[ \t]?\d{1,6}[ \t]?号)(?![ \t]?(?:様式|議案|被保険者|研究|会議|[条項]))",
        "受け付けや証の番号です。",
        0.75,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        r"防犯登録(?:番号)?[はがの:： \t「(]{0,3}(?P<hit>(?:[一-龥]{1,5}[ \t]?)?[A-Z0-9ぁ-んァ-ヴ]{0,3}[- \t]?\d{4,7})(?!\d)",
        "自転車の防犯登録の番号です。",
        signs="防",
    ),
    rule(
        Kind.ID_NO,
        rf"{_SAID}(?:[のノー、,・ \-]{{0,2}}{_SAID}){{6,15}}",
        "読み上げた番号です。",
        0.8,
    ),
    rule(
        Kind.ID_NO,
        r"[一-龥]{1,3}[都道府県市区]第[ \t]?\d{3,8}[ \t]?号",
        "手帳などの番号です。",
        0.9,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        rf"(?:[内外眼]科|歯科|整形(?:外科)?|皮膚科|耳鼻科|精神科|小児科|泌尿器科|婦人科|脳外科?|循環器科?|消化器科?)[:： \t(]{{0,2}}(?P<hit>{_CODE}){COUNTED}(?!床)",
        "診療科に続く、診察券などの番号です。",
        0.7,
        lambda hit: sum(sign.isdigit() for sign in hit["hit"]) > 2,
        signs="科形外器",
    ),
)


def checked_numbers(text: str) -> list[Candidate]:
    """Return the numbers in the text that carry the check digit of an 個人番号."""
    reason = "個人番号の検査数字が合う12桁の数字です。保存できません。"
    return [
        Candidate(start, end, Kind.MYNUMBER, Layer.PATTERN, 0.99, reason)
        for start, end in find_my_numbers(text)
    ]
