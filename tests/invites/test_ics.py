from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from icalendar import Calendar
from icalendar import Event as Entry

from council.invites.characters import clean, one_line, shown_name
from council.invites.ics import Event, announce, announce_cancelled, cancel, request
from tests.invites.samples import MEMBER, OFFICE, TEXTS, TOKYO, event
from tests.judges import libical

ALL = [request, cancel, announce, announce_cancelled]
ADDRESSED = [request, cancel]
TOLD = [announce, announce_cancelled]

pytestmark = pytest.mark.sqlite_only


def read(ics: bytes) -> Entry:
    (entry,) = Calendar.from_ical(ics).events
    assert not entry.errors
    return entry


def unfolded(ics: bytes) -> list[str]:
    return ics.replace(b"\r\n ", b"").decode().split("\r\n")


@pytest.mark.parametrize(
    ("build", "method", "status"),
    [
        (request, "REQUEST", "CONFIRMED"),
        (cancel, "CANCEL", "CANCELLED"),
        (announce, "PUBLISH", "CONFIRMED"),
        (announce_cancelled, "PUBLISH", "CANCELLED"),
    ],
)
def test_each_object_has_its_method_and_status(build, method, status):
    ics = build(event())
    assert Calendar.from_ical(ics)["METHOD"] == method
    assert read(ics)["STATUS"] == status


# left out on purpose: calendars would mail their acceptance to the organizer of a mere publication
NO_ORGANIZER = (
    "Failed iTIP restrictions for ORGANIZER property. "
    "Expected 1 instances of the property and got 0"
)
BARE = {"location": " \x00", "description": "\n", "url": None, "attendee_name": None}


