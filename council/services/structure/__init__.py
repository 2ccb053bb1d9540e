"""会議体 through time: founded, renamed, given other rules, moved, dissolved; every change from a day on."""

from council.services.structure.changing import change, dissolve, found, hand_over, mark, version_on
from council.services.structure.facts import FIELDS, Facts, facts_of, rules_like
from council.services.structure.history import BadVersion, History, versions_of, write
from council.services.structure.standing import ensure_stands, loose

__all__ = [
    "FIELDS",
    "BadVersion",
    "Facts",
    "History",
    "change",
    "dissolve",
    "ensure_stands",
    "facts_of",
    "found",
    "hand_over",
    "loose",
    "mark",
    "rules_like",
    "version_on",
    "versions_of",
    "write",
]
