"""How a meeting is named at the head of its papers: its number, its body, its day and place, or that it has no day."""

from typing import Any

from council.domain.business import NO_DAY, NO_PLACE, day_mark
from council.domain.numerals import Digits
from council.domain.serials import number_label, period_label
from council.domain.vocabulary import MeetingForm
from council.domain.wareki import long_date, time_range
from council.models import Meeting, Sitting
from council.queries import town
from council.queries.meetings.facts import Facts


def head_of(meeting: Meeting, found: Facts, digits: Digits) -> dict[str, Any]:
    """The head of a paper that speaks of the meeting as it stands: a day that does not hold is not said as if it did."""
    sitting, profile = meeting.sitting, town.profile()
    is_plain, has_day = sitting.form is MeetingForm.IN_PERSON, not meeting.lacks_day
    return {
        "municipality": profile.municipality,
        "body_name": found.version.name.removeprefix(profile.municipality),
        "serial_label": number_label(meeting.number, digits),
        "fiscal_label": period_label(meeting.number_period, digits),
        "held_label": day_of(sitting, digits) + day_mark(meeting.state) if has_day else NO_DAY,
        "place": sitting.place if has_day else NO_PLACE,
        "form_label": "" if is_plain else sitting.form.label,
    }


def day_of(sitting: Sitting, digits: Digits) -> str:
    """Day and hours as a letter says them that convenes the sitting, or puts it off or calls it off."""
    day = long_date(sitting.held_on, digits)
    if sitting.form is MeetingForm.WRITTEN:
        return day
    return day + time_range(sitting.begins, sitting.ends, digits)
