"""Tables that are a picture, not a list: cells of a set size, each with its own borders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from council.minutes.elements import Element, new, paragraph, table_of
from council.minutes.style import twips

SIDES = ("top", "left", "bottom", "right")
BOX = dict.fromkeys(SIDES, "single")


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs one below the other, as (style, text); borders by side, a fill if it stands for a thing."""

    lines: tuple[tuple[str, str], ...] = ()
    borders: tuple[tuple[str, str], ...] = ()
    fill: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells side by side, at least so high, or exactly."""

    cells: tuple[Cell, ...]
    height_mm: float
    is_exact: bool = False


def grid(widths_mm: Sequence[float], rows: Iterable[GridRow], caption: str) -> Element:
    """A table without rules of its own."""
    element = table_of(widths_mm, "Open", caption)
    for row in rows:
        element.append(_row(row, widths_mm))
    return element


def _row(row: GridRow, widths_mm: Sequence[float]) -> Element:
    element = new("w:tr")
    properties = element.get_or_add_trPr()
    properties.append(new("w:cantSplit"))
    rule = "exact" if row.is_exact else "atLeast"
    properties.append(new("w:trHeight", {"w:val": str(twips(row.height_mm)), "w:hRule": rule}))
    for cell, width in zip(row.cells, widths_mm, strict=True):
        element.append(_cell(cell, width))
    return element


def _cell(cell: Cell, width_mm: float) -> Element:
    element = new("w:tc")
    element.width = twips(width_mm) * 635
    properties = element.get_or_add_tcPr()
    if cell.borders:
        borders, kinds = new("w:tcBorders"), dict(cell.borders)
        for side in SIDES:
            if side in kinds:
                line = {"w:val": kinds[side], "w:sz": "6", "w:space": "0", "w:color": "666666"}
                borders.append(new(f"w:{side}", line))
        properties.append(borders)
    if cell.fill:
        shade = {"w:val": "clear", "w:color": "auto", "w:fill": cell.fill}
        properties.append(new("w:shd", shade))
    properties.append(new("w:vAlign", {"w:val": "center"}))
    for style_id, text in cell.lines or (("TableMiddle", ""),):
        element.append(paragraph(text, style_id))
    return element
