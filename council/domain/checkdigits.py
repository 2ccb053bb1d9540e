"""Numbers that prove themselves by a check digit, and where they stand in a text."""

import re

from council.domain.folding import fold
from council.domain.plaintext import compatible

MY_NUMBER_LENGTH = 12
_MY_NUMBER_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_SEPARATED = r"\d(?:[-ー\s・.]{0,3}\d){11}(?!\d)"
_CANDIDATE = re.compile(rf"(?<!\d)(?={_SEPARATED})")
_WHOLE = re.compile(_SEPARATED)


def my_number_check_digit(first_eleven: str) -> int:
    """Return the twelfth digit of an 個人番号 for its first eleven (総務省令第85号, 5条)."""
    remainder = sum(int(d) * w for d, w in zip(first_eleven, _MY_NUMBER_WEIGHTS, strict=True)) % 11
    return 0 if remainder <= 1 else 11 - remainder


def is_my_number(digits: str) -> bool:
    """Say whether twelve half-width digits carry the check digit of an 個人番号."""
    if len(digits) != MY_NUMBER_LENGTH or not (digits.isascii() and digits.isdigit()):
        return False
    return my_number_check_digit(digits[:-1]) == int(digits[-1])


def is_card_number(digits: str) -> bool:
    """Say whether 14 to 16 half-width digits pass the check of payment cards (Luhn)."""
    if not re.fullmatch(r"[0-9]{14,16}", digits):
        return False
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def find_my_numbers(text: str) -> list[tuple[int, int]]:
    """Return where numbers with the right check digit stand, as offsets in the text, in order.

    Any width; up to three spaces, dashes or dots may stand between digits. Never a part of a longer run.
    """
    folded = fold(text, compatible)
    found: list[tuple[int, int]] = []
    for place in _CANDIDATE.finditer(folded.text):
        hit = _WHOLE.match(folded.text, place.start())
        if hit is None or not is_my_number(re.sub(r"\D", "", hit[0])):
            continue
        start, end = folded.span(hit.start(), hit.end())
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
