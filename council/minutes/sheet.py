"""A Word document being written from top to bottom."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from council.minutes.base_document import base_document
from council.minutes.bundle import bundle
from council.minutes.elements import Column, paragraph, table, write
from council.minutes.grid import GridRow, grid
from council.minutes.style import PageStyle, twips
from council.minutes.text import clean


class Sheet:
    """One document in the office's style: paragraphs and tables are added at its end."""

    def __init__(self, title: str, style: PageStyle) -> None:
        self.style = style
        self._base = base_document(style)
        self._document = deepcopy(self._base.document)
        self._header = deepcopy(self._base.header)
        self._footer = deepcopy(self._base.footer)
        self._core = deepcopy(self._base.core)
        self._core.title_text = clean(title).replace("\n", " ")
        self._end = self._document.body.sectPr
        self._turns = False

    def add(self, text: str, style_id: str, *, label: str = "") -> None:
        """Add a paragraph in that style; `label` stands before its text in the heading font."""
        element = paragraph(text, style_id, label)
        if self._turns:
            element.get_or_add_pPr().get_or_add_pageBreakBefore()
            self._turns = False
        self._end.addprevious(element)

    def start_page(self, text: str, style_id: str) -> None:
        """Add a paragraph that begins a new page."""
        element = paragraph(text, style_id)
        element.get_or_add_pPr().get_or_add_pageBreakBefore().val = True
        self._end.addprevious(element)

    def heading(self, text: str) -> None:
        """Add a heading of the first level with the house's mark before it."""
        self.add(f"{self.style.heading_mark}{text}", "Heading1")

    def add_all(self, texts: Iterable[str], style_id: str) -> None:
        """Add one paragraph for each text."""
        for text in texts:
            self.add(text, style_id)

    def add_table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[str]], caption: str
    ) -> None:
        """Add a table, its caption for those who hear the document read."""
        self._end.addprevious(table(columns, rows, caption))

    def add_grid(self, widths_mm: Sequence[float], rows: Iterable[GridRow], caption: str) -> None:
        """Add a table that is a picture: cells of a set size with borders of their own."""
        self._end.addprevious(grid(widths_mm, rows, caption))

    def next_page(self) -> None:
        """Begin a new page with the paragraph that is added next."""
        self._turns = True

    def bare(self, *, top_mm: float, side_mm: float, bottom_mm: float) -> None:
        """Set the margins to the millimetre; no head and no foot, which would take room of their own."""
        margins = self._end.pgMar
        margins.top, margins.bottom = twips(top_mm) * 635, twips(bottom_mm) * 635
        margins.left = margins.right = twips(side_mm) * 635
        for reference in (*self._end.headerReference_lst, *self._end.footerReference_lst):
            self._end.remove(reference)

    def turn(self) -> None:
        """Lay the page on its side; the margins stay where they are."""
        size = self._end.pgSz
        size.w, size.h = size.h, size.w
        size.orient = _landscape()

    def mark(self, *words: str) -> None:
        """Set words in frames at the top of every page."""
        for word in words:
            write(self._header.p_lst[0], "　")
            write(self._header.p_lst[0], f"\u00a0{word}\u00a0", "Marking")

    def foot(self, text: str = "", *, numbered: bool = True) -> None:
        """Set the words at the right foot of every page, and whether the pages bear numbers."""
        foot = self._footer.p_lst[0]
        if not numbered:
            foot.clear_content()
        if text:
            write(foot, f"\t{text}")

    def to_bytes(self) -> bytes:
        """The file: the same words give the same bytes on any day and on any machine."""
        from docx.opc.oxml import serialize_part_xml

        written = {
            "word/document.xml": self._document,
            "word/header1.xml": self._header,
            "word/footer1.xml": self._footer,
            "docProps/core.xml": self._core,
        }
        changed = {name: serialize_part_xml(root) for name, root in written.items()}
        return bundle((self._base.parts | changed).items())


def _landscape() -> Any:
    from docx.enum.section import WD_ORIENT

    return WD_ORIENT.LANDSCAPE
