"""Who comes and goes while the sitting is under way; the last movement of a seat may be taken back."""

import uuid
from collections.abc import Callable
from datetime import time

from council.domain import attendance
from council.domain.attendance import Course, Stay, Way
from council.domain.errors import DomainError
from council.domain.vocabulary import MeetingState
from council.models import Meeting
from council.policy.actor import Actor
from council.queries.sittings import chamber
from council.services.audit import record
from council.services.sittings.presence import ensure_may_sit, held, write
from council.services.sittings.states import ensure_come, require_recording, touch


def leave(meeting: Meeting, place_id: uuid.UUID, at: time, actor: Actor) -> None:
    """途中退席: somebody leaves for good or for a while; not to be confused with 退席（除斥）."""
    _ensure_within(meeting, at, actor)
    _move(meeting, place_id, "sitting:leave", lambda course: attendance.left(course, at), actor)


def arrive(
    meeting: Meeting,
    place_id: uuid.UUID,
    at: time,
    actor: Actor,
    *,
    substitute_name: str = "",
    substitute_post: str = "",
    way: Way = Way.ROOM,
) -> None:
    """遅参, return, or taking over from who sits there: in person or by a substitute, in the room or online."""
    _ensure_within(meeting, at, actor)
    comer = Stay(substitute=substitute_name, post=substitute_post, way=way)
    if substitute_post and not substitute_name:
        raise DomainError("代理の方の氏名を入力してください。", field="substitute_name")
    _move(
        meeting,
        place_id,
        "sitting:arrive",
        lambda course: attendance.arrived(course, at, comer),
        actor,
        comer,
    )


def take_back(meeting: Meeting, place_id: uuid.UUID, at: time, actor: Actor) -> None:
    """Take back the last movement of a seat, recorded by mistake: it stands again as it did before."""
    require_recording(meeting, actor, mends=True)
    _move(
        meeting,
        place_id,
        "sitting:take_back_movement",
        lambda course: attendance.taken_back(course, at),
        actor,
    )


def _move(
    meeting: Meeting,
    place_id: uuid.UUID,
    tag: str,
    change: Callable[[Course], Course],
    actor: Actor,
    comer: Stay | None = None,
) -> None:
    room = chamber(meeting)
    place = held(room, place_id)
    if comer is not None:
        ensure_may_sit(meeting, room, place, comer)
    write(meeting, room, place, change(room.course(place.id)))
    touch(meeting)
    record(actor, tag, meeting, place=str(place.id))


def _ensure_within(meeting: Meeting, at: time, actor: Actor) -> None:
    require_recording(meeting, actor, mends=True)
    ensure_come(meeting, at, "at", actor)
    if meeting.opened_at is not None and at <= meeting.opened_at:
        raise DomainError("時刻は、開会より後にしてください。", field="at")
    is_over = meeting.state is not MeetingState.IN_SESSION
    if is_over and meeting.closed_at and at >= meeting.closed_at:
        raise DomainError("時刻は、閉会より前にしてください。", field="at")
