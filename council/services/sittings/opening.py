"""開会, 閉会 and 流会: guarded by who presides and by the quorum, which is said in a sentence."""

from datetime import time

from council.domain.attendance import moved_last
from council.domain.errors import DomainError
from council.domain.machines import MEETING
from council.domain.notices import with_opening
from council.domain.vocabulary import MeetingForm, MeetingState
from council.extensions import db
from council.models import Meeting, Person
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.sittings import Chamber, chamber
from council.services import submissions
from council.services.audit import record
from council.services.meetings import notices, numbering
from council.services.meetings.carrying import pass_on
from council.services.meetings.reasons import keep_reason
from council.services.sittings import turns
from council.services.sittings.circulation import settle_presence
from council.services.sittings.states import ensure_come, require_recording, say_quorum
from council.services.transitions import advance, ensure_version


def open_sitting(
    meeting: Meeting,
    *,
    opened_at: time,
    presider: Person,
    actor: Actor,
    base_version: int | None = None,
    tells_changes: bool = False,
) -> None:
    """Open: chair or deputy presiding in person, the presence recorded, the quorum reached.

    `tells_changes`: what changed since the notice and nobody was told of is said when the meeting begins.
    """
    _ensure_may(meeting, "open", actor, base_version)
    if meeting.sitting.form is MeetingForm.WRITTEN:
        raise DomainError("書面での開催です。開会せずに、回答がそろったら締め切ってください。")
    _ensure_the_day(meeting, actor)
    ensure_come(meeting, opened_at, "opened_at", actor)
    untold = notices.pending(meeting)
    if untold and not tells_changes:
        raise DomainError(
            "開催通知のあとで変わったところを、まだ知らせていません。変更の通知を送ってから開会するか、「まだ知らせていない変更は、会議の初めに口頭で知らせます」に印を付けてください。",
            field="tells_changes",
        )
    room = _ready(meeting, presider)
    meeting.opened_at, meeting.presider_id = opened_at, presider.id
    say_quorum(meeting, room)
    if untold and meeting.told is not None:
        meeting.told = with_opening(meeting.told, untold)
        record(actor, "sitting:tell_changes", meeting, changes=len(untold))
    advance(MEETING, meeting, "open", actor)
    db.session.flush()


def _ensure_may(meeting: Meeting, name: str, actor: Actor, base_version: int | None = None) -> None:
    """Refuse before anything is written: the table's CHECKs hold at every flush."""
    require(actor, Permission(f"{MEETING.name}:{name}"), meeting)
    MEETING.step(name, meeting.state)
    ensure_version(meeting, base_version)


def _ensure_the_day(meeting: Meeting, actor: Actor) -> None:
    if actor.on < meeting.sitting.held_on:
        raise DomainError(
            "開催日になっていません。開催日を変えるときは、会議の画面で変えてください。"
        )


def _ready(meeting: Meeting, presider: Person) -> Chamber:
    room = chamber(meeting)
    if not room.is_marked:
        raise DomainError("出欠がまだ記録されていません。先に出欠を記録してください。")
    _ensure_presides(room, presider)
    result = room.reckon()
    if not result.is_quorate:
        raise DomainError(
            "%(sentence)s開会できません。出席がそろうのを待つか、流会にしてください。",
            sentence=room.sentence(),
        )
    return room


def _ensure_presides(room: Chamber, presider: Person) -> None:
    place = room.place_of(presider.id)
    if place is None or place not in room.presiders() or not room.is_here(place.id):
        raise DomainError(
            "議長は、出席している%(chair)sか%(deputy)sが務めます。代理の方は務められません。",
            field="presider",
            chair=room.version.chair_title,
            deputy=room.version.deputy_title,
        )


def change_presider(
    meeting: Meeting, presider: Person, actor: Actor, *, base_version: int | None = None
) -> None:
    """Let another preside from now on; who presides last answers for the minutes."""
    require_recording(meeting, actor, (MeetingState.IN_SESSION,))
    ensure_version(meeting, base_version)
    _ensure_presides(chamber(meeting), presider)
    meeting.presider_id = presider.id
    record(actor, "sitting:presider", meeting, presider=str(presider.id))


def close(
    meeting: Meeting, *, closed_at: time, actor: Actor, base_version: int | None = None
) -> None:
    """Close the sitting at a time after its opening."""
    _ensure_may(meeting, "close", actor, base_version)
    if meeting.opened_at is not None and closed_at <= meeting.opened_at:
        raise DomainError("閉会の時刻は、開会より後にしてください。", field="closed_at")
    ensure_come(meeting, closed_at, "closed_at", actor)
    last = max(filter(None, map(moved_last, chamber(meeting).courses.values())), default=None)
    if last is not None and closed_at < last:
        raise DomainError("閉会の時刻より後の出入りが記録されています。", field="closed_at")
    meeting.closed_at = closed_at
    turns.keep_within(meeting)
    advance(MEETING, meeting, "close", actor)
    submissions.close_papers(meeting, actor)
    db.session.flush()


def declare_inquorate(
    meeting: Meeting, *, reason: str, actor: Actor, base_version: int | None = None
) -> None:
    """流会: only when those present do not suffice; the number is kept or given back as the body's rules say."""
    _ensure_may(meeting, "declare_inquorate", actor, base_version)
    numbering.hold([meeting.body_id])
    room = chamber(meeting)
    if meeting.sitting.form is MeetingForm.WRITTEN:
        room = settle_presence(meeting, room, actor)
    if not room.is_marked:
        raise DomainError("出欠がまだ記録されていません。先に出欠を記録してください。")
    if room.reckon().is_quorate:
        raise DomainError("定足数に達しているため、流会にはできません。")
    keep_reason(meeting, reason)
    say_quorum(meeting, room)
    if not room.version.inquorate_keeps_number:
        numbering.give_back(meeting)
    advance(MEETING, meeting, "declare_inquorate", actor)
    submissions.close_papers(meeting, actor)
    numbering.propose(meeting.body_id, meeting.number_period)
    pass_on(meeting, actor)