@pytest.mark.parametrize("changed", [{}, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("build", ADDRESSED)
def test_libical_finds_that_what_asks_and_calls_off_keeps_to_itip(build, changed):
    judgement = libical.judge(build(event(**changed)))
    assert judgement.complaints == []
    assert judgement.keeps_restrictions
    assert judgement.summary == event().summary


@pytest.mark.parametrize("changed", [{}, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("build", TOLD)
def test_libical_misses_only_the_organizer_in_a_publication(build, changed):
    judgement = libical.judge(build(event(**changed)))
    assert judgement.complaints == [NO_ORGANIZER]
    assert judgement.summary == event().summary


@pytest.mark.parametrize("build", ALL)
def test_no_property_is_empty(build):
    lines = unfolded(build(event(**BARE)))
    assert not [line for line in lines if line.endswith((":", "="))]


def test_the_judge_itself_refuses_an_attendee_in_a_publication():
    faulty = request(event()).replace(b"METHOD:REQUEST", b"METHOD:PUBLISH")
    judgement = libical.judge(faulty)
    assert not judgement.keeps_restrictions
    assert "ATTENDEE" in judgement.complaints[0]


def test_a_request_asks_exactly_one_attendee_for_an_answer():
    ics = request(event())
    (line,) = [line for line in unfolded(ics) if line.startswith("ATTENDEE")]
    assert line.endswith(f":mailto:{MEMBER}")
    assert dict(read(ics)["ATTENDEE"].params) == {
        "CN": "髙﨑　𠮷乃",
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    assert read(ics)["ORGANIZER"] == f"mailto:{OFFICE}"


def test_a_cancellation_names_the_same_attendee_and_asks_nothing():
    entry = read(cancel(event(sequence=3)))
    assert entry["ATTENDEE"] == f"mailto:{MEMBER}"
    assert "RSVP" not in entry["ATTENDEE"].params
    assert entry["SEQUENCE"] == 3


@pytest.mark.parametrize("build", TOLD)
def test_a_publication_names_neither_attendee_nor_organizer(build):
    text = build(event())
    for word in (b"ATTENDEE", b"ORGANIZER", MEMBER.encode(), OFFICE.encode()):
        assert word not in text


def test_an_update_keeps_the_uid_and_carries_the_raised_sequence():
    first, later = read(request(event())), read(request(event(sequence=1, location="別館")))
    assert first["UID"] == later["UID"]
    assert (first["SEQUENCE"], later["SEQUENCE"]) == (0, 1)


def test_times_are_written_as_tokyo_wall_time_and_stamps_in_utc():
    lines = unfolded(request(event(starts=datetime(2026, 12, 3, 5, tzinfo=UTC))))
    assert "DTSTART;TZID=Asia/Tokyo:20261203T140000" in lines
    assert "DTEND;TZID=Asia/Tokyo:20261203T160000" in lines
    assert "DTSTAMP:20261119T010203Z" in lines


def test_the_zone_is_short_and_stands_before_the_event():
    lines = unfolded(request(event()))
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE") + 1]
    assert zone == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Tokyo",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0900",
        "TZOFFSETTO:+0900",
        "TZNAME:JST",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
    assert lines.index("END:VTIMEZONE") < lines.index("BEGIN:VEVENT")


@pytest.mark.parametrize("field", ["stamp", "created", "last_modified", "starts", "ends"])
@pytest.mark.parametrize(
    "zone", [None, timezone(timedelta(hours=9)), ZoneInfo("Asia/Seoul")], ids=str
)
def test_a_time_without_a_zone_everybody_knows_is_refused(field, zone):
    with pytest.raises(ValueError):
        request(event(**{field: datetime(2026, 12, 3, 15, tzinfo=zone)}))


@pytest.mark.parametrize(
    "changed",
    [
        {"uid": ""},
        {"uid": "a\r\nATTENDEE:mailto:x@y.example"},
        {"summary": "\x00 "},
        {"sequence": -1},
        {"ends": datetime(2026, 12, 3, 14, tzinfo=TOKYO)},
        {"url": "javascript:alert(1)"},
        {"url": "https://council.example/\r\nATTENDEE:mailto:x@y.example"},
        {"attendee_address": "a@b.example\r\nX:y"},
        {"attendee_address": None},
        {"attendee_address": OFFICE.upper()},
        {"organizer_address": "office"},
    ],
)
def test_what_would_make_a_faulty_object_is_refused(changed):
    with pytest.raises(ValueError):
        request(event(**changed))


def test_a_name_that_would_cut_the_line_is_written_full_width():
    entry = read(request(event(attendee_name='髙橋 "花;子:,^\\\r\n')))
    assert entry["ATTENDEE"].params["CN"] == "髙橋 ＂花；子：，＾＼"


def test_a_conference_is_private():
    assert read(request(event(private=True)))["CLASS"] == "PRIVATE"
    assert read(request(event()))["CLASS"] == "PUBLIC"


def test_an_address_with_marks_of_a_link_is_encoded_and_found_again():
    ics = request(event(attendee_address="a%b?c#d@clinic.example"))
    assert read(ics)["ATTENDEE"] == "mailto:a%25b%3Fc%23d@clinic.example"


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_survives_into_short_lines_that_icalendar_and_libical_read_alike(
    summary, location, description, name
):
    given_event = event(
        summary="題" + summary, location=location, description=description, attendee_name=name
    )
    ics = request(given_event)
    read_back, judgement = read(ics), libical.judge(ics)
    assert judgement.keeps_restrictions
    assert judgement.complaints == []
    assert_lines_are_short(ics)
    assert str(read_back["SUMMARY"]) == judgement.summary == kept(one_line("題" + summary))
    assert (
        str(read_back.get("LOCATION", "")) == (judgement.location or "") == kept(one_line(location))
    )
    assert str(read_back.get("DESCRIPTION", "")) == (judgement.description or "")
    assert judgement.description == (kept(clean(description)) or None)
    assert read_back["ATTENDEE"].params.get("CN", "") == shown_name(name)
    assert len([line for line in unfolded(ics) if line.startswith("ATTENDEE")]) == 1


@given(TEXTS)
def test_the_same_facts_give_the_same_bytes(text):
    for build in ALL:
        assert built(build, text) == built(build, text)


def kept(text: str) -> str:
    return text.replace("\\N", "＼N")


def test_a_backslash_before_a_capital_n_is_no_line_break():
    assert read(request(event(location="C:\\Notes")))["LOCATION"] == "C:＼Notes"
    assert read(request(event(location="C:\\notes")))["LOCATION"] == "C:\\notes"


def built(build: Callable[[Event], bytes], text: str) -> bytes:
    return build(event(description=text))


def assert_lines_are_short(ics: bytes) -> None:
    assert ics.endswith(b"\r\n")
    for line in ics.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")
