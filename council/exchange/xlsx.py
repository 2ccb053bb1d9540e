"""Workbooks: the first sheet read without trusting the file, and one written that holds text alone."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from council.exchange.faults import Fault
from council.exchange.line import CHARACTERS_AT_MOST, COLUMNS_AT_MOST, ROWS_AT_MOST, Line
from council.unpacking.archive import Archive, broken
from council.unpacking.errors import UnreadableFile

_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_MACROS = "vbaproject.bin"
_MEDIA = "xl/media/"
# What openpyxl raises over a workbook that is not whole.
_BROKEN = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    OSError,
    zipfile.BadZipFile,
)


def read_xlsx(content: bytes) -> tuple[list[Line], list[Fault]]:
    """The lines of the first sheet that is shown, and its cells that no value can be taken from."""
    _vet(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that hold no cells
            return _lines(content)
    except UnreadableFile:
        raise
    except _BROKEN:
        raise broken() from None


def _vet(content: bytes) -> None:
    """Unpack everything once, counted; refuse macros and document types, so that no entity is ever expanded."""
    archive = Archive(io.BytesIO(content))
    if "xl/workbook.xml" not in archive.names:
        raise UnreadableFile("Excel の表（.xlsx）ではありません。")
    if any(name.endswith(_MACROS) for name in archive.names):
        raise UnreadableFile("マクロを含む表は読みません。.xlsx に保存し直してください。")
    for name in archive.names:
        part = b"".join(archive.chunks(name))
        if not name.startswith(_MEDIA) and _declares(part):
            raise UnreadableFile("文書型宣言（DTD）を含むため、読みません。")


def _declares(part: bytes) -> bool:
    plain = part.replace(b"\0", b"")  # the same in UTF-16
    return any(word in plain for word in _DECLARATIONS)


def _lines(content: bytes) -> tuple[list[Line], list[Fault]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        raise broken()
    sheet = shown[0]
    sheet.reset_dimensions()
    lines: list[Line] = []
    faults: list[Fault] = []
    rows = sheet.iter_rows(max_row=ROWS_AT_MOST + 2)
    for number, row in enumerate(rows, start=1):
        cells = [_cell(cell) for cell in row[: COLUMNS_AT_MOST + 1]]
        while cells and not cells[-1][0]:
            cells.pop()
        faults += _refused(number, cells, lines)
        lines.append(Line(number, tuple(text for text, _reason in cells)))
    return lines, faults


def _refused(number: int, cells: list[tuple[str, str]], lines: list[Line]) -> Iterator[Fault]:
    names = next((line.cells for line in lines if any(line.cells)), ())
    for place, (text, reason) in enumerate(cells):
        if reason:
            yield Fault(number, names[place] if place < len(names) else "", text, reason)


def _cell(cell: Any) -> tuple[str, str]:
    """What people see in a cell, and why it cannot be used, if it cannot."""
    value, kind = cell.value, cell.data_type
    if value is None:
        return "", ""
    if kind == "f":
        return str(value), "式は読みません。計算した値にしてください。"
    if kind == "e":
        return str(value), "エラーの値です。"
    text = _text(value)
    if len(text) > CHARACTERS_AT_MOST:
        return text[:20], "長すぎます。"
    return text, ""


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        )
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
