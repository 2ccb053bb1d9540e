"""Action items as their readers see them: one found by id, the desk of a person, the page of an item."""

from council.queries.actions.desk import Desk, desk
from council.queries.actions.line import Line
from council.queries.actions.page import Choice, Entry, Page, agencies_for, get, page, people_of
from council.queries.actions.tally import LATE, Wanted

__all__ = [
    "LATE",
    "Choice",
    "Desk",
    "Entry",
    "Line",
    "Page",
    "Wanted",
    "agencies_for",
    "desk",
    "get",
    "page",
    "people_of",
]
