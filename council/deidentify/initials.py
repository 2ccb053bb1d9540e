"""Initials of a name. Letters handed out in order (Ａ氏, Bさん) stand for nobody's name and pass."""

import re

from council.deidentify.age_contexts import KIN
from council.deidentify.findings import Kind
from council.deidentify.placeholders import HONORIFICS, LETTERS
from council.deidentify.rules import Rule, rule


def _is_no_list(hit: re.Match[str]) -> bool:
    return not ("・" in hit[0] and set(re.findall("[A-Z]", hit[0])) <= set(LETTERS))


INITIAL_RULES: tuple[Rule, ...] = (
    rule(
        Kind.INITIAL,
        r"(?<![A-Za-z.・])[A-Z][.・][ \t]?[A-Z](?![A-Za-z]|[.・][A-Za-z])\.?",
        "氏名の頭文字の形です。",
        0.7,
        _is_no_list,
        signs=".・",
    ),
    rule(
        Kind.INITIAL,
        rf"(?<![A-Za-z.])(?P<hit>[I-WYZ])(?={'|'.join(HONORIFICS)})",
        "氏名の頭文字かもしれません。",
        0.5,
    ),
    rule(
        Kind.INITIAL,
        r"(?<![A-Za-z.])(?P<hit>[I-WYZ]\.)(?=[ \t]?(?:[一-龥ァ-ヴ]|[A-Z]{2,20}(?![A-Z_])))",
        "氏名の頭文字かもしれません。",
        0.5,
        signs=".",
    ),
    rule(
        Kind.INITIAL,
        r"[A-Z][a-zÀ-ž'’]{1,20}[ \t](?P<hit>[A-Z]\.)(?![A-Za-z])",
        "名に続く頭文字です。",
        0.6,
        signs=".",
    ),
    rule(
        Kind.INITIAL,
        r"(?P<hit>[I-WYZ])(?=[はがをも、])",
        "家族を表す言葉に続く頭文字です。",
        0.5,
        before=rf"{KIN}の?",
    ),
)
