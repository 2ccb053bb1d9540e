"""The sitting: before it opens, while it is under way, and the record of each item."""

from council.blueprints.sittings import acts, entries, items, pages, presence
from council.blueprints.sittings.pages import bp

__all__ = ["acts", "bp", "entries", "items", "pages", "presence"]
