"""The sitting: who is there, how it opens and closes, and what is recorded under each item."""

from council.services.sittings.circulation import close_in_writing, rule
from council.services.sittings.movements import arrive, leave, take_back
from council.services.sittings.opening import (
    change_presider,
    close,
    declare_inquorate,
    open_sitting,
)
from council.services.sittings.presence import Mark, set_presence
from council.services.sittings.record import (
    decide,
    edit_entry,
    mark_discussed,
    note,
    note_issue,
    remove_entry,
    unmark_discussed,
)
from council.services.sittings.recusals import lift, recuse
from council.services.sittings.times import mend_times
from council.services.sittings.turns import begin, set_turn
from council.services.sittings.votes import Ballot, recount, usual_time

__all__ = [
    "Ballot",
    "Mark",
    "arrive",
    "begin",
    "change_presider",
    "close",
    "close_in_writing",
    "decide",
    "declare_inquorate",
    "edit_entry",
    "leave",
    "lift",
    "mark_discussed",
    "mend_times",
    "note",
    "note_issue",
    "open_sitting",
    "recount",
    "recuse",
    "remove_entry",
    "rule",
    "set_presence",
    "set_turn",
    "take_back",
    "unmark_discussed",
    "usual_time",
]
