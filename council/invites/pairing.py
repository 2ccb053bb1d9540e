"""That a calendar object goes only into the mail it was made for."""

from typing import Literal

from council.invites.addresses import mailto

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]


def require_pair(ics: bytes, method: Method, *, sender: str, recipient: str) -> None:
    """ValueError unless the object has this METHOD and names this organizer and this one attendee.

    A PUBLISH names neither. Buttons appear only when mail and calendar agree on both addresses.
    """
    lines = ics.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    if _named(lines, "METHOD") != [method]:
        raise ValueError("the calendar object has another METHOD than the mail")
    told = method == "PUBLISH"
    if _named(lines, "ORGANIZER") != ([] if told else [mailto(sender)]):
        raise ValueError("the calendar object has another organizer than the mail's sender")
    if _named(lines, "ATTENDEE") != ([] if told else [mailto(recipient)]):
        raise ValueError("the calendar object has another attendee than the mail's recipient")


def _named(lines: list[str], name: str) -> list[str]:
    """The values of a property; a ':' in a parameter is full-width, so the first one begins the value."""
    return [line.partition(":")[2] for line in lines if line.startswith((f"{name}:", f"{name};"))]
