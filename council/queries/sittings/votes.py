"""What a decision came to, in the body's words."""

from council.domain.numerals import Digits
from council.domain.votes import Count, outcome_words
from council.models import RecordEntry, Vote
from council.queries.sittings.chamber import Chamber


def outcome_of(entry: RecordEntry, room: Chamber, digits: Digits = "half") -> str:
    """How the entry's decision came about, behind its text; nothing where that was not recorded."""
    if entry.vote is None:
        return ""
    return outcome_words(_count(entry.vote), room.version.decision_word, digits)


def _count(vote: Vote) -> Count | None:
    if vote.ayes is None or vote.noes is None or vote.abstentions is None:
        return None
    return Count(vote.ayes, vote.noes, vote.abstentions, vote.casting)
