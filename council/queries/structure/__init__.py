"""The structure of the councils: as facts for commands, as a picture and a table for the page."""

from council.queries.structure.facts import BodyFacts, bodies_on, ways_up
from council.queries.structure.picture import Card, Column, Picture, Row, draw
from council.queries.structure.sittings import NextMeeting

__all__ = [
    "BodyFacts",
    "Card",
    "Column",
    "NextMeeting",
    "Picture",
    "Row",
    "bodies_on",
    "draw",
    "ways_up",
]
