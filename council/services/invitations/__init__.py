"""Asking people to a sitting: one invitation per person, its UID for good, its SEQUENCE rising on moves alone."""

from council.services.invitations.changing import remove, update
from council.services.invitations.convening import (
    announce,
    catch_up,
    convene,
    invite_participants,
    invite_successor,
)
from council.services.invitations.ending import cancel, give_up, taken_back
from council.services.invitations.papers import tell_of_papers
from council.services.invitations.reminding import remind
from council.services.invitations.roster import Drift, drift
from council.services.invitations.substitutes import know_substitute

__all__ = [
    "Drift",
    "announce",
    "cancel",
    "catch_up",
    "convene",
    "drift",
    "give_up",
    "invite_participants",
    "invite_successor",
    "know_substitute",
    "remind",
    "remove",
    "taken_back",
    "tell_of_papers",
    "update",
]
