"""What a sitting's page shows: the seats and who is there, the agenda, and one item's record."""

from council.queries.sittings.agencies import agencies_for
from council.queries.sittings.chamber import Chamber, Place, chamber
from council.queries.sittings.correction import is_being_corrected
from council.queries.sittings.earlier import Earlier, earlier
from council.queries.sittings.floor import (
    EntryView,
    ItemLine,
    ItemPage,
    entry,
    item,
    item_page,
    items,
    lines,
)
from council.queries.sittings.marks import Prefill, prefill, secretariat_names
from council.queries.sittings.movements import Attended, Movement, attended, movements
from council.queries.sittings.progress import progress_of
from council.queries.sittings.turns import Turn, said_of, standing, turn, voters
from council.queries.sittings.votes import (
    Unfitting,
    contradicted,
    contradictions,
    outcome_of,
    unfitting,
)

__all__ = [
    "Attended",
    "Chamber",
    "Earlier",
    "EntryView",
    "ItemLine",
    "ItemPage",
    "Movement",
    "Place",
    "Prefill",
    "Turn",
    "Unfitting",
    "agencies_for",
    "attended",
    "chamber",
    "contradicted",
    "contradictions",
    "earlier",
    "entry",
    "is_being_corrected",
    "item",
    "item_page",
    "items",
    "lines",
    "movements",
    "outcome_of",
    "prefill",
    "progress_of",
    "said_of",
    "secretariat_names",
    "standing",
    "turn",
    "unfitting",
    "voters",
]
