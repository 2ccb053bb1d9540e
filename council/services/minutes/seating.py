"""Who attended, seat by seat, as the minutes list them."""

from council.domain.attendance import Course
from council.domain.manner import Mark, manner, movements
from council.domain.numerals import Digits
from council.minutes.content import Attendance as Seated
from council.queries.sittings import Chamber, Place


def seated(
    room: Chamber, digits: Digits, *, in_writing: bool = False
) -> tuple[tuple[Seated, ...], tuple[Seated, ...]]:
    """The seats that took part, and those that did not; vacant ones are in neither list.

    To a meeting in writing nobody came: who answered is marked so.
    """
    held = [place for place in room.places if place.name]
    present = [place for place in held if room.attended(place.id)]
    absent = [place for place in held if not room.attended(place.id)]
    return (
        tuple(
            _seated(place, "書面") if in_writing else _present(place, room.course(place.id), digits)
            for place in present
        ),
        tuple(_seated(place, "欠席") for place in absent),
    )


def _present(place: Place, course: Course, digits: Digits) -> Seated:
    found = manner(course)
    note = "、".join(movements(course, digits))
    return _seated(place, found.mark, note, found.substitute, found.post)


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
