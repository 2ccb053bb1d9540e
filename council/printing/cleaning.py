"""PDF files made harmless: pages alone are kept, without what they would do. A program of its own: it may be killed.

    python -m council.printing.cleaning SOURCE… FOLDER

says a line for each file: its name and its pages, or what is wrong with it.
"""

import sys
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from council.domain.books import PaperFault

PAGES_AT_MOST = 300

_PAGE = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit")
_SEEN = ("/Widget", "/Stamp", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Ink")
_DRAWN = ("/Square", "/Circle", "/Line", "/Polygon", "/PolyLine")
_MARK = ("/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F")


def clean(source: Path, target: Path) -> int | PaperFault:
    """Lay the pages of a file in another; how many they are, or why not."""
    reader = PdfReader(source)
    if reader.is_encrypted and not reader.decrypt(""):
        return PaperFault.LOCKED
    count = len(reader.pages)
    if count > PAGES_AT_MOST:
        return PaperFault.LONG
    if not count:
        return PaperFault.BROKEN
    writer = PdfWriter()
    for page in reader.pages:
        marks = [_bare(one.get_object()) for one in page.get("/Annots") or ()]
        for key in [key for key in page if key not in _PAGE]:
            del page[key]
        marks = [one for one in marks if one]
        if marks:
            page[NameObject("/Annots")] = ArrayObject(marks)
        writer.add_page(page)
    with target.open("wb") as file:
        writer.write(file)
    return count


def _bare(mark: Any) -> DictionaryObject | None:
    """What is drawn on a page, a seal or a filled field: how it looks, not what it does."""
    if mark.get("/Subtype") not in (*_SEEN, *_DRAWN) or "/AP" not in mark:
        return None
    return DictionaryObject({NameObject(key): mark.raw_get(key) for key in _MARK if key in mark})


def main(arguments: list[str]) -> None:
    """Clean one file after another."""
    *sources, folder = map(Path, arguments)
    for source in sources:
        try:
            said: int | PaperFault = clean(source, folder / source.name)
        except Exception:  # noqa: BLE001 a broken file may raise whatever it likes; it is refused
            said = PaperFault.BROKEN
        sys.stdout.write(f"{source.stem} {said}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
