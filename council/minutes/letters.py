"""What letters share: the numbered points between 記 and 以上, and the ruled form to be filled in."""

from collections.abc import Iterable

from council.domain.numerals import write_number
from council.minutes.elements import Column
from council.minutes.sheet import Sheet

_LABELS_MM = 50


def add_points(sheet: Sheet, points: Iterable[tuple[str, str]]) -> None:
    """記, each point that says something under its number, 以上."""
    sheet.add("記", "Centred")
    told = [(label, text) for label, text in points if label and text]
    for number, (label, text) in enumerate(told, start=1):
        mark = f"{write_number(number, sheet.style.digits)}　{label}"
        sheet.add(f"\t{text}", "NoticePoint", label=mark)
    sheet.add("以上", "RightAligned")


def add_form(
    sheet: Sheet, caption: str, rows: Iterable[tuple[str, str]], labels_mm: int = _LABELS_MM
) -> None:
    """A ruled form: what is asked on the left, what is written on the right."""
    columns = (
        Column("", labels_mm, "TableLabel"),
        Column("", sheet.style.text_width_mm - labels_mm, "FormText"),
    )
    sheet.add_table(columns, rows, caption)
