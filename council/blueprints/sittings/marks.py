"""The lines of the presence form: one seat each, as recorded, as answered or as typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from council.domain.attendance import Way
from council.domain.vocabulary import Attendance, MeetingForm
from council.models import Meeting, ProxyEntry
from council.queries import sittings as queries
from council.queries.sittings import Chamber

MARKS: Mapping[str, tuple[Attendance, Way]] = {
    "present": (Attendance.PRESENT, Way.ROOM),
    "present_online": (Attendance.PRESENT, Way.ONLINE),
    "substitute": (Attendance.SUBSTITUTE, Way.ROOM),
    "substitute_online": (Attendance.SUBSTITUTE, Way.ONLINE),
    "absent": (Attendance.ABSENT, Way.ROOM),
}


@dataclass
class Row:
    """One line of the presence form, as typed or as it stands; `mark` is a key of MARKS."""

    place: queries.Place
    answer: str
    mark: str
    name: str
    post: str
    proxy: ProxyEntry | None = None

    @property
    def is_by_substitute(self) -> bool:
        """Whether somebody else sits there."""
        return self.mark in MARKS and MARKS[self.mark][0] is Attendance.SUBSTITUTE


def choices(meeting: Meeting) -> list[tuple[str, str]]:
    """The marks to choose from; online only where the sitting is held so."""
    is_hybrid = meeting.sitting.form is MeetingForm.HYBRID
    return [
        (mark, _label(attendance, way))
        for mark, (attendance, way) in MARKS.items()
        if way is Way.ROOM or is_hybrid
    ]


def _label(attendance: Attendance, way: Way) -> str:
    label = str(_(attendance.label))
    return label if way is Way.ROOM else f"{label}（{_(way.label)}）"


def rows_of(meeting: Meeting, room: Chamber) -> list[Row]:
    """The presence form's lines as recorded, else as answered."""
    return [
        Row(
            one.place,
            one.answer,
            _mark_of(one),
            one.substitute_name,
            one.substitute_post,
            one.proxy,
        )
        for one in queries.prefill(meeting, room)
    ]


def _mark_of(one: queries.Prefill) -> str:
    known = (one.attendance, one.way)
    return next((mark for mark, what in MARKS.items() if what == known), "")
