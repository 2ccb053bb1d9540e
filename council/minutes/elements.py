"""Word's paragraphs and tables as elements, made by copying blanks.

python-docx's own way of filling a table, cell by cell, takes time in the square of its rows.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from council.minutes.style import twips
from council.minutes.text import clean

Element = Any  # lxml carries no types


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its title, its width in millimetres, the style of its cells."""

    title: str
    width_mm: float
    style_id: str = "TableText"


def paragraph(text: str, style_id: str, label: str = "") -> Element:
    """A paragraph in that style; `label` stands first, in the heading font."""
    element = deepcopy(_blank_paragraph(style_id))
    if label:
        write(element, label, "Label")
    write(element, text)
    return element


def write(element: Element, text: str, run_style: str | None = None) -> None:
    """Append cleaned text to a paragraph; line ends become line breaks, tabs stay tabs."""
    run = element.add_r()
    if run_style:
        run.style = run_style
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            run.add_br()
        for place, piece in enumerate(line.split("\t")):
            if place:
                run.add_tab()
            if piece:
                run.add_t(piece)


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], caption: str) -> Element:
    """A ruled table with a head row, repeated on each page, if its columns have titles."""
    element = table_of([column.width_mm for column in columns], "Ruled", caption)
    if any(column.title for column in columns):
        head = [Column(column.title, column.width_mm, "TableHead") for column in columns]
        row = _row(_blank_row(head), [column.title for column in columns])
        row.get_or_add_trPr().append(new("w:tblHeader"))
        element.append(row)
    blank = _blank_row(columns)
    for texts in rows:
        element.append(_row(blank, texts))
    return element


def _row(blank: Element, texts: Sequence[str]) -> Element:
    row = deepcopy(blank)
    for cell, text in zip(row.tc_lst, texts, strict=True):
        write(cell.p_lst[0], text)
    return row


def _blank_row(columns: Sequence[Column]) -> Element:
    row = new("w:tr")
    row.get_or_add_trPr().append(new("w:cantSplit"))
    for column in columns:
        cell = new("w:tc")
        cell.width = twips(column.width_mm) * 635
        cell.get_or_add_tcPr().append(new("w:vAlign", {"w:val": "center"}))
        if column.style_id in {"TableHead", "TableLabel"}:
            shade = {"w:val": "clear", "w:color": "auto", "w:fill": "F2F2F2"}
            cell.tcPr.insert(1, new("w:shd", shade))
        cell.append(deepcopy(_blank_paragraph(column.style_id)))
        row.append(cell)
    return row


def table_of(widths_mm: Sequence[float], style_id: str, caption: str) -> Element:
    """A table without rows yet, its columns so wide."""
    element = new("w:tbl")
    properties = new("w:tblPr")
    width = sum(map(twips, widths_mm))
    for name, attributes in (
        ("w:tblStyle", {"w:val": style_id}),
        ("w:tblW", {"w:w": str(width), "w:type": "dxa"}),
        ("w:tblLayout", {"w:type": "fixed"}),
        ("w:tblLook", {"w:val": "0020", "w:firstRow": "1", "w:noHBand": "1", "w:noVBand": "1"}),
        ("w:tblCaption", {"w:val": caption}),
    ):
        properties.append(new(name, attributes))
    grid = new("w:tblGrid")
    for width_mm in widths_mm:
        grid.append(new("w:gridCol", {"w:w": str(twips(width_mm))}))
    element.append(properties)
    element.append(grid)
    return element


@lru_cache(maxsize=64)
def _blank_paragraph(style_id: str) -> Element:
    element = new("w:p")
    element.style = style_id
    return element


def new(name: str, attributes: dict[str, str] | None = None) -> Element:
    """An element of Word's, by its prefixed name."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    return OxmlElement(name, attrs={qn(key): value for key, value in (attributes or {}).items()})
