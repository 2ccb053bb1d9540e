"""What a cell says, by the kind of its column. Each reader has its writer: what was written is read as it was."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any

from council.domain.mynumbers import place_of_number
from council.domain.plaintext import clean_line, clean_text, compatible
from council.domain.vocabulary import Word
from council.domain.wareki import UnreadableDate, UnreadableTime, parse_date, parse_time

Reader = Callable[[str], Any]
Writer = Callable[[Any], str]

_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NUMBER = re.compile(r"\d{1,6}")
_YES = frozenset({"true", "yes", "1", "はい", "○", "〇", "有"})
_NO = frozenset({"false", "no", "0", "いいえ", "×", "無"})
_LISTED = re.compile(r"((?:[^\\|]|\\.|\\$)*)(?:\||$)", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|])")


class BadCell(ValueError):
    """What the cell says cannot be read; the text is a sentence for the person who filled it in."""


class SecretCell(BadCell):
    """What the cell says must not even be repeated."""


def read_line(longest: int) -> Reader:
    """Text of one line."""

    def read(cell: str) -> str:
        text = _without_my_number(clean_line(cell))
        if len(text) > longest:
            raise BadCell(f"{longest}文字までにしてください。")
        return text

    return read


def read_mark(longest: int) -> Reader:
    """A mark of our own, whatever figures it holds."""

    def read(cell: str) -> str:
        mark = clean_line(cell)
        if len(mark) > longest:
            raise BadCell(f"{longest}文字までにしてください。")
        return mark

    return read


def read_prose(cell: str) -> str:
    """Text of several lines."""
    return _without_my_number(clean_text(cell))


def _without_my_number(text: str) -> str:
    if place_of_number(text) is not None:
        raise SecretCell("個人番号と思われる12桁の数字があります。個人番号は保存できません。")
    return text


def read_code(cell: str) -> str:
    """A code such as s8050."""
    text = clean_line(cell)
    if not _CODE.fullmatch(text):
        raise BadCell("コードは、英小文字で始まる英小文字・数字・_ で書いてください。")
    return text


def read_day(cell: str) -> date:
    """A day in any usual notation."""
    try:
        return parse_date(clean_line(cell))
    except UnreadableDate as error:
        raise BadCell(str(error)) from None


def read_time(cell: str) -> time:
    """A time of day in any usual notation."""
    try:
        return parse_time(clean_line(cell))
    except UnreadableTime as error:
        raise BadCell(str(error)) from None


def read_flag(cell: str) -> bool:
    """Yes or no, in English or Japanese."""
    word = _plain(cell).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadCell("true か false（はい、いいえ）で書いてください。")


def read_number(least: int, most: int) -> Reader:
    """A whole number within limits, in any width."""

    def read(cell: str) -> int:
        text = _plain(cell)
        if not _NUMBER.fullmatch(text):
            raise BadCell("数字で書いてください。")
        if not least <= int(text) <= most:
            raise BadCell(f"{least}から{most}までの数で書いてください。")
        return int(text)

    return read


def read_choice(choices: Mapping[str, Any]) -> Reader:
    """One of a few words, by their code or their Japanese label."""

    def read(cell: str) -> Any:
        text = clean_line(cell)
        found = choices.get(text, choices.get(text.lower()))
        if found is None:
            raise BadCell(f"{'、'.join(choices)} のどれかで書いてください。")
        return found

    return read


def read_word(kind: type[Word]) -> Reader:
    """A word of a vocabulary."""
    by_value: dict[str, Any] = {str(one.value): one for one in kind}
    return read_choice(by_value | {one.label: one for one in kind})


def read_list(cell: str) -> tuple[str, ...]:
    r"""Several texts with | between them, each once; a | in a text is written \|, and a \ before one \\."""
    return tuple(dict.fromkeys(read_sequence(cell)))


def read_sequence(cell: str) -> tuple[str, ...]:
    """The same, each text as often as it is written."""
    parts = _LISTED.findall(cell)
    texts = (clean_line(_ESCAPED.sub(r"\1", part)) for part in parts)
    return tuple(text for text in texts if text)


def write_text(value: Any) -> str:
    """A value as its reader takes it: ISO days, hours and minutes, true and false, codes of words, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Word):
        return str(value.value)
    return str(value)


def write_list(values: Sequence[str]) -> str:
    """The texts with | between them."""
    return "|".join(re.sub(r"([\\|])", r"\\\1", value) for value in values)


def _plain(cell: str) -> str:
    return "".join(map(compatible, clean_line(cell)))
