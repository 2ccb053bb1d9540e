"""Asking people to a sitting: one invitation per person, its UID for good, its SEQUENCE rising on moves alone."""

from collections.abc import Sequence

from council.invites.wording import Change
from council.models import Invitation, Meeting, Person
from council.policy.actor import Actor


def convene(meeting: Meeting, actor: Actor) -> list[Invitation]:
    """Fix the roster and ask everybody who holds a seat on the day; returns the invitations in seat order."""
    raise NotImplementedError


def invite_participants(meeting: Meeting, actor: Actor) -> list[Invitation]:
    """Ask the live participants of a case conference, each alone."""
    raise NotImplementedError


def update(meeting: Meeting, changes: Sequence[Change], actor: Actor) -> None:
    """Tell everybody asked or told that date, time or place changed; the answer is asked for again."""
    raise NotImplementedError


def cancel(meeting: Meeting, actor: Actor) -> None:
    """Call the meeting off for everybody who is not asked to another meeting of the sitting."""
    raise NotImplementedError


def remove(meeting: Meeting, person: Person, actor: Actor) -> None:
    """Take one person off the list; only that person is told."""
    raise NotImplementedError


def announce(meeting: Meeting, persons: Sequence[Person], actor: Actor) -> list[Invitation]:
    """Tell people of the sitting without asking them (周知)."""
    raise NotImplementedError
