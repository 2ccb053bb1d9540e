"""Who attended, seat by seat, as the minutes list them."""

from collections.abc import Sequence

from council.domain.numerals import Digits
from council.domain.vocabulary import Attendance
from council.domain.wareki import clock_time
from council.minutes.content import Attendance as Seated
from council.minutes.content import Mark
from council.models import Presence
from council.queries.sittings import Chamber, Place


def seated(room: Chamber, digits: Digits) -> tuple[tuple[Seated, ...], tuple[Seated, ...]]:
    """The seats that took part, and those that did not; vacant ones are in neither list."""
    held = [place for place in room.places if place.name]
    present = [place for place in held if room.attended(place.id)]
    absent = [place for place in held if not room.attended(place.id)]
    return (
        tuple(_present(place, room.rows(place.id), digits) for place in present),
        tuple(_seated(place, "欠席") for place in absent),
    )


def _present(place: Place, rows: Sequence[Presence], digits: Digits) -> Seated:
    times = "、".join(filter(None, (_times(row, digits) for row in rows)))
    by_proxy = next((row for row in rows if row.attendance is Attendance.SUBSTITUTE), None)
    if by_proxy is not None:
        return _seated(place, "代理", times, by_proxy.name, by_proxy.post_title)
    kinds = {row.attendance for row in rows}
    if Attendance.LATE in kinds and Attendance.LEFT_EARLY not in kinds:
        return _seated(place, "遅参", times)
    return _seated(place, "途中退席" if Attendance.LEFT_EARLY in kinds else "出席", times)


def _times(row: Presence, digits: Digits) -> str:
    begun = f"{clock_time(row.since, digits)}着席" if row.since else ""
    ended = f"{clock_time(row.until, digits)}退席" if row.until else ""
    return "、".join(filter(None, (begun, ended)))


def _seated(
    place: Place, mark: Mark, note: str = "", substitute: str = "", substitute_post: str = ""
) -> Seated:
    return Seated(
        name=place.name,
        mark=mark,
        office=place.office_label,
        seat_title=place.title,
        agency=place.agency,
        post=place.post,
        substitute_name=substitute,
        substitute_post=substitute_post,
        note=note,
    )
