"""The structure of the councils: as facts for commands, as a picture and a table for the page."""

from council.queries.structure.body import BodyFacts, Chapter, Rules, ways_up
from council.queries.structure.editing import (
    Choices,
    Standing,
    choices,
    standing,
    workers,
)
from council.queries.structure.facts import Parents, above, bodies_on, parents
from council.queries.structure.picture import Card, Column, Picture, Row, draw
from council.queries.structure.sittings import NextMeeting

__all__ = [
    "BodyFacts",
    "Card",
    "Chapter",
    "Choices",
    "Column",
    "NextMeeting",
    "Parents",
    "Picture",
    "Row",
    "Rules",
    "Standing",
    "above",
    "bodies_on",
    "choices",
    "draw",
    "parents",
    "standing",
    "ways_up",
    "workers",
]
