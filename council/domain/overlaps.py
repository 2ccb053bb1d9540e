"""What stands in the way of a sitting at its time: the body itself, people wanted elsewhere, the room."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from council.domain.spans import lasts
from council.domain.yearplan import Occasion


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody holds a seat of a body from one day to another, inclusive."""

    body: str
    name: str
    person: object
    starts_on: date
    ends_on: date | None

    def holds(self, day: date) -> bool:
        """Say whether that is so on a day."""
        return lasts(self.starts_on, self.ends_on, day)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another sitting at the same time, and why that matters."""

    other: Occasion
    is_same_body: bool
    is_same_room: bool
    is_same_office: bool
    people: tuple[str, ...]


def overlaps(
    one: Occasion,
    others: Iterable[Occasion],
    members: Sequence[Membership],
    served: Collection[str] = (),
) -> list[Overlap]:
    """The other sittings at its time in which its bodies, members, room or secretariat are wanted.

    `served` are the bodies of one secretariat, by their codes.
    """
    found = [_between(one, other, members, served) for other in others if one.overlaps(other)]
    return [
        each
        for each in found
        if each.is_same_body or each.is_same_room or each.is_same_office or each.people
    ]


def _between(
    one: Occasion, other: Occasion, members: Sequence[Membership], served: Collection[str]
) -> Overlap:
    here, there = _people(one, members), _people(other, members)
    return Overlap(
        other,
        is_same_body=bool(set(one.bodies) & set(other.bodies)),
        is_same_room=bool(one.place) and one.place == other.place,
        is_same_office=all(any(code in served for code in each.bodies) for each in (one, other)),
        people=tuple(sorted(here[person] for person in here.keys() & there.keys())),
    )


def _people(one: Occasion, members: Sequence[Membership]) -> dict[object, str]:
    return {
        each.person: each.name
        for each in members
        if each.body in one.bodies and each.holds(one.held_on)
    }
