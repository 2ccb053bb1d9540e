"""The times of opening and closing put right afterwards: the minutes take them from the record."""

from collections.abc import Collection
from datetime import time

from council.domain.errors import DomainError
from council.models import Meeting, Presence
from council.policy.actor import Actor
from council.queries.sittings import chamber
from council.services.audit import record
from council.services.sittings import turns
from council.services.sittings.states import ensure_come, require_recording
from council.services.transitions import ensure_version


def mend_times(
    meeting: Meeting,
    *,
    opened_at: time | None,
    closed_at: time | None,
    actor: Actor,
    base_version: int | None = None,
) -> None:
    """Put other times in place of the recorded ones; a time that was not recorded yet is not set here."""
    require_recording(meeting, actor, mends=True)
    ensure_version(meeting, base_version)
    before = meeting.opened_at, meeting.closed_at
    opened = (opened_at or before[0]) if before[0] is not None else None
    closed = (closed_at or before[1]) if before[1] is not None else None
    if (opened, closed) == before:
        return
    for at, field in ((opened, "opened_at"), (closed, "closed_at")):
        if at is not None:
            ensure_come(meeting, at, field, actor)
    if opened is not None and closed is not None and closed <= opened:
        raise DomainError("閉会の時刻は、開会より後にしてください。", field="closed_at")
    rows = chamber(meeting).presences
    from_opening = [row for row in rows if row.since is not None and row.since == before[0]]
    _ensure_around(rows, from_opening, opened, closed)
    for row in from_opening:
        row.since = opened
    meeting.opened_at, meeting.closed_at = opened, closed
    turns.keep_within(meeting)
    record(actor, "sitting:times", meeting, old=_span(*before), new=_span(opened, closed))


def _ensure_around(
    rows: Collection[Presence],
    from_opening: Collection[Presence],
    opened: time | None,
    closed: time | None,
) -> None:
    """Every coming and going lies between the two."""
    came = [row.since for row in rows if row.since and row not in from_opening]
    moments = came + [row.until for row in rows if row.until]
    if opened is not None and any(at <= opened for at in moments):
        raise DomainError("開会の時刻より前の出入りが記録されています。", field="opened_at")
    if closed is not None and any(at > closed for at in moments):
        raise DomainError("閉会の時刻より後の出入りが記録されています。", field="closed_at")


def _span(opened: time | None, closed: time | None) -> str:
    return "–".join(f"{at:%H:%M}" if at else "" for at in (opened, closed))
