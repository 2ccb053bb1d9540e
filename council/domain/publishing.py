"""公開の事前公表: what was made public on which day, and what has become another since."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from council.domain.notices import Changed
from council.domain.vocabulary import MeetingState, Publicity, Word

Shown = Mapping[str, str]
"""What everybody may know of a meeting, by its labels."""

STAGE = "開催"


class Stage(Word):
    """What is to be said to the public of a meeting: that it is held, or what became of it."""

    HELD = "held", "開催"
    PUT_OFF = "put_off", "延期"
    CALLED_OFF = "called_off", "中止"
    CLOSED = "closed", "非公開"


_STAGES = {
    MeetingState.DATE_FIXED: Stage.HELD,
    MeetingState.NOTIFIED: Stage.HELD,
    MeetingState.POSTPONED: Stage.PUT_OFF,
    MeetingState.CANCELLED: Stage.CALLED_OFF,
}


def stage(state: MeetingState, publicity: Publicity) -> Stage | None:
    """What there is to say; nothing before the day is settled and once the meeting was opened."""
    found = _STAGES.get(state)
    is_shut = found is Stage.HELD and publicity is Publicity.CLOSED
    return Stage.CLOSED if is_shut else found


def entry(on: date, shown: Shown) -> dict[str, Any]:
    """One publication as it is kept."""
    return {"on": on.isoformat(), "said": dict(shown)}


def days(published: Sequence[Mapping[str, Any]] | None) -> tuple[date, ...]:
    """The days on which something was made public."""
    return tuple(date.fromisoformat(one["on"]) for one in published or ())


def last_held(published: Sequence[Mapping[str, Any]] | None) -> Shown:
    """What was said when the meeting was last announced as one that is held; nothing if that was not kept."""
    held = [one["said"] for one in published or () if one["said"][STAGE] == Stage.HELD.label]
    return held[-1] if held else {}


def changes(published: Sequence[Mapping[str, Any]] | None, now: Shown) -> tuple[Changed, ...]:
    """What is another since it was made public; of a publication not kept, only that the meeting is off."""
    before: Shown = published[-1]["said"] if published else {STAGE: Stage.HELD.label}
    if before[STAGE] != now[STAGE]:
        return (Changed(STAGE, before[STAGE], now[STAGE]),)
    return tuple(
        Changed(label, before[label], said)
        for label, said in now.items()
        if label in before and before[label] != said
    )


def mark(shown: Shown) -> str:
    """A mark of what is shown, nothing of what it says."""
    return hashlib.sha256(repr(sorted(shown.items())).encode()).hexdigest()[:16]
