"""個人番号 is never stored: what holds one is refused, with the place named (番号法)."""

from council.domain.checkdigits import find_my_numbers
from council.domain.errors import DomainError

SENTENCE = (
    "%(place)s文字目に、個人番号と思われる12桁の数字があります。個人番号は保存できません。"
    "消すか書き直してから、もう一度保存してください。"
)


def place_of_number(text: str) -> int | None:
    """Where the first number with a right check digit begins, counted from one."""
    found = find_my_numbers(text)
    return found[0][0] + 1 if found else None


def refuse_my_number(text: str, *, field: str) -> None:
    """Refuse a text that holds such a number."""
    place = place_of_number(text)
    if place is not None:
        raise DomainError(SENTENCE, field=field, place=place)
