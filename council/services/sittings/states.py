"""In which states of a meeting its record may be written, and how a meeting's version is counted on."""

from collections.abc import Collection
from datetime import time

from sqlalchemy.orm.attributes import flag_modified

from council.domain import clock
from council.domain.circulation import answered_sentence
from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import MeetingForm, MeetingState
from council.models import Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.queries.sittings import Chamber, is_being_corrected
from council.services.transitions import ensure_version

RECORDING = (MeetingState.IN_SESSION, MeetingState.CLOSED)
PRESENT = (MeetingState.NOTIFIED, *RECORDING)

_SENTENCES = {
    MeetingState.CONCLUDED: "議事録が確定しているため、記録は直せません。直すときは、議事録の訂正をしてください。",
    MeetingState.NOTIFIED: "まだ開会していません。開会してから記録してください。",
}


def require_recording(
    meeting: Meeting,
    actor: Actor,
    states: Collection[MeetingState] = RECORDING,
    *,
    mends: bool = False,
) -> None:
    """Refuse whoever does not keep the record, and any state in which it is not being written.

    What `mends` who was there and when is open during a 訂正 of the minutes too.
    """
    require(actor, Permission.MEETING_RECORD, meeting)
    if meeting.state not in states and not (mends and is_being_corrected(meeting)):
        raise Conflict(_SENTENCES.get(meeting.state, "いまの状態では、会議の記録を書けません。"))


def ensure_come(meeting: Meeting, at: time, field: str, actor: Actor) -> None:
    """Refuse a time that has not come; a circulation in writing may be closed before its day."""
    if clock.is_to_come(min(meeting.sitting.held_on, actor.on), at):
        raise DomainError(
            "まだ来ていない時刻です（いまは%(now)sです）。実際の時刻を入力してください。",
            field=field,
            now=f"{clock.local(clock.now()):%H:%M}",
        )


def touch(meeting: Meeting, base_version: int | None = None) -> None:
    """Count one more version of the meeting for what changed in its child rows; stale forms are refused."""
    ensure_version(meeting, base_version)
    flag_modified(meeting, "observers")


def say_quorum(meeting: Meeting, room: Chamber, at: time | None = None) -> None:
    """Write down how the meeting stood at that time; as it stands now, without one."""
    digits = town.page_style().digits
    if meeting.sitting.form is MeetingForm.WRITTEN:
        said = answered_sentence(room.reckon(), digits)
        meeting.quorum_sentence = said.replace("委員", room.version.member_title)
        return
    meeting.quorum_sentence = room.sentence(at, digits=digits)
