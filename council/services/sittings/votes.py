"""採決: the counts are those of who took part in the item at that time; a tie is decided by who presides."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy.orm.attributes import flag_modified

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import EntryKind
from council.domain.votes import Count, Outcome, ensure_counted
from council.extensions import db
from council.models import AgendaItem, RecordEntry, Vote
from council.policy.actor import Actor
from council.queries import sittings as queries
from council.queries.sittings import Chamber, chamber
from council.services.audit import affair_of, record
from council.services.sittings.states import ensure_come, require_recording
from council.services.sittings.turns import running_time
from council.services.transitions import ensure_version


@dataclass(frozen=True, slots=True)
class Ballot:
    """How a decision came about: nobody objected, or, with a `count`, by a vote."""

    count: Count | None = None
    at: time | None = None


def usual_time(item: AgendaItem) -> time | None:
    """When a vote on the item is taken to have been held: now, or when its turn ended."""
    return running_time(item.meeting) or item.ended_at or item.begun_at


def judged(item: AgendaItem, ballot: Ballot, actor: Actor) -> Vote:
    """The vote as it is kept, if it can be: not without a quorum, nor with other numbers than of who could vote."""
    require_recording(item.meeting, actor, mends=True)
    at = ballot.at or usual_time(item)
    if ballot.at is not None:
        _ensure_within(item, ballot.at, actor)
    room = chamber(item.meeting)
    _ensure_quorate(item, room, at)
    count = ballot.count
    if count is not None:
        ensure_counted(count, queries.voters(item.meeting, room, item, at))
    return Vote(
        id=new_id(),
        outcome=Outcome.UNANIMOUS if count is None else Outcome.VOTE,
        held_at=at,
        ayes=count.ayes if count else None,
        noes=count.noes if count else None,
        abstentions=count.abstentions if count else None,
        casting=count.casting if count else None,
    )


def recount(entry: RecordEntry, ballot: Ballot | None, *, base_version: int, actor: Actor) -> None:
    """Put right how a decision came about, its item and vote loaded; without a ballot nothing is recorded of that.

    Open as long as the presence is: of a vote that does not fit who was there one of the two has to be mended.
    """
    item = entry.agenda_item
    require_recording(item.meeting, actor, mends=True)
    ensure_version(entry, base_version)
    if entry.kind is not EntryKind.DECISION:
        raise DomainError("決め方を記録できるのは、決定事項だけです。")
    vote = None if ballot is None else judged(item, ballot, actor)
    if entry.vote is not None:
        db.session.delete(entry.vote)
        db.session.flush()
        entry.vote = None
    if vote is not None:
        vote.entry_id = entry.id
        entry.vote = vote
    entry.written_by_id = actor.id
    flag_modified(entry, "written_by_id")
    outcome = str(vote.outcome) if vote else "none"
    record(actor, "record:vote", entry, **affair_of(item.meeting), outcome=outcome)
    db.session.flush()


def _ensure_within(item: AgendaItem, at: time, actor: Actor) -> None:
    meeting = item.meeting
    ensure_come(meeting, at, "at", actor)
    begun = item.begun_at or meeting.opened_at
    ended = item.ended_at or meeting.closed_at
    if (begun is not None and at < begun) or (ended is not None and at > ended):
        raise DomainError("採決の時刻は、この議題の審議のあいだにしてください。", field="at")


def _ensure_quorate(item: AgendaItem, room: Chamber, at: time | None) -> None:
    if not queries.standing(item.meeting, room, item, at).is_quorate:
        raise DomainError(
            "この時刻には定足数に足りないため、採決できません。出欠と退席（除斥）の記録を確かめてください。",
            field="at",
        )
