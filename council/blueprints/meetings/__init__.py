"""Meetings: the list, the page of one, and every act on it."""

from council.blueprints.meetings import (
    agenda,
    changing,
    day_set,
    drafting,
    notifying,
    packs,
    paper,
    papers,
    proposing,
    publishing,
    records,
    scheduling,
    showing,
    telling,
    undiscussed,
    yearplan,
)
from council.blueprints.meetings.base import bp

__all__ = [
    "agenda",
    "bp",
    "changing",
    "day_set",
    "drafting",
    "notifying",
    "packs",
    "paper",
    "papers",
    "proposing",
    "publishing",
    "records",
    "scheduling",
    "showing",
    "telling",
    "undiscussed",
    "yearplan",
]
