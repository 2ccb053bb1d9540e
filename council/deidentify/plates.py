"""Number plates of cars and scooters."""

from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

_SERIES = r"[ \t]?\d[\dA-Z]{1,2}[ \t]?[ぁ-んA-Z][ \t]?"
_FOUR = r"(?:\d{1,2}[-ー]\d{2}|[・.]{1,3}[ \t]?\d{1,3}|[・.]{2}\d-\d|[・.]?\d{1,2}-\d{2}|\d{4}|(?<=[ \t])\d{1,3})(?![\d年月日人円件])"

PLATE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.PLATE,
        rf"(?:[一-龥ヶ]{{1,4}}|なにわ|つくば|とちぎ|いわき){_SERIES}{_FOUR}",
        "車のナンバーの形です。",
        0.85,
    ),
    rule(
        Kind.PLATE,
        r"[一-龥]{1,5}[ \t][ぁ-ん][ \t](?:\d{1,2}[-ー]\d{2}|\d{4})(?![\d\-年月日人円件])",
        "二輪などのナンバーの形です。",
        0.85,
    ),
    rule(
        Kind.PLATE,
        r"(?:ナンバー(?:プレート)?|車番|車両番号|登録番号)[はがの:： \t「(]{0,3}(?P<hit>(?:[一-龥]{1,4}[ \t]?)?(?:[ぁ-ん][ \t]?)?(?:\d{1,2}[-ー]\d{2}|\d{4}))(?![\d\-])",
        "車のナンバーとして書かれています。",
        0.93,
        signs="ナ車登",
    ),
)
