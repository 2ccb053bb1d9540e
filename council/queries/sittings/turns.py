"""How the meeting stood at each item: who counted while it had its turn, and whether that sufficed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from council.domain.numerals import Digits
from council.domain.quorum import QuorumResult, sentence
from council.domain.turns import Standing, turn_sentence
from council.domain.vocabulary import MeetingState
from council.models import AgendaItem, Meeting
from council.queries.sittings.chamber import Chamber


@dataclass(frozen=True, slots=True)
class Turn:
    """One item's turn: how it stood from its beginning on; before it was taken up, how it would stand now."""

    item: AgendaItem
    standings: tuple[Standing, ...]
    result: QuorumResult
    is_running: bool
    takes_substitutes: bool

    @property
    def is_taken_up(self) -> bool:
        """Whether it is known when the item had its turn."""
        return bool(self.standings)

    @property
    def is_quorate(self) -> bool:
        """Whether enough took part from beginning to end."""
        return self.result.is_quorate and all(one.result.is_quorate for one in self.standings)

    @property
    def is_asked(self) -> bool:
        """Whether the body's rules ask for a quorum at all."""
        return bool(self.result.needed)


def takes_substitutes(meeting: Meeting, room: Chamber, item: AgendaItem) -> bool:
    """Whether substitutes count for the item: of some bodies only for what the notice announced."""
    if not room.version.substitute_announced or meeting.notified_at is None:
        return True
    return item.created_at <= meeting.notified_at


def turn(meeting: Meeting, room: Chamber, item: AgendaItem) -> Turn:
    """How the meeting stood at the item; no statement."""
    recused, by_proxy = _recused(room, item), takes_substitutes(meeting, room, item)
    standings: tuple[Standing, ...] = ()
    if item.begun_at is not None:
        standings = room.board.during(
            item.begun_at, item.ended_at, recused, takes_substitutes=by_proxy
        )
    is_running = item.begun_at is not None and item.ended_at is None
    now = standing(meeting, room, item, _unless_over(meeting))
    result = standings[-1].result if standings else now
    under_way = meeting.state is MeetingState.IN_SESSION
    return Turn(item, standings, result, is_running and under_way, by_proxy)


def _recused(room: Chamber, item: AgendaItem) -> Collection[UUID]:
    return [one.seat_id for one in room.recused(item.id)]


def _unless_over(meeting: Meeting) -> time | None:
    """What was never taken up is reckoned as at the opening, once the meeting is over; before, as it stands now."""
    return None if meeting.state is MeetingState.IN_SESSION else meeting.opened_at


def said_of(meeting: Meeting, room: Chamber, item: AgendaItem, digits: Digits) -> str:
    """What the minutes say of how the meeting stood at the item: nothing where that was as at the opening."""
    found = turn(meeting, room, item)
    opening = room.reckon(meeting.opened_at)
    standings = found.standings
    if not standings and room.recused(item.id) and opening.needed:
        return room.in_its_words(sentence(found.result, digits))
    return room.in_its_words(turn_sentence(standings, opening, digits))


def standing(meeting: Meeting, room: Chamber, item: AgendaItem, at: time | None) -> QuorumResult:
    """How the meeting stood, for the item, at the moment."""
    return room.board.at(
        at, _recused(room, item), takes_substitutes=takes_substitutes(meeting, room, item)
    )


def voters(meeting: Meeting, room: Chamber, item: AgendaItem, at: time | None) -> int:
    """How many may vote on the item at the moment: all who take part but whoever presides."""
    recused = _recused(room, item)
    presides = any(room.is_here(one.id, at) and one.id not in recused for one in room.presiders())
    return standing(meeting, room, item, at).present - presides
