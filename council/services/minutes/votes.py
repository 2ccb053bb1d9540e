"""採決 in the minutes: nothing is checked or put before the chair while the presence does not bear out a vote."""

from council.domain.errors import Conflict
from council.domain.vocabulary import MinutesState
from council.models import Minutes
from council.queries import sittings
from council.queries.sittings import Unfitting

_IN_WORK = (MinutesState.DRAFT, MinutesState.CHECKED, MinutesState.REVIEW)


def unfitting(minutes: Minutes) -> Unfitting:
    """The items with a vote that the presence contradicts; none once the text is before the chair."""
    return sittings.unfitting(minutes.meeting) if minutes.state in _IN_WORK else Unfitting()


def ensure_fitting(minutes: Minutes) -> None:
    """What cannot have been decided so is not printed: the vote or the presence is put right before."""
    found = unfitting(minutes)
    if found.inquorate:
        raise Conflict(
            "いまの出欠の記録では、定足数に足りないときに決めたことになる議題が%(count)s件あります。出欠か決め方を直してから、進めてください。",
            count=len(found.inquorate),
        )
    if found.counted:
        raise Conflict(
            "採決の人数が、いまの出欠の記録と合わない議題が%(count)s件あります。採決か出欠を直してから、進めてください。",
            count=len(found.counted),
        )
