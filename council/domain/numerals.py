"""How numbers are written in documents and read from people's text."""

import re
import unicodedata
from typing import Literal

Digits = Literal["full", "half", "house"]
"""``full``: ８ and １２; ``half``: 8 and 12; ``house``: ８ but 12, as many offices write."""

KANJI_DIGITS = "〇一二三四五六七八九"
_TO_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_UNITS = {"十": 10, "百": 100, "千": 1000}


def fullwidth(text: str) -> str:
    """Return the text with every half-width digit written full-width; nothing else changes."""
    return text.translate(_TO_FULL)


def write_digits(text: str, digits: Digits = "full") -> str:
    """Return the text with its numbers in the wanted width, whatever width they had."""
    plain = re.sub("[０-９]", lambda hit: unicodedata.normalize("NFKC", hit[0]), text)
    if digits == "full":
        return fullwidth(plain)
    if digits == "house":
        return re.sub(r"(?<![0-9])[0-9](?![0-9])", lambda hit: fullwidth(hit[0]), plain)
    return plain


def write_number(number: int, digits: Digits = "full") -> str:
    """Return a whole number in the wanted width, without separators."""
    return write_digits(str(number), digits)


def read_number(text: str) -> int:
    """Return the value of 12, １２, 十二 or 一二, below ten thousand; ValueError for anything else."""
    plain = unicodedata.normalize("NFKC", text).replace("零", "〇")
    if plain.isdecimal():
        return int(plain)
    if plain and all(character in KANJI_DIGITS for character in plain):
        return int("".join(str(KANJI_DIGITS.index(character)) for character in plain))
    return _read_kanji_units(plain)


def _read_kanji_units(text: str) -> int:
    total, pending, smallest = 0, None, 10_000
    for character in text:
        if character in KANJI_DIGITS and pending is None:
            pending = KANJI_DIGITS.index(character)
        elif character in _UNITS and _UNITS[character] < smallest:
            smallest = _UNITS[character]
            total += (1 if pending is None else pending) * smallest
            pending = None
        else:
            pending = -1
            break
    if not text or pending == -1:
        message = "not a number"
        raise ValueError(message)
    return total + (pending or 0)
