"""The structure of the councils: as facts for commands, as a picture and a table for the page."""

from council.queries.structure.body import BodyFacts, Rules, ways_up
from council.queries.structure.facts import above, bodies_on
from council.queries.structure.picture import Card, Column, Picture, Row, draw
from council.queries.structure.sittings import NextMeeting

__all__ = [
    "BodyFacts",
    "Card",
    "Column",
    "NextMeeting",
    "Picture",
    "Row",
    "Rules",
    "above",
    "bodies_on",
    "draw",
    "ways_up",
]
