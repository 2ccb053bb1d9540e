"""受付簿: whoever arrives is found by the seat and signs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from council.minutes.day import Expected, MeetingHead, PlaceLine, begun
from council.minutes.elements import Column
from council.minutes.style import PageStyle

_MARGIN_MM = 20
_OBSERVER_LINES = 10
_BLANK = "□ 出席\n□ 代理（職・氏名）\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalsContent:
    """Who is awaited; lines for observers where the meeting, or a part of it, is open."""

    head: MeetingHead
    places: tuple[PlaceLine, ...]
    has_observers: bool = False


def arrivals_docx(content: ArrivalsContent, style: PageStyle) -> bytes:
    """The 受付簿 as a .docx file."""
    wider = replace(style, margin_left_mm=_MARGIN_MM, margin_right_mm=_MARGIN_MM)
    sheet = begun(content.head, "受　付　簿", wider)
    width = sheet.style.text_width_mm
    sheet.add_table(_columns(width), _rows(content.places), "受付簿")
    if content.has_observers:
        sheet.add("傍聴者の受付", "AnnexTitle")
        lines = ((str(number), "\n", "", "") for number in range(1, _OBSERVER_LINES + 1))
        sheet.add_table(_observer_columns(width), lines, "傍聴者")
    return sheet.to_bytes()


def _columns(width_mm: int) -> tuple[Column, ...]:
    number, name, answer, signature = 10, 28, 36, 32
    return (
        Column("№", number, "TableMiddle"),
        Column("席\n機関・職", width_mm - number - name - answer - signature),
        Column("氏名", name),
        Column("出席・代理", answer),
        Column("署名", signature),
    )


def _rows(places: tuple[PlaceLine, ...]) -> Iterator[tuple[str, ...]]:
    for place in places:
        seat = "\n".join(dict.fromkeys((place.seat_title, place.affiliation)))
        yield str(place.number), seat, place.name, _answer(place), ""


def _answer(place: PlaceLine) -> str:
    if place.is_by_substitute:
        return "\n".join(filter(None, ("代理", place.substitute_post, place.substitute_name)))
    if place.expected is Expected.UNKNOWN:
        return _BLANK
    return place.expected.label


def _observer_columns(width_mm: int) -> tuple[Column, ...]:
    number, arrival, left = 10, 30, 30
    return (
        Column("№", number, "TableMiddle"),
        Column("氏名", width_mm - number - arrival - left),
        Column("受付の時刻", arrival),
        Column("退席の時刻", left),
    )
