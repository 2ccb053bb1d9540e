"""Numbers given to one person: 個人番号, insurance, pension, accounts, plates, and long runs of digits."""

import re

from council.deidentify.findings import Candidate, Kind, Layer
from council.deidentify.rules import Rule, rule
from council.domain.checkdigits import find_my_numbers, is_card_number

_TO = r"[^\d\n\ue000。、]{0,6}"
_UNIT = r"(?![ \t]?(?:年|月|円|人|件|名|回|世帯|万|千|億|点|歩|字|kcal|%))"
_NAME = r"(?:(?![はがをにでとへも])[一-龥々ァ-ヴーA-Za-zぁ-ん]){1,12}"


def _is_card(hit: re.Match[str]) -> bool:
    return is_card_number(re.sub(r"[^0-9]", "", hit[0]))


NUMBER_RULES: tuple[Rule, ...] = (
    rule(
        Kind.MYNUMBER,
        rf"(?:個人番号|マイナンバー){_TO}(?P<hit>\d(?:[-ー \t]{{0,2}}\d){{11}})(?!\d)",
        "個人番号として書かれています。保存できません。",
        1.0,
    ),
    rule(
        Kind.INSURANCE_NO,
        rf"(?:被保険者|保険証|保険者|国保|介護保険)証?の?(?:記号・?番号|記号|番号){_TO}"
        r"(?P<hit>\d[\d\-]{3,14})(?!\d)",
        "保険証の番号として書かれています。",
    ),
    rule(
        Kind.PENSION_NO,
        rf"年金(?:証書|手帳)?(?:の)?(?:記号)?番号{_TO}(?P<hit>\d{{4}}[-ー]?\d{{6}}(?:[-ー]?\d{{4}})?)(?!\d)",
        "年金番号として書かれています。",
    ),
    rule(
        Kind.BANK,
        rf"{_NAME}(?:銀行|信用金庫|信金|信用組合|信組|労働金庫|農協|郵便局)(?:[ \t]?{_NAME}"
        r"(?:支店|本店|出張所|営業部))?"
        r"[ \t]?(?:(?:普通|当座|貯蓄)(?:預金|口座)?)?[ \t]?(?:口座)?(?:番号)?[:：]?[ \t]?\d{6,8}(?!\d)",
        "口座の番号です。",
    ),
    rule(
        Kind.BANK,
        r"(?:普通|当座|貯蓄)(?:預金|口座)?[ \t]?(?:口座)?(?:番号)?[:：]?[ \t]?\d{6,8}(?!\d)"
        r"|記号[ \t]?[:：]?[ \t]?\d{5}[ \t、,・]{0,2}番号[ \t]?[:：]?[ \t]?\d{6,8}(?!\d)",
        "口座の番号です。",
    ),
    rule(
        Kind.ID_NO,
        r"(?:番号|診察券|ID|No\.?|№|受給者証|手帳)(?:の)?(?:番号)?[はがのを:： \t(第]{0,4}"
        rf"(?P<hit>[A-Za-z]{{0,3}}-?\d[\d\-]{{2,18}}\d)(?!\d){_UNIT}",
        "番号として書かれています。",
        0.85,
    ),
    rule(
        Kind.ID_NO,
        r"(?<!\d)\d{4}(?:[- \t]?\d{4}){2}[- \t]?\d{2,4}(?!\d)",
        "カードの番号の検査数字が合います。",
        0.9,
        _is_card,
    ),
    rule(Kind.ID_NO, rf"(?<![\d.,])\d{{7,}}(?!\d)(?![.,]\d){_UNIT}", "桁の多い番号です。", 0.6),
    rule(
        Kind.ID_NO,
        r"(?<!\d)\d{4}-\d{4}-\d{4}(?!\d)",
        "桁の多い番号です。",
        0.6,
    ),
    rule(
        Kind.PLATE,
        r"[一-龥]{1,4}[ \t]?\d{2,3}[ \t]?[ぁ-ん][ \t]?(?:\d{1,2}[-ー]\d{2}|[・.]{1,3}\d{1,3}|\d{4})(?!\d)",
        "車のナンバーの形です。",
        0.85,
    ),
)


def checked_numbers(text: str) -> list[Candidate]:
    """Return the numbers in the text that carry the check digit of an 個人番号."""
    reason = "個人番号の検査数字が合う12桁の数字です。保存できません。"
    return [
        Candidate(start, end, Kind.MYNUMBER, Layer.PATTERN, 0.99, reason)
        for start, end in find_my_numbers(text)
    ]
