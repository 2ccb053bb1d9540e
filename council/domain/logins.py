"""Login ids: an address of one's own, or a short name where a section shares its mailbox."""

import re

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")


def is_login_id(text: str) -> bool:
    """Whether the text may be a login id that is no address."""
    return _ID.fullmatch(text) is not None
