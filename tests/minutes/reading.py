"""Reading a Word file back as people and programs see it."""

import io
import zipfile

from docx import Document
from docx.document import Document as OpenDocument


def opened(data: bytes) -> OpenDocument:
    return Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(data).paragraphs]


def headings(data: bytes) -> list[tuple[str, str]]:
    return [
        (paragraph.style.name, paragraph.text)
        for paragraph in opened(data).paragraphs
        if paragraph.style.name.startswith(("Heading", "Title", "Annex"))
    ]


def rows(data: bytes, table: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in opened(data).tables[table].rows]


def cells(data: bytes) -> list[str]:
    return [cell.text for table in opened(data).tables for row in table.rows for cell in row.cells]


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a ZIP that is whole, by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def written(content: bytes) -> str:
    """Every word of a Word file."""
    paper = opened(content)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*lines(content), *cells])
