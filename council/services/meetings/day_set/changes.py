"""What changed since the notice and nobody was told of: it is said when the meeting begins, before whoever is there."""

from collections.abc import Iterator

from council.domain.business import WITHHELD
from council.domain.notices import AGENDA, PAPERS, Changed, at_opening
from council.domain.vocabulary import ItemKind, MeetingState
from council.models import Meeting
from council.queries.meetings import notices
from council.queries.meetings.agenda import ItemRow
from council.queries.papers import papers_said
from council.services.meetings.day_set import words
from council.services.meetings.day_set.barred import hides_its_title
from council.services.meetings.day_set.day import Day


def unsaid(day: Day) -> Iterator[str]:
    """Sentence by sentence; of papers the number, of a closed item no title: the public may be in the room."""
    found = _changes(day.meeting, day.items)
    if found:
        yield words.CHANGES
    shown = {str(row.id): row for row in day.items}
    yield from dict.fromkeys(_said(one, shown.get(one.item), day) for one in found)


def _changes(meeting: Meeting, rows: tuple[ItemRow, ...]) -> tuple[Changed, ...]:
    hidden = [str(row.id) for row in rows if row.title == WITHHELD]
    if meeting.state is MeetingState.NOTIFIED:
        return notices.pending(meeting, rows, hidden, papers_said(meeting))
    return at_opening(meeting.told, hidden)


def _said(one: Changed, row: ItemRow | None, day: Day) -> str:
    if one.paper:
        return words.CHANGED_PAPER.format(paper=one.label)
    if one.label == PAPERS:
        return words.VOID_PAPER.format(paper=one.before)
    if one.label == AGENDA:
        return _of_agenda(one, row, day)
    return words.CHANGED_FACT.format(label=one.label, before=one.before, now=one.now)


def _of_agenda(one: Changed, row: ItemRow | None, day: Day) -> str:
    if not one.item:
        return words.OTHER_ORDER
    if row is None:
        return words.ITEM_GONE
    if row.is_closed or row.kind is ItemKind.CASE or hides_its_title(row, day):
        return words.CHANGED_CLOSED
    return words.CHANGED_ITEM.format(title=row.title)
