"""How a book and its papers are named on the cover, as plain values for those who print it."""

from council.minutes.day import MeetingHead
from council.queries import town
from council.queries.meetings.facts import facts
from council.queries.packs import Pack
from council.services.meetings.heading import head_of


def heading(pack: Pack) -> MeetingHead:
    """How the meeting is named on the cover."""
    found = facts(pack.meeting, pack.reader)
    return MeetingHead(**head_of(pack.meeting, found, town.page_style().digits))
