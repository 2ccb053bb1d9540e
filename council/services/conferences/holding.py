"""Holding a case conference: who came, when it began and ended; moved or called off, its participants are told."""

import uuid
from collections.abc import Collection
from datetime import date, time

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.machines import MEETING
from council.domain.vocabulary import Attendance
from council.extensions import db
from council.models import Meeting, Presence
from council.policy.actor import Actor
from council.services import meetings
from council.services.conferences import links
from council.services.conferences.sitting import check_time
from council.services.transitions import advance


def open_conference(
    meeting: Meeting, *, opened_at: time, present: Collection[uuid.UUID], actor: Actor
) -> None:
    """Begin, with the participants who came (their ids); the 進行役 presides, there is no quorum."""
    if meeting.sitting.held_on > actor.on:
        raise DomainError("開催日になってから始めてください。", field="opened_at")
    conference = meeting.conference
    if conference is None or not present:
        raise DomainError("出席した人を選んでください。", field="present")
    links.require_open(meeting)
    advance(MEETING, meeting, "open", actor)
    meeting.opened_at = opened_at
    for one in conference.participants:
        is_there = one.id in present
        db.session.add(
            Presence(
                id=new_id(),
                sitting_id=meeting.sitting_id,
                meeting_id=meeting.id,
                participant_id=one.id,
                person_id=one.person_id,
                attendance=Attendance.PRESENT if is_there else Attendance.ABSENT,
                since=opened_at if is_there else None,
            )
        )
    db.session.flush()


def close(meeting: Meeting, *, closed_at: time, actor: Actor) -> None:
    """End the sitting."""
    if meeting.opened_at is not None and closed_at <= meeting.opened_at:
        raise DomainError("終わった時刻は、始めた時刻より後にしてください。", field="closed_at")
    meeting.closed_at = closed_at
    advance(MEETING, meeting, "close", actor)


def conclude(meeting: Meeting, actor: Actor) -> None:
    """Settle the conference: its plan must stand, with roles and a day for the next review."""
    conference = meeting.conference
    if conference is None or conference.policy_sealed is None or not conference.roles:
        raise DomainError("まだ終えられません。方針と役割分担を先に記録してください。")
    if conference.next_review_on is None:
        raise DomainError("まだ終えられません。次の見直しの日を先に決めてください。")
    advance(MEETING, meeting, "conclude", actor)


def move(
    meeting: Meeting,
    *,
    held_on: date,
    begins: time,
    ends: time,
    place: str,
    base_version: int,
    actor: Actor,
) -> None:
    """Another day, time or place; the participants are asked again."""
    check_time(held_on, begins, ends)
    if not place:
        raise DomainError("場所を入力してください。", field="place")
    meetings.move(
        meeting,
        held_on=held_on,
        begins=begins,
        ends=ends,
        place=place,
        base_version=base_version,
        actor=actor,
    )


def call_off(meeting: Meeting, reason: str, actor: Actor) -> None:
    """Not to hold it: the participants are told, sharing ends now."""
    meetings.cancel(meeting, reason, actor)
    links.end_all(meeting, actor)
