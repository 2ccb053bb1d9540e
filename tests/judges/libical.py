"""libical's own judgement of a calendar object: does it parse, and does it keep to iTIP (RFC 5546)?"""

import ctypes
from dataclasses import dataclass

_LIBRARY = "libical.so.3"


@dataclass(frozen=True)
class Judgement:
    """What libical says of a calendar object and reads in its first VEVENT."""

    keeps_restrictions: bool
    complaints: list[str]
    summary: str | None
    location: str | None
    description: str | None


def judge(ics: bytes) -> Judgement:
    """Parses the bytes and checks them against iTIP's table of what each METHOD demands and forbids."""
    library = _library()
    calendar = library.icalparser_parse_string(ics)
    assert calendar, "libical could not read the calendar object at all"
    try:
        keeps = bool(library.icalrestriction_check(calendar))
        event = library.icalcomponent_get_first_component(
            calendar, library.icalcomponent_string_to_kind(b"VEVENT")
        )
        assert event, "libical found no VEVENT"
        return Judgement(
            keeps_restrictions=keeps,
            complaints=_complaints(_text(library.icalcomponent_as_ical_string(calendar)) or ""),
            summary=_text(library.icalcomponent_get_summary(event)),
            location=_text(library.icalcomponent_get_location(event)),
            description=_text(library.icalcomponent_get_description(event)),
        )
    finally:
        library.icalcomponent_free(calendar)


def _complaints(written: str) -> list[str]:
    """libical writes what it objects to into the object, as X-LIC-ERROR."""
    lines = written.replace("\r\n ", "").split("\r\n")
    return [line.partition(":")[2] for line in lines if line.startswith("X-LIC-ERROR")]


def _text(found: bytes | None) -> str | None:
    return None if found is None else found.decode("utf-8")


def _library() -> ctypes.CDLL:
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError as error:
        raise AssertionError(
            "libical がありません。`apt-get install libical3` を行うか、`make setup-test` をやり直してください。"
        ) from error
    pointers = ("icalparser_parse_string", "icalcomponent_get_first_component")
    texts = ("summary", "location", "description")
    for name in pointers:
        getattr(library, name).restype = ctypes.c_void_p
    for name in (*(f"icalcomponent_get_{text}" for text in texts), "icalcomponent_as_ical_string"):
        getattr(library, name).restype = ctypes.c_char_p
        getattr(library, name).argtypes = [ctypes.c_void_p]
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icalcomponent_get_first_component.argtypes = [ctypes.c_void_p, ctypes.c_int]
    for name in ("icalrestriction_check", "icalcomponent_free"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
    library.icalcomponent_free.restype = None
    return library
