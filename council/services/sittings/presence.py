"""Who is there: marked before the opening, and put right afterwards."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from council.domain.attendance import Course, Stay, Way, marked
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import Attendance, MeetingForm, MeetingState
from council.extensions import db
from council.models import Meeting, Presence
from council.policy.actor import Actor
from council.queries.sittings import Chamber, Place, chamber
from council.services.audit import record
from council.services.sittings.states import PRESENT, require_recording, say_quorum, touch

_MARKS = (Attendance.PRESENT, Attendance.SUBSTITUTE, Attendance.ABSENT)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked for one seat (or invited person): present, substitute or absent, in the room or online."""

    place_id: uuid.UUID
    attendance: Attendance
    substitute_name: str = ""
    substitute_post: str = ""
    way: Way = Way.ROOM

    @property
    def stay(self) -> Stay | None:
        """Who sits there from the opening on."""
        if self.attendance is Attendance.ABSENT:
            return None
        if self.attendance is Attendance.PRESENT:
            return Stay(way=self.way)
        return Stay(substitute=self.substitute_name, post=self.substitute_post, way=self.way)


def set_presence(
    meeting: Meeting,
    marks: Sequence[Mark],
    actor: Actor,
    *,
    observers: int = 0,
    secretariat: Sequence[str] = (),
    base_version: int | None = None,
) -> None:
    """Record who is there, how many observe, and who of the secretariat; whoever came keeps their times."""
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
    place = held(room, mark.place_id)
    if mark.attendance not in _MARKS:
        raise DomainError("出席・代理・欠席のいずれかを選んでください。")
    if mark.attendance is Attendance.SUBSTITUTE and not mark.substitute_name:
        raise DomainError("%(place)sの代理の方の氏名を入力してください。", place=place.label)
    stay = mark.stay
    if stay is not None:
        ensure_may_sit(meeting, room, place, stay)
    write(meeting, room, place, () if stay is None else marked(room.course(place.id), stay))


def ensure_may_sit(meeting: Meeting, room: Chamber, place: Place, stay: Stay) -> None:
    """Refuse a substitute where the body's rules know none, and the way online where nothing is set up for it."""
    if stay.way is Way.ONLINE and meeting.sitting.form is not MeetingForm.HYBRID:
        raise DomainError("オンラインで出席できるのは、オンライン併用の会議だけです。", field="way")
    if not stay.substitute or not place.is_seat:
        return
    if not room.version.substitutes:
        raise DomainError("この会議体では、代理出席を認めていません。")
    if room.version.substitute_of == "same_agency" and not place.agency:
        raise DomainError(
            "代理になれるのは同じ機関の方です。%(place)sは個人としての席のため、代理の方は出席できません。",
            place=place.label,
        )


def held(room: Chamber, place_id: uuid.UUID) -> Place:
    """The place, if somebody holds it."""
    place = room.place(place_id)
    if place is None or not place.name:
        raise DomainError("この会議の席ではないか、委員がいない席です。")
    return place


def write(meeting: Meeting, room: Chamber, place: Place, course: Course) -> None:
    """Put the stays in place of those recorded; where nobody came, one row says so."""
    before = room.rows(place.id)
    if before and room.course(place.id) == course:
        return
    for row in before:
        db.session.delete(row)
    for stay in course or (None,):
        db.session.add(_row(meeting, place, stay))


def _row(meeting: Meeting, place: Place, stay: Stay | None) -> Presence:
    return Presence(
        id=new_id(),
        sitting_id=meeting.sitting_id,
        meeting_id=meeting.id,
        seat_id=place.id if place.is_seat else None,
        participant_id=None if place.is_seat else place.id,
        person_id=place.person_id,
        attendance=stay.attendance if stay else Attendance.ABSENT,
        since=stay.since if stay else None,
        until=stay.until if stay else None,
        name=stay.substitute if stay else "",
        post_title=stay.post if stay else "",
        way=stay.way if stay else Way.ROOM,
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
