"""For lists that may be long: what every row would ask anew is asked once for the whole list."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from flask import url_for

V = TypeVar("V")
W = TypeVar("W")

_NOBODY = uuid.UUID(int=0)


def each_once(values: Iterable[V], say: Callable[[V], W]) -> dict[V, W]:
    """What is said of every value that occurs, however many rows have it: `each_once([5, 5, 10], minutes)`."""
    return {value: say(value) for value in set(values)}


def address_of(endpoint: str, name: str, **values: Any) -> Callable[[uuid.UUID], str]:
    """How the addresses of one kind are written, given the id that differs: `address_of("meetings.show", "meeting_id")`."""
    wanted: dict[str, Any] = {**values, name: _NOBODY}
    before, _, after = url_for(endpoint, **wanted).partition(str(_NOBODY))
    return lambda row_id: f"{before}{row_id}{after}"


GLOBALS = {"each_once": each_once, "address_of": address_of}
