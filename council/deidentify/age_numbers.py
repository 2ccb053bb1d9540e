"""How ages are written, and the whole years they say."""

import re

from council.deidentify.rules import KANJI_NUMBER
from council.domain.numerals import read_number

OLDEST = 125
NUMBER = rf"(?:\d[ \t]\d(?=[ \t]?[歳才])|\d{{1,3}}|[{KANJI_NUMBER}]{{1,4}})"
GROWN = (
    r"(?:1[0-2]\d|[1-9]\d|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九][〇○零一二三四五六七八九]|百[一二三四五六七八九]?)"
    rf"(?![\d{KANJI_NUMBER}○])"
)
"""Ten and more, in digits or kanji: what a bare number must be to be taken for an age."""
_ONES = ("いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_ONE = r"(?:いっ|いち|に|さん|よん|しち|し|ご|ろく|なな|はっ|はち|きゅう|く)"
KANA = rf"(?:(?:{_ONE}?(?:じゅう|じゅっ|じっ))(?:{_ONE})?|ひゃく(?:{_ONE})?)"
KANA_SMALL = r"(?:いっ|に|さん|よん|ご|ろく|なな|はっ|きゅう)"
_SAID = re.compile(rf"(?P<tens>{_ONE})?(?P<ten>じゅう|じゅっ|じっ)?(?P<ones>{_ONE})?")
_VALUES = {word: number for number, word in enumerate(_ONES, 1)} | {
    "いっ": 1,
    "し": 4,
    "しち": 7,
    "はっ": 8,
    "く": 9,
}
FEASTS = {
    "はたち": 20,
    "ハタチ": 20,
    "還暦": 60,
    "古希": 70,
    "古稀": 70,
    "喜寿": 77,
    "傘寿": 80,
    "米寿": 88,
    "卒寿": 90,
    "白寿": 99,
    "百寿": 100,
}
"""Words for one age."""


def read_age(written: str) -> int | None:
    """Return the whole years an age as written and folded says; 0 for months."""
    if re.match("生後|[0-9]{1,2}[かカヶケ箇]月", written):
        return 0
    feast = next((years for word, years in FEASTS.items() if word in written), None)
    if feast is not None:
        return feast
    bare = re.sub(r"[ \t\n]", "", written).replace("○", "〇")
    hit = re.search(rf"[0-9]{{1,3}}|[{KANJI_NUMBER}]{{1,4}}", bare)
    if hit is None:
        return _read_said(bare)
    try:
        years = read_number(hit[0])
    except ValueError:
        return None
    return years if years <= OLDEST else None


def _read_said(kana: str) -> int | None:
    hit = re.search(rf"ひゃく({_ONE})?|{KANA}|{_ONE}(?=さい|歳)", kana)
    if hit is None:
        return None
    if hit[0].startswith("ひゃく"):
        return 100 + _VALUES.get(hit[1] or "", 0)
    said = _SAID.match(hit[0])
    if said is None:
        return None
    if said["ten"] is None:
        return _VALUES.get(hit[0])
    return 10 * _VALUES.get(said["tens"] or "いち", 1) + _VALUES.get(said["ones"] or "", 0)
