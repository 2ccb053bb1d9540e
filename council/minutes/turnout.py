"""出席実績・謝礼一覧: who came to a meeting that is over; no account, no sum."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from council.minutes.day import MeetingHead, begun
from council.minutes.elements import Column
from council.minutes.style import PageStyle

_MARGIN_MM = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnoutLine:
    """One seat, and who came for it."""

    number: str
    seat_title: str
    affiliation: str
    name: str
    mark: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnoutContent:
    """What the list says; without a word for what is paid, no column for it."""

    head: MeetingHead
    reward_word: str
    lines: tuple[TurnoutLine, ...]
    summary: str


def title_of(content: TurnoutContent) -> str:
    """What the list is called."""
    return f"出席実績・{content.reward_word}一覧" if content.reward_word else "出席実績"


def turnout_docx(content: TurnoutContent, style: PageStyle) -> bytes:
    """The list as a .docx file."""
    wider = replace(style, margin_left_mm=_MARGIN_MM, margin_right_mm=_MARGIN_MM)
    sheet = begun(content.head, title_of(content), wider)
    sheet.add(content.summary, "FormNote")
    columns = _columns(sheet.style.text_width_mm, content.reward_word)
    sheet.add_table(columns, _rows(content), title_of(content))
    return sheet.to_bytes()


def _columns(width_mm: int, reward_word: str) -> tuple[Column, ...]:
    number, name, mark, note = 10, 28, 15, 30
    amount = 24 if reward_word else 0
    paid = (Column(f"{reward_word}の額", amount),) if reward_word else ()
    return (
        Column("№", number, "TableMiddle"),
        Column("席\n機関・職", width_mm - number - name - mark - note - amount),
        Column("氏名", name),
        Column("出欠", mark, "TableMiddle"),
        *paid,
        Column("備考", note),
    )


def _rows(content: TurnoutContent) -> Iterator[tuple[str, ...]]:
    for line in content.lines:
        seat = "\n".join(dict.fromkeys((line.seat_title, line.affiliation)))
        paid = ("",) if content.reward_word else ()
        yield (line.number, seat, line.name, line.mark, *paid, line.note)
