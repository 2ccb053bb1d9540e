"""宛名ラベル: addresses on sheets of labels as they are sold, each in its place to the millimetre."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from council.minutes.grid import Cell, GridRow
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of A4: how many labels across, how large each is, where the first one begins, the gap between two."""

    across: int
    down: int
    width_mm: float
    height_mm: float
    top_mm: float
    left_mm: float
    gap_mm: float
    bottom_mm: float

    @property
    def count(self) -> int:
        """How many labels one sheet has."""
        return self.across * self.down


SHEETS: dict[int, LabelSheet] = {
    one.count: one
    for one in (
        LabelSheet(2, 6, 86.4, 42.3, 21.5, 18.6, 0, 10),
        LabelSheet(3, 6, 63.5, 46.6, 8.8, 7.2, 2.5, 1),
        LabelSheet(3, 7, 63.5, 38.1, 15.1, 7.2, 2.5, 5),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """To whom, and where; nothing of what is sent."""

    name: str
    postal_code: str = ""
    address: str = ""
    building: str = ""
    agency: str = ""
    post: str = ""


_ENDINGS = ("様", "御中", "殿", "先生")


def addressed(name: str) -> str:
    """A name as it stands on an envelope; one that ends so already stays as it is."""
    return name if name.endswith(_ENDINGS) else f"{name}　様"


def where_lines(postal_code: str, address: str, building: str) -> tuple[str, ...]:
    """An address as it stands on an envelope, by lines; none where it is not known."""
    if not address:
        return ()
    first = (f"〒{postal_code}", address) if postal_code else (f"〒　{address}",)
    return (*first, building) if building else first


def labels_docx(labels: Sequence[Label], sheet: LabelSheet, style: PageStyle) -> bytes:
    """The 宛名ラベル as a .docx file: what is not known is left free to be written by hand."""
    written = Sheet("宛名ラベル", style)
    written.bare(top_mm=sheet.top_mm, side_mm=sheet.left_mm, bottom_mm=sheet.bottom_mm)
    written.add_grid(_widths(sheet), _rows(labels, sheet), "宛名ラベル")
    written.add("", "LabelLine")
    return written.to_bytes()


def _widths(sheet: LabelSheet) -> list[float]:
    widths: list[float] = []
    for number in range(sheet.across):
        if number and sheet.gap_mm:
            widths.append(sheet.gap_mm)
        widths.append(sheet.width_mm)
    return widths


def _rows(labels: Sequence[Label], sheet: LabelSheet) -> Iterator[GridRow]:
    for start in range(0, len(labels), sheet.across):
        cells: list[Cell] = []
        for number in range(sheet.across):
            if number and sheet.gap_mm:
                cells.append(_EMPTY)
            place = start + number
            cells.append(_cell(labels[place]) if place < len(labels) else _EMPTY)
        yield GridRow(tuple(cells), sheet.height_mm, is_exact=True)


_EMPTY = Cell((("LabelLine", ""),))


def _cell(label: Label) -> Cell:
    # without an address, two lines are left for the hand
    where = where_lines(label.postal_code, label.address, label.building)
    said = (*(where or ("〒　　　－", "　")), label.agency, label.post)
    lines = [("LabelLine", text) for text in said if text]
    return Cell((*lines, ("LabelName", addressed(label.name))))
