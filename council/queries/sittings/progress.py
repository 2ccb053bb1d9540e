"""The running order of a sitting with the time used and left, from what was recorded."""

from collections.abc import Sequence
from datetime import time

from council.domain import clock
from council.domain.running import Progress, Stretch, progress
from council.domain.vocabulary import MeetingState
from council.models import Meeting
from council.queries.sittings.floor import ItemLine


def progress_of(meeting: Meeting, lines: Sequence[ItemLine]) -> Progress | None:
    """Where the sitting stands now, once closed as it was then; None where no time runs. Asks nothing of the database."""
    now = _moment(meeting)
    if meeting.opened_at is None or now is None:
        return None
    stretches = [
        Stretch(one.item.minutes, one.item.begun_at, one.item.ended_at, is_done=one.is_done)
        for one in lines
    ]
    if meeting.state is not MeetingState.IN_SESSION:
        # nothing is under way any more
        stretches = [Stretch(one.planned, one.began, one.ended, is_done=True) for one in stretches]
    return progress(stretches, opened=meeting.opened_at, planned_end=meeting.sitting.ends, now=now)


def _moment(meeting: Meeting) -> time | None:
    if meeting.state is not MeetingState.IN_SESSION:
        return meeting.closed_at
    here = clock.local(clock.now())
    is_its_day = here.date() == meeting.sitting.held_on
    return here.time().replace(second=0, microsecond=0) if is_its_day else None
