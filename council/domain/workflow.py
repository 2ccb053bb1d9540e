"""State machines as data: what may happen next, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from council.domain.errors import IllegalTransition

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Transition(Generic[S]):
    """One step: its name (also its permission), the states it leaves, the state it reaches, the verb on the button."""

    name: str
    sources: frozenset[S]
    target: S
    verb: str


class Machine(Generic[S]):
    """A table of transitions for one kind of object."""

    def __init__(self, name: str, initial: S, *transitions: Transition[S]) -> None:
        self.name = name
        self.initial = initial
        self._by_name = {step.name: step for step in transitions}

    def __iter__(self) -> Iterator[Transition[S]]:
        return iter(self._by_name.values())

    def available(self, state: S) -> tuple[Transition[S], ...]:
        """The steps that leave `state`."""
        return tuple(step for step in self if state in step.sources)

    def step(self, name: str, state: S) -> Transition[S]:
        """The named step, or IllegalTransition when it does not leave `state`."""
        found = self._by_name[name]
        if state not in found.sources:
            raise IllegalTransition(
                "いまの状態では「%(verb)s」はできません。画面を開き直して、いまの状態を確かめてください。",
                verb=found.verb,
            )
        return found

    def reachable(self) -> frozenset[S]:
        """Every state that can be reached from the initial one."""
        seen = {self.initial}
        frontier = [self.initial]
        while frontier:
            for step in self.available(frontier.pop()):
                if step.target not in seen:
                    seen.add(step.target)
                    frontier.append(step.target)
        return frozenset(seen)


def step(name: str, sources: set[S], target: S, verb: str) -> Transition[S]:
    """Write one line of a machine's table."""
    return Transition(name, frozenset(sources), target, verb)
