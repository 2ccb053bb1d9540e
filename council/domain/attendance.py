"""Who takes part at a moment: intervals of presence made into what a seat counts for."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import time

from council.domain.quorum import SeatState
from council.domain.vocabulary import Attendance

ATTENDING = frozenset(
    {Attendance.PRESENT, Attendance.SUBSTITUTE, Attendance.LATE, Attendance.LEFT_EARLY}
)


@dataclass(frozen=True, slots=True)
class Interval:
    """One stay: from `since` (the opening, if None) until `until` (the closing, if None)."""

    place: uuid.UUID
    attendance: Attendance
    since: time | None
    until: time | None

    def holds(self, moment: time | None) -> bool:
        """Whether the stay covers the moment; None asks for the present state of a sitting under way."""
        if self.attendance not in ATTENDING:
            return False
        if moment is None:
            return self.until is None
        begun = self.since is None or self.since <= moment
        return begun and (self.until is None or moment < self.until)


def seat_states(
    seats: Sequence[tuple[uuid.UUID, bool]],
    stays: Iterable[Interval],
    *,
    at: time | None = None,
    recused: Collection[uuid.UUID] = (),
) -> list[SeatState]:
    """What each seat counts for at a moment; `seats` are (id, whether somebody holds it)."""
    here = {stay.place: stay for stay in stays if stay.holds(at)}
    return [_state(seat, here, recused, is_held=held) for seat, held in seats]


def _state(
    seat: uuid.UUID,
    here: dict[uuid.UUID, Interval],
    recused: Collection[uuid.UUID],
    *,
    is_held: bool,
) -> SeatState:
    if not is_held:
        return SeatState.VACANT
    if seat in recused:
        return SeatState.RECUSED
    stay = here.get(seat)
    if stay is None:
        return SeatState.ABSENT
    return SeatState.SUBSTITUTE if stay.attendance is Attendance.SUBSTITUTE else SeatState.PRESENT
