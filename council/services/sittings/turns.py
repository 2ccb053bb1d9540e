"""When an item has its turn: begun, ended, and put right afterwards; what the closing finds open it ends."""

from collections.abc import Sequence
from datetime import time

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import AgendaItem, Meeting
from council.policy.actor import Actor
from council.services.audit import affair_of, record
from council.services.sittings.states import ensure_come, require_recording
from council.services.transitions import ensure_version


def begin(item: AgendaItem, actor: Actor) -> None:
    """Take the item up now, the one before it ends; what had its turn already is not begun again."""
    require_recording(item.meeting, actor, (MeetingState.IN_SESSION,))
    at = running_time(item.meeting)
    if at is None:
        raise DomainError(
            "開催日の、開会から閉会までのあいだに押してください。あとからは、審議の時間を入力してください。"
        )
    if item.begun_at is not None:
        return
    for other in _taken_up(item.meeting):
        other.ended_at = other.ended_at or at
    item.begun_at = at
    record(actor, "sitting:begin_item", item, **affair_of(item.meeting))


def end(item: AgendaItem) -> None:
    """Note that the turn ends now; one that was not begun began where the one before it ended."""
    at = running_time(item.meeting)
    if at is None or item.ended_at is not None:
        return
    begun = item.begun_at or _end_of_the_last(item.meeting) or item.meeting.opened_at or at
    item.begun_at, item.ended_at = min(begun, at), at


def reopen(item: AgendaItem) -> None:
    """The turn goes on: when it ended is not known yet."""
    item.ended_at = None


def set_turn(
    item: AgendaItem,
    *,
    begun_at: time | None,
    ended_at: time | None,
    actor: Actor,
    base_version: int | None = None,
) -> None:
    """Say when the item had its turn; within the sitting."""
    require_recording(item.meeting, actor, mends=True)
    ensure_version(item, base_version)
    if ended_at is not None and begun_at is None:
        raise DomainError("始めた時刻を入力してください。", field="begun_at")
    if begun_at is not None and ended_at is not None and ended_at < begun_at:
        raise DomainError("終えた時刻は、始めた時刻より後にしてください。", field="ended_at")
    for at, field in ((begun_at, "begun_at"), (ended_at, "ended_at")):
        if at is not None:
            _ensure_within(item.meeting, at, field, actor)
    item.begun_at, item.ended_at = begun_at, ended_at
    record(actor, "sitting:item_times", item, **affair_of(item.meeting))


def _ensure_within(meeting: Meeting, at: time, field: str, actor: Actor) -> None:
    ensure_come(meeting, at, field, actor)
    if meeting.opened_at is not None and at < meeting.opened_at:
        raise DomainError("時刻は、開会より後にしてください。", field=field)
    if meeting.closed_at is not None and at > meeting.closed_at:
        raise DomainError("時刻は、閉会より前にしてください。", field=field)


def running_time(meeting: Meeting) -> time | None:
    """The wall time, while the sitting is under way on its day."""
    here = clock.local(clock.now())
    at = here.time().replace(second=0, microsecond=0)
    under_way = meeting.state is MeetingState.IN_SESSION and here.date() == meeting.sitting.held_on
    return at if under_way and (meeting.opened_at is None or meeting.opened_at <= at) else None


def _taken_up(meeting: Meeting) -> Sequence[AgendaItem]:
    return db.session.scalars(
        select(AgendaItem).where(
            AgendaItem.meeting_id == meeting.id, AgendaItem.begun_at.is_not(None)
        )
    ).all()


def _end_of_the_last(meeting: Meeting) -> time | None:
    return max((one.ended_at for one in _taken_up(meeting) if one.ended_at), default=None)


def keep_within(meeting: Meeting) -> None:
    """No turn begins before the opening or lasts beyond the closing."""
    for item in _taken_up(meeting):
        item.begun_at = _within(meeting, item.begun_at)
        item.ended_at = _within(meeting, item.ended_at or meeting.closed_at)


def _within(meeting: Meeting, at: time | None) -> time | None:
    if at is None:
        return None
    latest = min(at, meeting.closed_at) if meeting.closed_at is not None else at
    return max(latest, meeting.opened_at) if meeting.opened_at is not None else latest
