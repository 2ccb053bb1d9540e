"""What waits for me."""

from dataclasses import dataclass

from council.policy.actor import Actor


@dataclass(frozen=True, slots=True)
class Desk:
    """The first page's content."""

    name: str


def desk(actor: Actor) -> Desk:
    """The actor's first page."""
    return Desk(actor.name)
