"""The 委員名簿: who holds which seat on a given day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from council.domain.vocabulary import Word
from council.minutes.elements import Column
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle

_MARGIN_MM = 20  # six columns need more room than a letter


class RosterForm(Word):
    """The two forms of offices: the post matters, or the person."""

    BY_POST = "posts", "部署・職・氏名"
    BY_NAME = "names", "氏名・職（所属等）"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One seat; without a name it is vacant."""

    seat_title: str
    agency: str = ""
    post: str = ""
    name: str = ""
    office: str = ""
    term_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterContent:
    """What a 委員名簿 says."""

    municipality: str
    body_name: str
    as_of_label: str
    rows: tuple[RosterRow, ...] = ()
    secretariat: tuple[str, ...] = ()
    form: RosterForm = RosterForm.BY_POST


def roster_docx(content: RosterContent, style: PageStyle) -> bytes:
    """The 委員名簿 as a .docx file."""
    body = f"{content.municipality}{content.body_name}"
    wider = replace(style, margin_left_mm=_MARGIN_MM, margin_right_mm=_MARGIN_MM)
    sheet = Sheet(f"{body}　委員名簿（{content.as_of_label}現在）", wider)
    sheet.foot()
    sheet.add(body, "Subtitle")
    sheet.add("委　員　名　簿", "Title")
    sheet.add(f"{content.as_of_label}現在　（敬称略）", "RightAligned")
    width = sheet.style.text_width_mm
    if content.form is RosterForm.BY_NAME:
        sheet.add_table(_name_columns(width), _by_name(content.rows), "委員名簿")
    else:
        sheet.add_table(_columns(width), _rows(content.rows), "委員名簿")
    if content.secretariat:
        sheet.add("事務局", "Heading1")
        sheet.add_all(content.secretariat, "Point")
    return sheet.to_bytes()


def _columns(width_mm: int) -> tuple[Column, ...]:
    number, seat, post, name, term = 10, 34, 24, 30, 39
    agency = width_mm - number - seat - post - name - term
    return (
        Column("№", number, "TableMiddle"),
        Column("席", seat),
        Column("機関", agency),
        Column("職", post),
        Column("氏名", name),
        Column("任期", term),
    )


def _rows(rows: Iterable[RosterRow]) -> Iterable[tuple[str, ...]]:
    for number, row in enumerate(rows, start=1):
        seat = "\n".join(filter(None, (row.seat_title, f"（{row.office}）" if row.office else "")))
        name = row.name or "（推薦待ち）"
        yield str(number), seat, row.agency, row.post, name, row.term_label


def _name_columns(width_mm: int) -> tuple[Column, ...]:
    number, name, office, term = 10, 34, 26, 39
    return (
        Column("№", number, "TableMiddle"),
        Column("氏名", name),
        Column("職（所属等）", width_mm - number - name - office - term),
        Column("役", office),
        Column("任期", term),
    )


def _by_name(rows: Iterable[RosterRow]) -> Iterable[tuple[str, ...]]:
    for number, row in enumerate(rows, start=1):
        yield str(number), row.name or "（推薦待ち）", affiliation(row), row.office, row.term_label


def affiliation(row: RosterRow) -> str:
    """職（所属等）: the post with the agency in brackets; of a vacant seat, what it is for."""
    if not row.name:
        return row.seat_title
    if not row.post:
        return row.agency or row.seat_title
    return f"{row.post}（{row.agency}）" if row.agency else row.post
