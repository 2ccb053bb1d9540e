"""Letters written at delivery from what the outbox refers to, and whether their readers may still know."""

from council.services.letters.covering import cover_letters, labels
from council.services.letters.entitlement import was_heard, why_not
from council.services.letters.gathering import Gathering, gather
from council.services.letters.handouts import PAPERS_ADDED
from council.services.letters.invitations import INVITATION, Off, calendar_of, facts, posting
from council.services.letters.notes import (
    REQUEST,
    REQUEST_ANSWERED,
    URGENT,
    URGENT_DECIDED,
)
from council.services.letters.sending import (
    hand_over,
    hand_over_all,
    invitation_letter,
    render,
    retry,
    sender_of,
    settle_sent,
    suppose_sent,
    words_of,
)

__all__ = [
    "INVITATION",
    "PAPERS_ADDED",
    "REQUEST",
    "REQUEST_ANSWERED",
    "URGENT",
    "URGENT_DECIDED",
    "Gathering",
    "Off",
    "calendar_of",
    "cover_letters",
    "facts",
    "gather",
    "hand_over",
    "hand_over_all",
    "invitation_letter",
    "labels",
    "posting",
    "render",
    "retry",
    "sender_of",
    "settle_sent",
    "suppose_sent",
    "was_heard",
    "why_not",
    "words_of",
]
