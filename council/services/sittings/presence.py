"""Who is there: marked before the opening, then kept as comings and goings."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import Attendance, MeetingState
from council.extensions import db
from council.models import Meeting, Presence
from council.policy.actor import Actor
from council.queries.sittings import Chamber, Place, chamber
from council.services.audit import record
from council.services.sittings.states import (
    PRESENT,
    ensure_come,
    require_recording,
    say_quorum,
    touch,
)

_MARKS = (Attendance.PRESENT, Attendance.SUBSTITUTE, Attendance.ABSENT)
_IN_PERSON = (Attendance.LATE, Attendance.LEFT_EARLY)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked for one seat (or invited person): present, substitute or absent."""

    place_id: uuid.UUID
    attendance: Attendance
    substitute_name: str = ""
    substitute_post: str = ""


def set_presence(
    meeting: Meeting,
    marks: Sequence[Mark],
    actor: Actor,
    *,
    observers: int = 0,
    secretariat: Sequence[str] = (),
    base_version: int | None = None,
) -> None:
    """Record who is there, how many observe, and who of the secretariat; unchanged seats keep their times."""
    require_recording(meeting, actor, PRESENT, mends=True)
    if observers < 0:
        raise DomainError("傍聴者の人数は、0以上で入力してください。", field="observers")
    touch(meeting, base_version)
    room = chamber(meeting)
    for mark in marks:
        _mark(meeting, room, mark)
    _replace_secretariat(meeting, room, secretariat)
    meeting.observers = observers
    db.session.flush()
    if meeting.state is not MeetingState.NOTIFIED and meeting.quorum_sentence:
        say_quorum(meeting, chamber(meeting), meeting.opened_at)
    record(actor, "sitting:presence", meeting, seats=len(marks), observers=observers)


def _mark(meeting: Meeting, room: Chamber, mark: Mark) -> None:
    place = _held(room, mark.place_id)
    if mark.attendance not in _MARKS:
        raise DomainError("出席・代理・欠席のいずれかを選んでください。")
    if mark.attendance is Attendance.SUBSTITUTE:
        _ensure_substitute(room, place, mark)
    before = room.rows(place.id)
    if before and _same(before, mark):
        return
    for row in before:
        db.session.delete(row)
    _add(
        meeting,
        place,
        mark.attendance,
        name=mark.substitute_name if mark.attendance is Attendance.SUBSTITUTE else "",
        post=mark.substitute_post if mark.attendance is Attendance.SUBSTITUTE else "",
    )


def _same(rows: Sequence[Presence], mark: Mark) -> bool:
    first = rows[0]
    known = Attendance.PRESENT if first.attendance in _IN_PERSON else first.attendance
    if known is not mark.attendance:
        return False
    return known is not Attendance.SUBSTITUTE or (first.name, first.post_title) == (
        mark.substitute_name,
        mark.substitute_post,
    )


def _ensure_substitute(room: Chamber, place: Place, mark: Mark) -> None:
    if not room.version.substitutes and place.is_seat:
        raise DomainError("この会議体では、代理出席を認めていません。")
    if not mark.substitute_name:
        raise DomainError("%(place)sの代理の方の氏名を入力してください。", place=place.label)


def _held(room: Chamber, place_id: uuid.UUID) -> Place:
    place = room.place(place_id)
    if place is None or not place.name:
        raise DomainError("この会議の席ではないか、委員がいない席です。")
    return place


def _add(
    meeting: Meeting,
    place: Place,
    attendance: Attendance,
    *,
    since: time | None = None,
    name: str = "",
    post: str = "",
) -> None:
    db.session.add(
        Presence(
            id=new_id(),
            sitting_id=meeting.sitting_id,
            meeting_id=meeting.id,
            seat_id=place.id if place.is_seat else None,
            participant_id=None if place.is_seat else place.id,
            person_id=place.person_id,
            attendance=attendance,
            since=since,
            name=name,
            post_title=post,
        )
    )


def _replace_secretariat(meeting: Meeting, room: Chamber, names: Sequence[str]) -> None:
    if tuple(names) == room.secretariat:
        return
    for row in room.presences:
        if row.attendance is Attendance.SECRETARIAT:
            db.session.delete(row)
    for name in names:
        db.session.add(
            Presence(
                id=new_id(),
                sitting_id=meeting.sitting_id,
                meeting_id=meeting.id,
                attendance=Attendance.SECRETARIAT,
                name=name,
            )
        )


def _ensure_within(meeting: Meeting, at: time, actor: Actor) -> None:
    ensure_come(meeting, at, "at", actor)
    if meeting.opened_at is not None and at <= meeting.opened_at:
        raise DomainError("時刻は、開会より後にしてください。", field="at")
    is_over = meeting.state is not MeetingState.IN_SESSION
    if is_over and meeting.closed_at and at >= meeting.closed_at:
        raise DomainError("時刻は、閉会より前にしてください。", field="at")


def leave(meeting: Meeting, place_id: uuid.UUID, at: time, actor: Actor) -> None:
    """途中退席: somebody leaves for good or for a while; not to be confused with 退席（除斥）."""
    require_recording(meeting, actor, mends=True)
    _ensure_within(meeting, at, actor)
    room = chamber(meeting)
    place = _held(room, place_id)
    row = next((one for one in room.rows(place.id) if _is_open(one)), None)
    if row is None:
        raise DomainError("%(place)sは、いま出席していません。", field="place", place=place.label)
    if row.since is not None and at <= row.since:
        raise DomainError("時刻は、着席より後にしてください。", field="at")
    row.until = at
    if row.attendance is Attendance.PRESENT:
        row.attendance = Attendance.LEFT_EARLY
    touch(meeting)
    record(actor, "sitting:leave", meeting, place=str(place.id))


def arrive(
    meeting: Meeting,
    place_id: uuid.UUID,
    at: time,
    actor: Actor,
    *,
    substitute_name: str = "",
    substitute_post: str = "",
) -> None:
    """遅参 or return: somebody takes the seat at that time, in person or by a substitute."""
    require_recording(meeting, actor, mends=True)
    _ensure_within(meeting, at, actor)
    room = chamber(meeting)
    place = _held(room, place_id)
    rows = room.rows(place.id)
    if any(_is_open(row) for row in rows):
        raise DomainError("%(place)sは、すでに出席しています。", field="place", place=place.label)
    if any(row.until is not None and row.until > at for row in rows):
        raise DomainError("時刻は、前の退席より後にしてください。", field="at")
    form = Attendance.LATE
    if substitute_name:
        form = Attendance.SUBSTITUTE
        _ensure_substitute(room, place, Mark(place.id, form, substitute_name))
    for row in rows:
        if row.attendance is Attendance.ABSENT:
            db.session.delete(row)
    _add(meeting, place, form, since=at, name=substitute_name, post=substitute_post)
    touch(meeting)
    record(actor, "sitting:arrive", meeting, place=str(place.id))


def _is_open(row: Presence) -> bool:
    return row.until is None and row.attendance is not Attendance.ABSENT
