"""Several PDF files bound to one: cover, papers, outline, page numbers. A program of its own: it may be killed.

    python -m council.printing.joining FOLDER

binds what FOLDER/plan.json names to FOLDER/book.pdf.
"""

import json
import sys
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

_MARGIN = 24  # points
_HEAD = 13
_FOOT = 12
_SIZE = 9
_SMALL = 0.8  # a stamp is smaller than text
_STAMP_RIGHT = 27 * 72 / 25.4
_STAMP_BASE = (25 + 4.6) * 72 / 25.4


class _Binder:
    """A book being bound."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.writer = PdfWriter()
        self.stamps = PdfReader(folder / "stamps.pdf")
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        self.font = self._keep(
            DictionaryObject({NameObject(key): NameObject(word) for key, word in font.items()})
        )
        self.number = 0

    def _keep(self, value: Any) -> Any:
        return self.writer._add_object(value)  # noqa: SLF001 pypdf's way to add what no page holds yet

    def add(self, file: str) -> int:
        """Append a file's pages as they are; the place of its first."""
        first = len(self.writer.pages)
        for page in PdfReader(self.folder / file).pages:
            self.writer.add_page(page)
        return first

    def add_paper(self, file: str, stamp: int) -> int:
        """Append a paper's pages, each with the stamp of the paper and a number."""
        first = self.add(file)
        form = self._form(stamp)
        for page in self.writer.pages[first:]:
            self.number += 1
            self._mark(page, form)
        return first

    def _form(self, stamp: int) -> Any:
        """The page of a stamp as something that can be drawn on others."""
        page = self.stamps.pages[stamp]
        form = StreamObject()
        form.set_data(_drawn(page))
        form[NameObject("/Type")] = NameObject("/XObject")
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = ArrayObject(FloatObject(one) for one in page.mediabox)
        form[NameObject("/Resources")] = page["/Resources"].clone(self.writer)
        return self._keep(form)

    def _mark(self, page: Any, form: Any) -> None:
        """Draw stamp and number over the page; what the page says itself is not even read."""
        resources = DictionaryObject(page.get("/Resources", DictionaryObject()).get_object())
        _name(resources, "/XObject", "/BookStamp", form)
        _name(resources, "/Font", "/BookFont", self.font)
        page[NameObject("/Resources")] = resources
        contents = page.get("/Contents")
        held = contents.get_object() if contents is not None else ArrayObject()
        parts = list(held) if isinstance(held, ArrayObject) else [page.raw_get("/Contents")]
        before, after = self._stream(b"q\n"), self._stream(b"\nQ\n" + self._drawing(page))
        page[NameObject("/Contents")] = ArrayObject([before, *parts, after])

    def _stream(self, content: bytes) -> Any:
        stream = StreamObject()
        stream.set_data(content)
        return self._keep(stream)

    def _drawing(self, page: Any) -> bytes:
        width, height, turn = _seen(page)
        x = width - _MARGIN - _SMALL * (595.3 - _STAMP_RIGHT)
        y = height - _HEAD - _SIZE - _SMALL * (841.9 - _STAMP_BASE)
        words = f"p. {self.number}"
        left = width - _MARGIN - len(words) * _SIZE * 0.5
        return (
            f"q {turn} cm\n"
            f"q {_SMALL} 0 0 {_SMALL} {x:.2f} {y:.2f} cm /BookStamp Do Q\n"
            f"BT /BookFont {_SIZE} Tf {left:.2f} {_FOOT} Td ({words}) Tj ET\nQ\n"
        ).encode()


def _drawn(page: Any) -> bytes:
    """What one of our own pages draws."""
    held = page["/Contents"]
    streams = list(held) if isinstance(held, ArrayObject) else [held]
    return b"\n".join(one.get_object().get_data() for one in streams)


def _name(resources: DictionaryObject, kind: str, name: str, value: Any) -> None:
    # pages may share their resources: each gets its own list
    known = DictionaryObject(resources.get(kind, DictionaryObject()).get_object())
    known[NameObject(name)] = value
    resources[NameObject(kind)] = known


def _seen(page: Any) -> tuple[float, float, str]:
    """Width and height as the reader sees the page, and the matrix from there to the page's own space."""
    box = page.cropbox
    x, y, width, height = float(box.left), float(box.bottom), float(box.width), float(box.height)
    turns = {
        0: (width, height, f"1 0 0 1 {x} {y}"),
        90: (height, width, f"0 1 -1 0 {x + width} {y}"),
        180: (width, height, f"-1 0 0 -1 {x + width} {y + height}"),
        270: (height, width, f"0 -1 1 0 {x} {y + height}"),
    }
    return turns.get(int(page.rotation) % 360, turns[0])


def bind(folder: Path) -> None:
    """Write the book."""
    plan = json.loads((folder / "plan.json").read_text())
    binder = _Binder(folder)
    writer = binder.writer
    binder.add("cover.pdf")
    front = len(writer.pages)
    writer.add_outline_item(title="目次", page_number=0)
    for stamp, part in enumerate(plan["parts"]):
        first = binder.add_paper(part["file"], stamp)
        writer.add_outline_item(title=part["name"], page_number=first)
    writer.set_page_label(0, front - 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(front, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL)
    writer.page_mode = "/UseOutlines"
    writer.add_metadata({"/Title": plan["title"], "/Producer": "council"})
    with (folder / "book.pdf").open("wb") as file:
        writer.write(file)


if __name__ == "__main__":
    bind(Path(sys.argv[1]))
