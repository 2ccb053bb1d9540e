"""The forms a replacement may take, and where a text already holds them: those are never marked."""

import re

from council.deidentify.findings import Kind
from council.domain.folding import Folded, fold
from council.domain.plaintext import compatible

LETTERS = "ABCDEFGH"
YEAR_LETTERS = "XYZ"
HONORIFICS = ("さん", "様", "さま", "氏", "くん", "君", "ちゃん", "殿", "先生")

_HOUSES = (
    "社|校|病院|医院|医療機関|クリニック|診療所|地区|地域|市|区|町|村|駅|高校|高等学校|中学校|中学|小学校|大学|学校|専門学校|"
    "施設|事業所|センター|団体|機関|法人"
)
_AFTER_LETTER = "|".join(HONORIFICS) + "|家|子|医師|支援"
_LABELS = "|".join(kind.label for kind in Kind)
_PLACEHOLDER = re.compile(
    rf"〔(?:{fold(_LABELS, compatible).text})〕"
    r"|[1-8]0代|90代以上|10歳未満"
    rf"|(?<![A-Za-z])[{YEAR_LETTERS}](?:\+[0-9]{{1,3}})?年(?:(?:1[0-2]|[1-9])月(?!(?:[0-9]{{1,2}}|[一二三十]{{1,3}})日(?!間|目)))?"
    r"|(?<!年)(?:1[0-2]|(?<![0-9])[1-9])月頃"
    rf"|(?<![A-Za-z])(?P<letter>[{LETTERS}])(?:{_HOUSES}|氏|(?={_AFTER_LETTER}))",
)
_YEAR_LETTER = re.compile(rf"(?<![A-Za-z])[{YEAR_LETTERS}](?=(?:\+[0-9]{{1,3}})?年)")


def view_of(text: str) -> Folded:
    """Return the text in plain widths, as the patterns read it."""
    return fold(text, _spelling)


def placeholder_spans(view: Folded) -> list[tuple[int, int]]:
    """Return where the text already holds replacements, as offsets in the original."""
    return [view.span(*hit.span()) for hit in _PLACEHOLDER.finditer(view.text)]


def letters_used(view: Folded) -> set[str]:
    """Return the letters that already stand for someone or something in the text."""
    return {hit["letter"] for hit in _PLACEHOLDER.finditer(view.text) if hit["letter"]}


def year_letters_used(view: Folded) -> set[str]:
    """Return the letters that already stand for a year in the text."""
    return {hit[0] for hit in _YEAR_LETTER.finditer(view.text)}


def label_placeholder(kind: Kind) -> str:
    """Return 「〔電話番号〕」."""
    return f"〔{kind.label}〕"


def _spelling(cluster: str) -> str:
    return "~" if cluster in {"〜", "∼"} else compatible(cluster)
