"""One sitting as iCalendar bytes for one person: asked, called off, or merely told (RFC 5545, 5546)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Timezone, TimezoneStandard, vCalAddress, vText
from icalendar import Event as Entry

from council.invites.addresses import mailto
from council.invites.characters import clean, is_plain_line, one_line, shown_name
from council.invites.moments import in_tokyo, in_utc

PRODUCT = "-//Council//Support Council Office//JA"


@dataclass(frozen=True, kw_only=True)
class Event:
    """What a calendar learns of a sitting: never anything about a case.

    `uid` is made once per sitting and person and never changes. `sequence` rises when date, time or
    place change and when the sitting is called off, not for a mended word: a rise resets the answer.
    `stamp` is the moment of the last change, so that the same facts give the same bytes again.
    """

    uid: str
    sequence: int
    stamp: datetime
    created: datetime
    last_modified: datetime
    starts: datetime
    ends: datetime
    summary: str
    location: str
    description: str
    organizer_name: str
    organizer_address: str
    attendee_name: str | None = None
    attendee_address: str | None = None
    private: bool = False
    url: str | None = None

    def __post_init__(self) -> None:
        if not self.uid or not is_plain_line(self.uid):
            raise ValueError("an event needs a UID on one line")
        if not one_line(self.summary):
            raise ValueError("an event needs a summary")
        if self.sequence < 0:
            raise ValueError("a SEQUENCE counts from 0")
        if in_utc(self.ends) <= in_utc(self.starts):
            raise ValueError("an event ends after it starts")


def request(event: Event) -> bytes:
    """METHOD:REQUEST: asks the one attendee for an answer."""
    entry = _entry(event, status="CONFIRMED", transparency="OPAQUE")
    entry.add("organizer", _organizer(event))
    entry.add("attendee", _asked(event))
    return _calendar("REQUEST", entry)


def cancel(event: Event) -> bytes:
    """METHOD:CANCEL: takes the sitting out of the one attendee's calendar.

    For a sitting called off and for a person taken off the list alike; `sequence` is the raised one.
    """
    entry = _entry(event, status="CANCELLED", transparency="TRANSPARENT")
    entry.add("organizer", _organizer(event))
    entry.add("attendee", _person(event))
    return _calendar("CANCEL", entry)


def announce(event: Event) -> bytes:
    """METHOD:PUBLISH (周知): tells of the sitting; names nobody, so no calendar asks or answers.

    RFC 5546 wants an ORGANIZER here too; calendars would mail their acceptance to it.
    """
    return _calendar("PUBLISH", _entry(event, status="CONFIRMED", transparency="TRANSPARENT"))


def announce_cancelled(event: Event) -> bytes:
    """METHOD:PUBLISH with STATUS:CANCELLED: a sitting made known by `announce` does not take place."""
    return _calendar("PUBLISH", _entry(event, status="CANCELLED", transparency="TRANSPARENT"))


def _entry(event: Event, *, status: str, transparency: str) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", in_utc(event.stamp))
    entry.add("created", in_utc(event.created))
    entry.add("last-modified", in_utc(event.last_modified))
    entry.add("dtstart", in_tokyo(event.starts))
    entry.add("dtend", in_tokyo(event.ends))
    entry.add("summary", _kept(one_line(event.summary)))
    # an empty property is refused by strict readers, so there is none
    if location := _kept(one_line(event.location)):
        entry.add("location", location)
    if description := _kept(clean(event.description)):
        entry.add("description", description)
    if event.url:
        entry.add("url", _web_address(event.url))
    entry.add("status", status)
    entry.add("transp", transparency)
    entry.add("class", "PRIVATE" if event.private else "PUBLIC")
    return entry


def _kept(text: str) -> str:
    # icalendar writes a backslash before N as a line break, as in C:\\Notes
    return text.replace("\\N", "＼N")


def _organizer(event: Event) -> vCalAddress:
    return _address(event.organizer_address, event.organizer_name)


def _person(event: Event) -> vCalAddress:
    if event.attendee_address is None:
        raise ValueError("this calendar is for one attendee")
    # Outlook and Exchange drop an invitation that asks its own organizer
    if event.attendee_address.casefold() == event.organizer_address.casefold():
        raise ValueError("the organizer is not invited to its own event")
    person = _address(event.attendee_address, event.attendee_name or "")
    person.params["CUTYPE"] = vText("INDIVIDUAL")
    person.params["ROLE"] = vText("REQ-PARTICIPANT")
    return person


def _asked(event: Event) -> vCalAddress:
    person = _person(event)
    person.params["PARTSTAT"] = vText("NEEDS-ACTION")
    person.params["RSVP"] = vText("TRUE")
    return person


def _address(address: str, name: str) -> vCalAddress:
    value = vCalAddress(mailto(address))
    if shown := shown_name(name):
        value.params["CN"] = vText(shown)
    return value


def _web_address(url: str) -> str:
    plain = url.isascii() and url.isprintable() and not any(mark in url for mark in ' "<>\\^`{|}')
    if not plain or urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
        raise ValueError("a link is a plain http or https address")
    return url


def _calendar(method: str, entry: Entry) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(_tokyo())
    calendar.add_component(entry)
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _tokyo() -> Timezone:
    """Tokyo by hand: generated zones are longer, and long ones lead Google to garble the text."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 a zone begins in its own time
    standard.add("tzoffsetfrom", timedelta(hours=9))
    standard.add("tzoffsetto", timedelta(hours=9))
    standard.add("tzname", "JST")
    zone = Timezone()
    zone.add("tzid", "Asia/Tokyo")
    zone.add_component(standard)
    return zone
