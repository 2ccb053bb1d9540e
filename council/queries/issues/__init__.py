"""課題 as its readers see them."""

from council.queries.issues.lines import Choice, Line, forward_targets, get, index, raising_bodies
from council.queries.issues.page import Page, page

__all__ = ["Choice", "Line", "Page", "forward_targets", "get", "index", "page", "raising_bodies"]
