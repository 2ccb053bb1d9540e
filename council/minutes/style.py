"""How an office's pages look: fonts, digits, size and margins, as its profile sets them."""

from dataclasses import dataclass
from typing import Literal

from council.domain.numerals import Digits

_TWIPS_PER_MM = 1440 / 25.4
_A4_WIDTH_MM = 210


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """Fonts by their Windows names, size in points, margins in millimetres, A4 portrait."""

    font_mincho: str = "ＭＳ 明朝"
    font_gothic: str = "ＭＳ ゴシック"
    digits: Digits = "full"
    minutes_header: Literal["setagaya", "plain"] = "setagaya"
    size_pt: float = 11
    line_pitch_pt: float = 18
    margin_top_mm: int = 25
    margin_bottom_mm: int = 22
    margin_left_mm: int = 27
    margin_right_mm: int = 27

    @property
    def heading_mark(self) -> str:
        """What stands before the headings of the minutes."""
        return "■" if self.minutes_header == "setagaya" else ""

    @property
    def text_width_mm(self) -> int:
        """The width left between the margins."""
        return _A4_WIDTH_MM - self.margin_left_mm - self.margin_right_mm


def twips(millimetres: float) -> int:
    """Word's unit of length, a twentieth of a point."""
    return round(millimetres * _TWIPS_PER_MM)
