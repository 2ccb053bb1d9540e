"""Tables written: CSV for programs, XLSX for people, both with the same cells."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

from council.exchange.columns import Columns
from council.exchange.csv_files import write_lines
from council.exchange.neutral import neutralise

_WIDEST = 48


def write_csv(columns: Columns, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as CSV, their columns under the names that the import takes."""
    return write_lines([columns.names, *(columns.row(row) for row in rows)])


def write_xlsx(columns: Columns, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as a workbook of text cells; a second sheet says what each column is for."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = ""
    lines = [list(columns.names), *(columns.row(row) for row in rows)]
    _fill(book.active, "表", lines)
    about = [["列", "名前", "説明"], *([one.name, one.label, one.about] for one in columns)]
    _fill(book.create_sheet(), "列の説明", about)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, title: str, lines: list[list[str]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.title = title
    for row, line in enumerate(lines, start=1):
        for place, text in enumerate(line, start=1):
            cell = sheet.cell(row, place)
            # text whatever it looks like: no number loses its zeros, no sign begins a formula
            cell.number_format = "@"
            cell.value, cell.data_type = neutralise(text), "s"
            cell.alignment = Alignment(vertical="top", wrap_text=row > 1)
            if row == 1:
                cell.font = Font(bold=True)
    for place in range(1, len(lines[0]) + 1):
        widest = max(_width(line[place - 1]) for line in lines)
        sheet.column_dimensions[get_column_letter(place)].width = min(_WIDEST, widest + 2)
    sheet.freeze_panes = "A2"


def _width(text: str) -> int:
    return max(
        (sum(1 if sign.isascii() else 2 for sign in line) for line in text.split("\n")), default=0
    )
