"""The sitting: who is there, how it opens and closes, and what is recorded under each item."""

from council.services.sittings.opening import (
    change_presider,
    close,
    close_in_writing,
    declare_inquorate,
    open_sitting,
)
from council.services.sittings.presence import Mark, arrive, leave, set_presence
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

__all__ = [
    "Mark",
    "arrive",
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
    "recuse",
    "remove_entry",
    "set_presence",
    "unmark_discussed",
]
