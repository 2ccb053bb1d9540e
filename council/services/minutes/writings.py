"""What was written to the items, as the minutes take it over: 書面意見 of who was away, the result of a circulation."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from council.domain.numerals import Digits
from council.domain.writings import Stance
from council.minutes.content import Entry
from council.models import Meeting
from council.policy.actor import Actor
from council.queries.sittings import Chamber, Place
from council.queries.writings import Opinion, Result, circulation, is_circulated, opinions

_ROLE_ALONE = "summary"  # the body's style: who said it stands there by office, not by name


@dataclass(frozen=True, slots=True)
class Written:
    """What stands under one item: entries before what was said, and what the answers decided."""

    entries: tuple[Entry, ...] = ()
    decisions: tuple[str, ...] = ()


def written(
    meeting: Meeting, room: Chamber, items: Collection[uuid.UUID], digits: Digits, actor: Actor
) -> dict[uuid.UUID, Written]:
    """By item; of who came after all nothing is taken over."""
    said = opinions(meeting, room, items)
    if not is_circulated(meeting):
        return {
            item_id: Written(
                tuple(_opinion(one, room, "書面意見") for one in found if not one.has_come)
            )
            for item_id, found in said.items()
        }
    results = {one.item.id: one for one in circulation(meeting, room, actor).results}
    return {
        item_id: _circulated(results[item_id], said[item_id], room, digits)
        for item_id in items
        if item_id in results
    }


def _circulated(
    result: Result, said: tuple[Opinion, ...], room: Chamber, digits: Digits
) -> Written:
    """Where too few answered nothing was decided: that stands as a sentence of the record."""
    wrote = tuple(_opinion(one, room, "書面") for one in said if one.said.text)
    if result.count is None:
        return Written(wrote)
    counted = (Entry(text=result.counted(digits)), *wrote)
    decided = result.decided(room)
    if not result.count.is_valid:
        return Written((*counted, Entry(text=decided)))
    return Written(counted, (decided,) if decided else ())


def _opinion(one: Opinion, room: Chamber, how: str) -> Entry:
    stance = "" if one.said.stance is Stance.OPINION else f"（{one.said.stance.label}）"
    return Entry(text=f"{stance}{one.said.text}", speaker=f"{_speaker(one.place, room)}（{how}）")


def _speaker(place: Place, room: Chamber) -> str:
    if room.version.minutes_style == _ROLE_ALONE:
        return place.office_label
    return f"{place.name}{place.office_label}"
