"""Who was there, in words: seat by seat, and every coming and going in the order of the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from council.domain import manner
from council.domain.attendance import moved_last
from council.queries.sittings.chamber import Chamber, Place


@dataclass(frozen=True, slots=True)
class Movement:
    """One coming or going; the last of a seat may be taken back."""

    at: time
    place: Place
    words: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class Attended:
    """How one place was attended: the mark, by whom, and when who came and left."""

    place: Place
    mark: str
    substitute: str
    details: str


def movements(room: Chamber) -> list[Movement]:
    """Every coming and going since the opening."""
    return sorted(_movements(room), key=lambda one: one.at)


def _movements(room: Chamber) -> Iterator[Movement]:
    for place in room.places:
        course = room.course(place.id)
        for at, words in manner.steps(course):
            yield Movement(at, place, words, at == moved_last(course))


def attended(room: Chamber) -> list[Attended]:
    """Each place as it stands; without a mark where nothing is recorded yet."""
    return [_attended(room, place) for place in room.places]


def _attended(room: Chamber, place: Place) -> Attended:
    if not room.rows(place.id):
        return Attended(place, "", "", "")
    course = room.course(place.id)
    found = manner.manner(course)
    by = " ".join(filter(None, (found.post, found.substitute)))
    return Attended(place, found.mark, by, "、".join(manner.movements(course, "half")))
