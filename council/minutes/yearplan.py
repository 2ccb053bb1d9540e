"""会議開催予定一覧: a year's sittings in the order of their days, with what is due for them when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from council.minutes.elements import Column
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle

_MARGIN_MM = 20  # four columns need more room than a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlanRow:
    """One sitting; `due` are (what, until when). What has no day has no hours."""

    day_label: str
    meetings: tuple[str, ...]
    place: str
    time_label: str = ""
    due: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlanContent:
    """What a 会議開催予定一覧 says."""

    municipality: str
    fiscal_label: str
    as_of_label: str
    rows: tuple[YearPlanRow, ...] = ()


def year_plan_docx(content: YearPlanContent, style: PageStyle) -> bytes:
    """The 会議開催予定一覧 as a .docx file."""
    title = f"{content.fiscal_label}　会議開催予定一覧"
    wider = replace(style, margin_left_mm=_MARGIN_MM, margin_right_mm=_MARGIN_MM)
    sheet = Sheet(f"{content.municipality}　{title}", wider)
    sheet.foot()
    sheet.add(content.municipality, "Subtitle")
    sheet.add(title, "Title")
    sheet.add(f"{content.as_of_label}現在", "RightAligned")
    sheet.add_table(_columns(wider.text_width_mm), _rows(content.rows), "会議開催予定一覧")
    sheet.add(
        "（案）は、日程を確定していない会議です。（延期）は、延期した会議です。（仮）は、通知までに変わることのある回次です。",
        "FormNote",
    )
    return sheet.to_bytes()


def _columns(width_mm: int) -> tuple[Column, ...]:
    when, place, due = 37, 34, 53
    return (
        Column("開催日時", when),
        Column("会議", width_mm - when - place - due),
        Column("場所", place),
        Column("締切", due),
    )


def _rows(rows: Iterable[YearPlanRow]) -> Iterable[tuple[str, ...]]:
    for row in rows:
        due = "\n".join(f"{what}　{until}" for what, until in row.due)
        when = "\n".join(filter(None, (row.day_label, row.time_label)))
        yield when, "\n".join(row.meetings), row.place, due
