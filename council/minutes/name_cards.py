"""席札: cards to be cut out, folded down the middle and stood up; both faces read alike."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from council.minutes.day import Expected, MeetingHead, PlaceLine
from council.minutes.grid import Cell, GridRow
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle
from council.minutes.text import joined

_MARGIN_MM = 20
_FACE_MM, _HIGH_MM = 128, 80  # two cards on a page laid on its side
# how large a name can be printed, by its length
_SIZES = ((6, "CardName"), (8, "CardNameLong"))
_SMALLEST = "CardNameLonger"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCardsContent:
    """For whom cards are made; whoever is known to be absent gets none."""

    head: MeetingHead
    places: tuple[PlaceLine, ...]


def name_cards_docx(content: NameCardsContent, style: PageStyle) -> bytes:
    """The 席札 as a .docx file, two on each page."""
    narrow = replace(
        style,
        margin_top_mm=_MARGIN_MM,
        margin_bottom_mm=_MARGIN_MM,
        margin_left_mm=_MARGIN_MM,
        margin_right_mm=_MARGIN_MM,
    )
    sheet = Sheet(joined(content.head.number, content.head.body, "席札"), narrow)
    sheet.turn()
    sheet.foot("線で切り、点線で山折りにして立てます", numbered=False)
    sheet.add_grid((_FACE_MM, _FACE_MM), _rows(content), "席札")
    return sheet.to_bytes()


def _rows(content: NameCardsContent) -> Iterator[GridRow]:
    for place in content.places:
        if place.expected is not Expected.ABSENT:
            faces = (_face(place, fold="right"), _face(place, fold="left"))
            yield GridRow(faces, _HIGH_MM, is_exact=True)


def _face(place: PlaceLine, *, fold: str) -> Cell:
    kinds = dict.fromkeys(("top", "left", "bottom", "right"), "single") | {fold: "dashed"}
    leads = place.presides or place.deputises
    office = place.office if leads and not place.is_by_substitute else ""
    post = f"{place.comers_affiliation}　{office}".rstrip("　")
    return Cell((("CardPost", post), (_size(place.comer), place.comer)), tuple(kinds.items()))


def _size(name: str) -> str:
    return next((style for length, style in _SIZES if len(name) <= length), _SMALLEST)
