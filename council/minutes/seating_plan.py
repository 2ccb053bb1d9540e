"""席次表: who sits where, the chair at the head, members along both sides, the secretariat at the foot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from council.minutes.day import Expected, MeetingHead, PlaceLine, begun
from council.minutes.grid import BOX, Cell, GridRow
from council.minutes.style import PageStyle
from council.minutes.text import joined

_TABLE = "EDEDED"  # the table at which they sit
_SIDE_MM, _HIGH_MM, _CROWD_MM = 56, 17, 14
_MANY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatingPlanContent:
    """What a 席次表 says; whoever is known to be absent has no place in it."""

    head: MeetingHead
    places: tuple[PlaceLine, ...]
    secretariat: tuple[str, ...] = ()
    has_observers: bool = False


def seating_plan_docx(content: SeatingPlanContent, style: PageStyle) -> bytes:
    """The 席次表 as a .docx file."""
    sheet = begun(content.head, "席　次　表", style, numbered=False)
    widths = (_SIDE_MM, style.text_width_mm - 2 * _SIDE_MM, _SIDE_MM)
    sheet.add_grid(widths, _rows(content), "席次表")
    absent = [one.name for one in content.places if one.expected is Expected.ABSENT]
    missing = f"欠席　{'、'.join(absent)}　" if absent else ""
    sheet.add(f"{missing}（敬称略。席の順は、名簿の順です。）", "FormNote")
    return sheet.to_bytes()


def _rows(content: SeatingPlanContent) -> Iterator[GridRow]:
    coming = [one for one in content.places if one.expected is not Expected.ABSENT]
    in_person = [one for one in coming if not one.is_by_substitute]
    chair = next((one for one in in_person if one.presides), None)
    deputy = next((one for one in in_person if one.deputises and one is not chair), None)
    head, beside = (chair, deputy) if chair else (deputy, None)
    sides = [one for one in coming if one not in (head, beside)]
    high = _HIGH_MM if len(sides) <= _MANY else _CROWD_MM
    yield GridRow((Cell(), _seat(head), _seat(beside)), high)
    yield GridRow((Cell(), Cell(), Cell()), 5)
    yield from _along(sides, high)
    yield GridRow((Cell(), Cell(), Cell()), 5)
    yield GridRow((Cell(), _secretariat(content.secretariat), _observers(content)), high)


def _along(sides: Sequence[PlaceLine], high: float) -> Iterator[GridRow]:
    """The first on the left of the head, the second on its right, and so on."""
    middle = Cell(fill=_TABLE)
    for left, right in zip_longest(sides[::2], sides[1::2]):
        yield GridRow((_seat(left), middle, _seat(right)), high)


def _seat(place: PlaceLine | None) -> Cell:
    if place is None:
        return Cell()
    leads = (place.presides or place.deputises) and not place.is_by_substitute
    office = place.office if leads else ""
    by = "代理" if place.is_by_substitute else ""
    lines = (
        ("PlanNote", joined(str(place.number), office, by)),
        ("PlanName", place.comer),
        ("PlanNote", place.comers_affiliation),
    )
    return Cell(lines, tuple(BOX.items()))


def _secretariat(names: Sequence[str]) -> Cell:
    lines = (("PlanName", "事務局"), *(("PlanNote", name) for name in names))
    return Cell(lines, tuple(BOX.items()))


def _observers(content: SeatingPlanContent) -> Cell:
    if not content.has_observers:
        return Cell()
    return Cell((("PlanName", "傍聴席"),), tuple(BOX.items()))
