"""What a decision came to, in the body's words, and whether its counts still fit who was there."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.numerals import Digits
from council.domain.votes import Count, Outcome, outcome_words
from council.extensions import db
from council.models import AgendaItem, Meeting, RecordEntry, Vote
from council.queries.sittings.chamber import Chamber, chamber
from council.queries.sittings.floor import ItemLine
from council.queries.sittings.turns import voters


def outcome_of(entry: RecordEntry, room: Chamber, digits: Digits = "half") -> str:
    """How the entry's decision came about, behind its text; nothing where that was not recorded."""
    if entry.vote is None:
        return ""
    return outcome_words(_count(entry.vote), room.version.decision_word, digits)


def contradicted(
    entry: RecordEntry, meeting: Meeting, room: Chamber, item: AgendaItem
) -> int | None:
    """How many could vote by the record as it was put right since, where the counts do not fit that any more."""
    count = _count(entry.vote) if entry.vote else None
    if entry.vote is None or count is None:
        return None
    known = voters(meeting, room, item, entry.vote.held_at)
    return None if known == count.voters else known


def does_not_fit(meeting: Meeting, room: Chamber, line: ItemLine) -> bool:
    """Whether an item of the running order has such a vote; no statement."""
    return any(voters(meeting, room, line.item, at) != told for at, told in line.counted)


def unfitting(meeting: Meeting) -> list[AgendaItem]:
    """The items with a vote whose counts do not fit who was there; one statement where nothing was counted."""
    rows = db.session.execute(
        select(RecordEntry, AgendaItem)
        .join(Vote, Vote.entry_id == RecordEntry.id)
        .join(AgendaItem, AgendaItem.id == RecordEntry.agenda_item_id)
        .where(RecordEntry.meeting_id == meeting.id, Vote.outcome == Outcome.VOTE)
        .options(joinedload(RecordEntry.vote))
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    return list(dict.fromkeys(_unfitting(meeting, [(row[0], row[1]) for row in rows])))


def _unfitting(
    meeting: Meeting, counted: list[tuple[RecordEntry, AgendaItem]]
) -> Iterator[AgendaItem]:
    if not counted:
        return
    room = chamber(meeting)
    for entry, item in counted:
        if contradicted(entry, meeting, room, item) is not None:
            yield item


def _count(vote: Vote) -> Count | None:
    if vote.ayes is None or vote.noes is None or vote.abstentions is None:
        return None
    return Count(vote.ayes, vote.noes, vote.abstentions, vote.casting)
