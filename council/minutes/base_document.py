"""The empty document every paper begins with: own styles, A4, no trace of anyone's Word.

Its parts are the XML files under `base/`; `$names` in them are filled from the office's style.
"""

from functools import lru_cache
from html import escape
from pathlib import Path
from string import Template

from council.minutes.style import PageStyle, twips

_FOLDER = Path(__file__).parent / "base"

# Readers look for the content types first; the rest follows in the order of use.
_NAMES = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/theme1.xml",
    "word/header1.xml",
    "word/footer1.xml",
)


class BaseDocument:
    """The empty document of one style: its parts as bytes, and those to be written in, parsed."""

    def __init__(self, style: PageStyle) -> None:
        from docx.oxml import parse_xml

        self.parts = {name: _part(name, style) for name in _NAMES}
        self.document = parse_xml(self.parts["word/document.xml"])
        self.header = parse_xml(self.parts["word/header1.xml"])
        self.footer = parse_xml(self.parts["word/footer1.xml"])
        self.core = parse_xml(self.parts["docProps/core.xml"])


@lru_cache(maxsize=16)
def base_document(style: PageStyle) -> BaseDocument:
    """The empty document in that style, parsed once per process; whoever writes copies it first."""
    return BaseDocument(style)


def _part(name: str, style: PageStyle) -> bytes:
    source = (_FOLDER / name).read_text(encoding="utf-8")
    return Template(source).substitute(_measures(style)).encode()


def _measures(style: PageStyle) -> dict[str, str | int]:
    half_points = round(style.size_pt * 2)
    pitch = round(style.line_pitch_pt * 20)
    width = twips(style.text_width_mm)
    characters: dict[str, str | int] = {
        f"c{count}": round(style.size_pt * 20 * count) for count in range(1, 31)
    }
    return characters | {
        "body": escape(style.font_mincho, quote=True),
        "head": escape(style.font_gothic, quote=True),
        "size": half_points,
        "title": half_points + 10,
        "large": half_points + 2,
        "name": half_points + 16,
        "grand": half_points * 3,
        "margin": pitch * 2,
        "small": half_points - 2,
        "tiny": half_points - 5,
        "whole": pitch,
        "half": pitch // 2,
        "quarter": pitch // 4,
        "tenth": pitch // 10,
        "pitch": pitch,
        "top": twips(style.margin_top_mm),
        "bottom": twips(style.margin_bottom_mm),
        "left": twips(style.margin_left_mm),
        "right": twips(style.margin_right_mm),
        "middle": width // 2,
        "width": width,
    }
