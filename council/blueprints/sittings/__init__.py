"""The sitting: before it opens, while it is under way, and the record of each item."""

from council.blueprints.sittings import (
    acts,
    circulation,
    decisions,
    entries,
    item_page,
    items,
    pages,
    presence,
    turns,
)
from council.blueprints.sittings.pages import bp

__all__ = [
    "acts",
    "bp",
    "circulation",
    "decisions",
    "entries",
    "item_page",
    "items",
    "pages",
    "presence",
    "turns",
]
