"""What members say in writing: the sheet of one, the circulation of all, and what stands at an item."""

from council.queries.writings.circulation import (
    Circulation,
    Result,
    circulation,
    count_of,
    said_to,
)
from council.queries.writings.reading import readable
from council.queries.writings.record import Opinion, opinions, readable_opinions
from council.queries.writings.said import Said, Writings, standing
from council.queries.writings.sheet import Line, Sheet, is_circulated, sheet, until, until_label

__all__ = [
    "Circulation",
    "Line",
    "Opinion",
    "Result",
    "Said",
    "Sheet",
    "Writings",
    "circulation",
    "count_of",
    "is_circulated",
    "opinions",
    "readable",
    "readable_opinions",
    "said_to",
    "sheet",
    "standing",
    "until",
    "until_label",
]
