"""議事録: drafted from the record, checked, corrected by those who attended, approved by the chair, exported."""

from council.services.minutes.approval import (
    approve,
    confirm_entered,
    correct,
    enter_approval,
    put_before_chair,
    withdraw_entered,
)
from council.services.minutes.confirming import waits_for_the_next
from council.services.minutes.deciding import asks, decided, sign_off
from council.services.minutes.drafting import draft, refresh
from council.services.minutes.export import export
from council.services.minutes.packing import pack
from council.services.minutes.readers import attendees, has_attended
from council.services.minutes.returning import deciders, enter_return, return_to_author
from council.services.minutes.review import check, comment, reopen, send_for_review, settle
from council.services.minutes.revisions import by_id, content_of, current, save
from council.services.minutes.signing import (
    confirm_signature,
    eligible,
    enter_signature,
    sign,
    take_back_signature,
)
from council.services.minutes.succession import (
    confirm_in_writing,
    successor_of,
    take_back_confirmation,
)
from council.services.minutes.votes import unfitting

__all__ = [
    "approve",
    "asks",
    "attendees",
    "by_id",
    "check",
    "comment",
    "confirm_entered",
    "confirm_in_writing",
    "confirm_signature",
    "content_of",
    "correct",
    "current",
    "decided",
    "deciders",
    "draft",
    "eligible",
    "enter_approval",
    "enter_return",
    "enter_signature",
    "export",
    "has_attended",
    "pack",
    "put_before_chair",
    "refresh",
    "reopen",
    "return_to_author",
    "save",
    "send_for_review",
    "settle",
    "sign",
    "sign_off",
    "successor_of",
    "take_back_confirmation",
    "take_back_signature",
    "unfitting",
    "waits_for_the_next",
    "withdraw_entered",
]
