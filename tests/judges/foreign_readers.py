"""Run by .venv-judges: reads a calendar object from stdin, prints what other people's readers see in it."""

import json
import sys
from datetime import date

import icalendar
import recurring_ical_events
import vobject

DAY = date(2026, 12, 3)


def by_vobject(text: str) -> dict[str, str]:
    """The one event as vobject reads it."""
    calendar = vobject.readOne(text)
    event = calendar.vevent
    return {
        "method": calendar.method.value,
        "uid": event.uid.value,
        "summary": event.summary.value,
        "location": event.location.value,
        "starts": event.dtstart.value.isoformat(),
        "ends": event.dtend.value.isoformat(),
    }


def on_the_day(text: str) -> list[str]:
    """What a calendar program would draw on the day of the sitting."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).at(DAY)
    return [str(event["SUMMARY"]) for event in events]


def main() -> None:
    text = sys.stdin.buffer.read().decode("utf-8")
    json.dump({"vobject": by_vobject(text), "on_the_day": on_the_day(text)}, sys.stdout)


if __name__ == "__main__":
    main()
