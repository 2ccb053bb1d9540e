"""The 別表 of a founding instrument: the seats of a body, without the people in them."""

from dataclasses import dataclass

from council.minutes.elements import Column
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRow:
    """One seat: its number in the annex, what it is called, for whom, how long a term in it lasts."""

    item: str
    seat_title: str
    agency: str
    kind: str
    office: str
    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexContent:
    """What a 別表 says: on what it rests, of which body it is, the rules, the seats."""

    title: str
    instrument: str
    body_name: str
    as_of_label: str
    rules: tuple[tuple[str, str], ...]
    rows: tuple[AnnexRow, ...]


def annex_docx(content: AnnexContent, style: PageStyle) -> bytes:
    """The 別表 as a .docx file."""
    sheet = Sheet(f"{content.title}（{content.body_name}）", style)
    sheet.foot()
    sheet.add(content.title, "Title")
    sheet.add(content.body_name, "Subtitle")
    sheet.add_all(filter(None, (content.instrument, f"{content.as_of_label}現在")), "RightAligned")
    sheet.add_table(_columns(style.text_width_mm), _rows(content), content.title)
    if content.rules:
        sheet.add("決まり", "Heading1")
        widths = (Column("", 36, "TableLabel"), Column("", style.text_width_mm - 36))
        sheet.add_table(widths, content.rules, "決まり")
    return sheet.to_bytes()


def _columns(width_mm: int) -> tuple[Column, ...]:
    item, kind, office, term = 20, 20, 24, 18
    seat = (width_mm - item - kind - office - term) * 0.55
    return (
        Column("号", item, "TableMiddle"),
        Column("席", seat),
        Column("機関", width_mm - item - kind - office - term - seat),
        Column("種類", kind),
        Column("役", office),
        Column("任期", term, "TableMiddle"),
    )


def _rows(content: AnnexContent) -> list[tuple[str, ...]]:
    return [
        (row.item or str(number), row.seat_title, row.agency, row.kind, row.office, row.term)
        for number, row in enumerate(content.rows, start=1)
    ]
