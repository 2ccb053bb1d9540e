"""Identifiers made by us before INSERT, so that what is sealed can be bound to its row."""

import random
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# no 0 O 1 I L: these are read aloud over the telephone
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

_seeded: ContextVar[random.Random | None] = ContextVar("seeded", default=None)


def new_id() -> uuid.UUID:
    """A random UUID (version 4)."""
    source = _seeded.get()
    return uuid.UUID(int=source.getrandbits(128), version=4) if source else uuid.uuid4()


def new_code(length: int = 4) -> str:
    """A short random mark for people to say, such as 5D7K; says nothing about what it names."""
    source = _seeded.get() or secrets.SystemRandom()
    return "".join(source.choice(_LETTERS) for _ in range(length))


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Make the same identifiers again for the same seed: for demonstration data only."""
    token = _seeded.set(random.Random(seed))  # noqa: S311 demonstration data, not secrets
    try:
        yield
    finally:
        _seeded.reset(token)


def ids_in(said: str | None) -> frozenset[uuid.UUID]:
    """The ids of a list that the database wrote as one value, a space between."""
    return frozenset(uuid.UUID(one) for one in (said or "").split())
