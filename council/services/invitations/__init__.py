"""Asking people to a sitting: one invitation per person, its UID for good, its SEQUENCE rising on moves alone."""

from council.services.invitations.changing import cancel, remove, update
from council.services.invitations.convening import (
    announce,
    convene,
    invite_participants,
    invite_successor,
)
from council.services.invitations.reminding import remind

__all__ = [
    "announce",
    "cancel",
    "convene",
    "invite_participants",
    "invite_successor",
    "remind",
    "remove",
    "update",
]
