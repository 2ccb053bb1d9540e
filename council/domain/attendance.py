"""Who takes part at a moment: the stays at a seat, in their order, and what they amount to."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time

from council.domain.errors import Conflict, DomainError
from council.domain.quorum import SeatState
from council.domain.vocabulary import Attendance, Word

ATTENDING = frozenset(
    {Attendance.PRESENT, Attendance.SUBSTITUTE, Attendance.LATE, Attendance.LEFT_EARLY}
)


class Way(Word):
    """In which way somebody attends."""

    ROOM = "room", "会場"
    ONLINE = "online", "オンライン"


@dataclass(frozen=True, slots=True)
class Stay:
    """One stretch at a seat: from `since` (the opening, if None) until `until` (the closing, if None).

    By the seat's holder, or by the `substitute` named; in the room or online.
    """

    since: time | None = None
    until: time | None = None
    substitute: str = ""
    post: str = ""
    way: Way = Way.ROOM

    def holds(self, moment: time | None) -> bool:
        """Whether the stay covers the moment; None asks for the present state of a sitting under way."""
        if moment is None:
            return self.until is None
        begun = self.since is None or self.since <= moment
        return begun and (self.until is None or moment < self.until)

    def is_like(self, other: "Stay") -> bool:
        """Whether the same person sits there in the same way."""
        return (self.substitute, self.post, self.way) == (other.substitute, other.post, other.way)

    @property
    def attendance(self) -> Attendance:
        """The word for it."""
        if self.substitute:
            return Attendance.SUBSTITUTE
        if self.since is not None:
            return Attendance.LATE
        return Attendance.LEFT_EARLY if self.until is not None else Attendance.PRESENT


Course = tuple[Stay, ...]
"""The stays at one seat in their order; they never overlap. Empty: nobody came."""


def arrived(course: Course, at: time, comer: Stay) -> Course:
    """The course with somebody sitting down at that time: late, again, or in place of who sat there."""
    _ensure_last(course, at)
    last = course[-1] if course else None
    if last and last.until in (None, at) and last.is_like(comer):
        raise DomainError("この席の方は、すでに出席しています。", field="place")
    before = left(course, at) if last and last.until is None else course
    return (*before, replace(comer, since=at, until=None))


def left(course: Course, at: time) -> Course:
    """The course with whoever sits there leaving at that time."""
    _ensure_last(course, at)
    if not course or course[-1].until is not None:
        raise DomainError("この席の方は、いま出席していません。", field="place")
    return (*course[:-1], replace(course[-1], until=at))


def _ensure_last(course: Course, at: time) -> None:
    """What was recorded later is taken back first: a seat's movements stand in their order."""
    last = moved_last(course)
    if last is None or at > last:
        return
    if at == last and course[-1].until == at:
        return
    raise DomainError(
        "この席には、%(at)sの出入りが記録されています。それより後の時刻を入力するか、先にその記録を取り消してください。",
        field="at",
        at=f"{last:%H:%M}",
    )


def moved_last(course: Course) -> time | None:
    """When somebody came to the seat or left it for the last time; None while nobody did."""
    return (course[-1].until or course[-1].since) if course else None


def taken_back(course: Course, at: time) -> Course:
    """The course without the last movement, which was at that time: as it stood before."""
    if at != moved_last(course):
        raise Conflict("この出入りは、もう取り消されているか、その後の出入りがあります。")
    *before, last = course
    if last.until is not None:
        return (*before, replace(last, until=None))
    if before and before[-1].until == at:
        return (*before[:-1], replace(before[-1], until=None))
    return tuple(before)


def marked(course: Course, mark: Stay) -> Course:
    """The course with another beginning: who sits there first, and in which way; the times stay."""
    if not course:
        return (mark,)
    first, *later = course
    mended = replace(first, substitute=mark.substitute, post=mark.post, way=mark.way)
    if later and mended.until == later[0].since and mended.is_like(later[0]):
        return (replace(mended, until=later[0].until), *later[1:])
    return (mended, *later)


def seat_states(
    seats: Sequence[tuple[uuid.UUID, bool]],
    courses: Mapping[uuid.UUID, Course],
    *,
    at: time | None = None,
    recused: Collection[uuid.UUID] = (),
    takes_substitutes: bool = True,
) -> list[SeatState]:
    """What each seat counts for at a moment; `seats` are (id, whether somebody holds it)."""
    return [
        _state(courses.get(seat, ()), at, takes_substitutes=takes_substitutes)
        if held and seat not in recused
        else (SeatState.RECUSED if held else SeatState.VACANT)
        for seat, held in seats
    ]


def _state(course: Course, at: time | None, *, takes_substitutes: bool) -> SeatState:
    stay = next((one for one in course if one.holds(at)), None)
    if stay is None or (stay.substitute and not takes_substitutes):
        return SeatState.ABSENT
    return SeatState.SUBSTITUTE if stay.substitute else SeatState.PRESENT
