"""採決 in the minutes: nothing is checked or put before the chair while a count does not fit who was there."""

from council.domain.errors import Conflict
from council.domain.vocabulary import MinutesState
from council.models import AgendaItem, Minutes
from council.queries import sittings

_IN_WORK = (MinutesState.DRAFT, MinutesState.CHECKED, MinutesState.REVIEW)


def unfitting(minutes: Minutes) -> list[AgendaItem]:
    """The items with a vote that the presence contradicts; none once the text is before the chair."""
    return sittings.unfitting(minutes.meeting) if minutes.state in _IN_WORK else []


def ensure_fitting(minutes: Minutes) -> None:
    """A count that cannot have been is not printed: the vote or the presence is put right before."""
    found = unfitting(minutes)
    if found:
        raise Conflict(
            "採決の人数が、いまの出欠の記録と合わない議題が%(count)s件あります。採決か出欠を直してから、進めてください。",
            count=len(found),
        )
