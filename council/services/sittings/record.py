"""What is recorded under an item: what was said, what was decided, and that it was discussed."""

from sqlalchemy import func, select

from council.domain.errors import Conflict, DomainError
from council.domain.ids import new_id
from council.domain.machines import SUBMISSION
from council.domain.vocabulary import Carrying, EntryKind, MeetingState, SubmissionState
from council.extensions import db
from council.models import AgendaItem, RecordEntry
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.services.audit import affair_of, record
from council.services.sittings import turns, votes
from council.services.sittings.states import require_recording
from council.services.sittings.votes import Ballot
from council.services.transitions import advance, ensure_version


def note(item: AgendaItem, *, speaker: str, text: str, actor: Actor) -> RecordEntry:
    """Append what somebody said; without a speaker, a sentence of the record itself."""
    return _append(item, EntryKind.NOTE, text, actor, speaker=speaker)


def decide(
    item: AgendaItem, *, text: str, actor: Actor, ballot: Ballot | None = None
) -> RecordEntry:
    """Append what was decided, and how that came about where it was recorded."""
    vote = None if ballot is None else votes.judged(item, ballot, actor)
    entry = _append(item, EntryKind.DECISION, text, actor)
    if vote is not None:
        vote.entry_id = entry.id
        db.session.add(vote)
        db.session.flush()
        record(actor, "record:vote", entry, **affair_of(item.meeting), outcome=str(vote.outcome))
    return entry


def note_issue(item: AgendaItem, *, title: str, actor: Actor) -> RecordEntry:
    """Append that a 課題 was raised at this item; it climbs apart from the record."""
    return _append(item, EntryKind.ISSUE, title, actor)


def _append(
    item: AgendaItem, kind: EntryKind, text: str, actor: Actor, *, speaker: str = ""
) -> RecordEntry:
    require_recording(item.meeting, actor)
    if not text.strip():
        raise DomainError("内容を入力してください。", field="text")
    ring = keyring(db.session)
    row = RecordEntry(
        id=new_id(),
        meeting_id=item.meeting_id,
        agenda_item_id=item.id,
        position=_next_position(item),
        kind=kind,
        speaker=speaker,
        key_id=ring.key_of_meeting(item.meeting),
        written_by_id=actor.id,
    )
    row.text_sealed = ring.seal(row, "text_sealed", text)
    db.session.add(row)
    db.session.flush()
    record(actor, f"record:{kind}", row, **affair_of(item.meeting))
    return row


def _next_position(item: AgendaItem) -> int:
    last = db.session.scalars(
        select(func.max(RecordEntry.position)).where(RecordEntry.agenda_item_id == item.id)
    ).one()
    return (last or 0) + 1


def edit_entry(
    entry: RecordEntry, *, speaker: str, text: str, base_version: int, actor: Actor
) -> None:
    """Put other words in place of an entry's; refused when somebody else changed it meanwhile."""
    meeting = entry.agenda_item.meeting
    require_recording(meeting, actor)
    ensure_version(entry, base_version)
    if not text.strip():
        raise DomainError("内容を入力してください。", field="text")
    entry.speaker = speaker
    entry.text_sealed = keyring(db.session).seal(entry, "text_sealed", text)
    entry.written_by_id = actor.id
    record(actor, "record:edit", entry, **affair_of(meeting))


def remove_entry(entry: RecordEntry, *, base_version: int, actor: Actor) -> None:
    """Take away an entry made by mistake."""
    meeting = entry.agenda_item.meeting
    require_recording(meeting, actor)
    ensure_version(entry, base_version)
    record(actor, "record:remove", entry, **affair_of(meeting))
    if entry.vote is not None:
        db.session.delete(entry.vote)
        db.session.flush()
    db.session.delete(entry)
    db.session.flush()


def mark_discussed(item: AgendaItem, actor: Actor) -> None:
    """Say that the item was dealt with; its case paper counts as discussed with it."""
    require_recording(item.meeting, actor)
    if item.is_discussed:
        return
    if item.carrying in (Carrying.MOVED, Carrying.DUPLICATED):
        raise Conflict(
            "この議題は、次の会議に繰り越しています。ここで審議したときは、次の会議の次第から外してください。"
        )
    item.is_discussed, item.carrying = True, None
    turns.end(item)
    if item.submission is not None and item.submission.state is SubmissionState.DISTRIBUTED:
        advance(SUBMISSION, item.submission, "discuss", actor)
    record(actor, "agenda:discussed", item, **affair_of(item.meeting))


def unmark_discussed(item: AgendaItem, actor: Actor) -> None:
    """Take the mark back when it was set by mistake; not where a case paper counts as discussed."""
    require_recording(item.meeting, actor)
    if item.submission is not None:
        raise DomainError("事例の資料も検討済になっているため、取り消せません。")
    item.is_discussed = False
    if item.meeting.state is MeetingState.IN_SESSION:
        turns.reopen(item)
    record(actor, "agenda:not_discussed", item, **affair_of(item.meeting))
