"""What a document consists of for the check: named parts of plain text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """Text that stands together; offsets count in it. ``is_person``: its field holds someone's name."""

    name: str
    text: str
    is_person: bool = False


@dataclass(frozen=True)
class Document:
    """All text of a document, and how many pictures and embedded files nobody has read."""

    parts: tuple[Part, ...]
    unread: int = 0
