"""Mail addresses as calendars and headers may carry them."""

import re
from urllib.parse import quote

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}(?:\.{_LOCAL})*@{_LABEL}(?:\.{_LABEL})*")
_LONGEST = 254


def is_address(text: str) -> bool:
    """Whether the text is one plain address (RFC 5321 dot-string), and nothing besides."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None


def checked(address: str) -> str:
    """The address itself; ValueError, without naming it, if it is none."""
    if not is_address(address):
        raise ValueError("this is no mail address")
    return address


def mailto(address: str) -> str:
    """The address as a calendar names a person (RFC 6068)."""
    return "mailto:" + quote(checked(address), safe="@!$'*+-./=_~&")
