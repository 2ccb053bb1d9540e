"""段: the way up from one 会議体 to the next above it that meets."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from council.domain.vocabulary import BodyKind

COMMITTEES = (BodyKind.SUBCOMMITTEE, BodyKind.WORKING)
"""Where anonymised papers and issues of conferences are taken up: the middle tier, as far as it meets."""

B = TypeVar("B", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Climb(Generic[B]):
    """Where something goes from a body, None at the top, and which levels it passes over."""

    target: B | None
    passed: tuple[B, ...]


def climb(start: B, parents: Mapping[B, B | None], meeting: frozenset[B]) -> Climb[B]:
    """Return the nearest body above `start` that meets; levels that never meet themselves are passed over."""
    passed: list[B] = []
    here = parents.get(start)
    while here is not None and here not in passed and here != start:
        if here in meeting:
            return Climb(here, tuple(passed))
        passed.append(here)
        here = parents.get(here)
    return Climb(None, tuple(passed))
