"""What a meeting's notice says, and what has become another since the last one was sent."""

from collections.abc import Iterable
from typing import Any

from council.domain.notices import Changed, PaperSaid, compared, kept
from council.domain.serials import number_label, period_label
from council.domain.vocabulary import MeetingState, Publicity
from council.domain.wareki import long_date, time_range
from council.models import AgendaItem, Meeting, Sitting
from council.queries.meetings.agenda import ItemRow

WHEN, WHERE = "日時", "場所"


def sitting_facts(sitting: Sitting) -> dict[str, str]:
    """Day, hours, place and form as a letter says them."""
    place = f"{sitting.place}（{sitting.form.label}）" if sitting.place else sitting.form.label
    return {
        WHEN: f"{long_date(sitting.held_on)}{time_range(sitting.begins, sitting.ends)}",
        WHERE: place,
    }


def serial(meeting: Meeting) -> str:
    """令和８年度第２回."""
    return period_label(meeting.number_period, "full") + number_label(meeting.number, "full")


def _facts(meeting: Meeting) -> dict[str, str]:
    reason = "" if meeting.publicity is Publicity.OPEN else f"（{meeting.closed_reason}）"
    return {
        **sitting_facts(meeting.sitting),
        "回次": serial(meeting),
        "公開の別": f"{meeting.publicity.label}{reason}",
    }


def said(
    meeting: Meeting, items: Iterable[AgendaItem | ItemRow], papers: Iterable[PaperSaid] = ()
) -> dict[str, Any]:
    """What a notice sent now would say."""
    listed = [(str(one.id), one.title, one.is_closed) for one in items]
    return kept(_facts(meeting), listed, papers)


def pending(
    meeting: Meeting,
    items: Iterable[AgendaItem | ItemRow],
    hidden: Iterable[str] = (),
    papers: Iterable[PaperSaid] = (),
) -> tuple[Changed, ...]:
    """What changed since the last notice and nobody was told of yet; of `hidden` items nothing."""
    if meeting.state is not MeetingState.NOTIFIED:
        return ()
    return compared(meeting.told, said(meeting, items), hidden, papers)
