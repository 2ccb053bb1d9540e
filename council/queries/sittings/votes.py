"""What a decision came to, in the body's words, and whether its counts still fit who was there."""

from council.domain.numerals import Digits
from council.domain.votes import Count, outcome_words
from council.models import AgendaItem, Meeting, RecordEntry, Vote
from council.queries.sittings.chamber import Chamber
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


def _count(vote: Vote) -> Count | None:
    if vote.ayes is None or vote.noes is None or vote.abstentions is None:
        return None
    return Count(vote.ayes, vote.noes, vote.abstentions, vote.casting)
