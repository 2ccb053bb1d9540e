"""What the public may know of a meeting beforehand, and what is no longer as it was made public."""

from collections.abc import Iterable

from council.domain.business import WITHHELD
from council.domain.notices import Changed
from council.domain.publishing import STAGE, Shown, Stage, changes, stage
from council.domain.vocabulary import ItemKind, Publicity
from council.models import Meeting
from council.queries.meetings.agenda import ItemRow
from council.queries.meetings.notices import serial, sitting_facts

_FRAME = {ItemKind.OPENING, ItemKind.CLOSING}


def stage_of(meeting: Meeting) -> Stage | None:
    """What there is to make public: that it is held, or, once that was, what became of it."""
    found = None if meeting.conference is not None else stage(meeting.state, meeting.publicity)
    return found if found is Stage.HELD or meeting.made_public_on is not None else None


def titles(rows: Iterable[ItemRow]) -> list[str]:
    """The open items; of one that is kept from some member the public reads no more than that member does."""
    return [
        WITHHELD if row.is_kept_from_some else row.title
        for row in rows
        if not row.is_closed and row.kind not in _FRAME
    ]


def publicity(meeting: Meeting) -> str:
    """Open, wholly or in part, and why not wholly."""
    if meeting.publicity is Publicity.OPEN:
        return meeting.publicity.label
    return f"{meeting.publicity.label}（公開しない議題があります。理由：{meeting.closed_reason}）"


def shown(meeting: Meeting, name: str, rows: Iterable[ItemRow], found: Stage) -> Shown:
    """What would be made public now of the meeting of the body so named."""
    if found is not Stage.HELD:
        return {STAGE: found.label}
    return {
        STAGE: found.label,
        "会議": f"{serial(meeting)}{name}",
        **sitting_facts(meeting.sitting),
        "議題": "\n".join(titles(rows)),
        "公開の別": publicity(meeting),
        "傍聴の定員": "" if meeting.observer_seats is None else str(meeting.observer_seats),
        "傍聴の方法": meeting.observing,
    }


def outdated(meeting: Meeting, name: str, rows: Iterable[ItemRow]) -> tuple[Changed, ...]:
    """What is another since it was last made public; nothing where nothing was."""
    found = stage_of(meeting)
    if found is None or meeting.made_public_on is None:
        return ()
    return changes(meeting.published, shown(meeting, name, rows, found))
