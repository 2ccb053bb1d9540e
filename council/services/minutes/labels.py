"""How a meeting is named in its papers: number, day, place, in the municipality's way of writing."""

from dataclasses import dataclass
from datetime import time

from council.domain.numerals import Digits
from council.domain.serials import number_label, period_label
from council.domain.vocabulary import MeetingForm
from council.domain.wareki import clock_time, long_date, time_range
from council.models import BodyVersion, Meeting
from council.queries import meetings, town


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What stands at the head of every paper of a meeting."""

    municipality: str
    body_name: str
    serial: str
    period: str
    day: str
    held: str
    place: str
    form: str
    digits: Digits


def labels(meeting: Meeting, version: BodyVersion | None = None) -> Labels:
    """The labels for a meeting whose sitting is loaded."""
    profile = town.profile()
    digits: Digits = profile.document_style.digits
    known = version or meetings.version_of(meeting)
    sitting = meeting.sitting
    day = long_date(sitting.held_on, digits)
    in_writing = sitting.form is MeetingForm.WRITTEN
    return Labels(
        municipality=profile.municipality,
        body_name=known.name.removeprefix(profile.municipality),
        serial=number_label(meeting.number, digits) if meeting.is_numbered else "",
        period=period_label(meeting.number_period, digits) if meeting.is_numbered else "",
        day=day,
        held=day if in_writing else day + time_range(sitting.begins, sitting.ends, digits),
        place=sitting.place or ("書面開催" if in_writing else ""),
        form="" if sitting.form is MeetingForm.IN_PERSON else sitting.form.label,
        digits=digits,
    )


def moment(at: time | None, digits: Digits) -> str:
    """「午後２時」, or nothing when no time was recorded."""
    return clock_time(at, digits) if at else ""
