"""The papers of the day of a meeting, and the list of who came once it is over."""

from council.services.meetings.day_set.bundle import day_set
from council.services.meetings.day_set.day import AFTER, BEFORE
from council.services.meetings.day_set.turnout import turnout_document, turnout_table

__all__ = ["AFTER", "BEFORE", "day_set", "turnout_document", "turnout_table"]
