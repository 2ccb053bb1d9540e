"""Who takes no part in an item, or in what it came of: they get no copy, lead nothing, read no title."""

from uuid import UUID

from council.models import Recusal
from council.queries.meetings.agenda import ItemRow
from council.services.meetings.day_set.day import Day


def barred_seats(item_id: UUID | None, day: Day) -> set[UUID]:
    """The seats, and those that the people hold now."""
    found = _recusals(item_id, day)
    return _seats(found, day)


def barred_people(item_id: UUID | None, day: Day) -> set[UUID]:
    """The people, and those who hold the seats now."""
    found = _recusals(item_id, day)
    seats = {one.seat_id for one in found}
    held = {one.person_id for one in day.room.places if one.id in seats and one.person_id}
    return held | {one.person_id for one in found if one.person_id}


def hides_its_title(row: ItemRow, day: Day) -> bool:
    """Whether who may hold the script in hand, chair or deputy, must not be told the item's title."""
    seats = _seats(day.withheld.get(row.id, []), day)
    return any(place.id in seats for place in day.room.presiders())


def _seats(found: list[Recusal], day: Day) -> set[UUID]:
    people = {one.person_id for one in found if one.person_id}
    held = {one.id for one in day.room.places if one.person_id in people}
    return {one.seat_id for one in found} | held


def _recusals(item_id: UUID | None, day: Day) -> list[Recusal]:
    if item_id is None:
        return []
    return [*day.room.recused(item_id), *day.withheld.get(item_id, [])]
