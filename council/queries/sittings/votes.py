"""What a decision came to, in the body's words, and whether the record of who was there still bears it out."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.numerals import Digits
from council.domain.votes import Count, outcome_words
from council.extensions import db
from council.models import AgendaItem, Meeting, RecordEntry, Vote
from council.queries.sittings.chamber import Chamber, chamber
from council.queries.sittings.floor import ItemLine
from council.queries.sittings.turns import standing, voters


def outcome_of(entry: RecordEntry, room: Chamber, digits: Digits = "half") -> str:
    """How the entry's decision came about, behind its text; nothing where that was not recorded."""
    if entry.vote is None:
        return ""
    return outcome_words(_count(entry.vote), room.version.decision_word, digits)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the record, as it was put right since, says of a vote that it does not bear out.

    `voters` is how many could vote; without a quorum nobody could.
    """

    voters: int
    is_quorate: bool


@dataclass(frozen=True, slots=True)
class Unfitting:
    """The items with a vote whose counts do not fit who was there, and those with one held without a quorum."""

    counted: tuple[AgendaItem, ...] = ()
    inquorate: tuple[AgendaItem, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.counted or self.inquorate)


def contradicted(
    entry: RecordEntry, meeting: Meeting, room: Chamber, item: AgendaItem
) -> Contradiction | None:
    """What contradicts how the decision came about; nothing where the record bears it out, or nothing was said of it."""
    if entry.vote is None:
        return None
    count = _count(entry.vote)
    return _judged(meeting, room, item, entry.vote.held_at, count.voters if count else None)


def contradictions(meeting: Meeting, room: Chamber, line: ItemLine) -> list[Contradiction]:
    """The same for every vote of an item of the running order; no statement."""
    found = (_judged(meeting, room, line.item, at, told) for at, told in line.votes)
    return [one for one in found if one is not None]


def _judged(
    meeting: Meeting, room: Chamber, item: AgendaItem, at: time | None, told: int | None
) -> Contradiction | None:
    """`told` is how many voted; None where nobody objected and nothing was counted."""
    known = voters(meeting, room, item, at)
    is_quorate = standing(meeting, room, item, at).is_quorate
    if is_quorate and told in (None, known):
        return None
    return Contradiction(known, is_quorate)


def unfitting(meeting: Meeting) -> Unfitting:
    """The items with a vote that the presence contradicts; one statement where there was no vote."""
    rows = db.session.execute(
        select(RecordEntry, AgendaItem)
        .join(Vote, Vote.entry_id == RecordEntry.id)
        .join(AgendaItem, AgendaItem.id == RecordEntry.agenda_item_id)
        .where(RecordEntry.meeting_id == meeting.id)
        .options(joinedload(RecordEntry.vote))
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    if not rows:
        return Unfitting()
    room = chamber(meeting)
    found = [(item, contradicted(entry, meeting, room, item)) for entry, item in rows]
    return Unfitting(
        counted=tuple(dict.fromkeys(item for item, one in found if one and one.is_quorate)),
        inquorate=tuple(dict.fromkeys(item for item, one in found if one and not one.is_quorate)),
    )


def _count(vote: Vote) -> Count | None:
    if vote.ayes is None or vote.noes is None or vote.abstentions is None:
        return None
    return Count(vote.ayes, vote.noes, vote.abstentions, vote.casting)
