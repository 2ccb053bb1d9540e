"""One table handed out as a file; the trail keeps that it was."""

from collections.abc import Callable

from council.exchange import Columns, write_csv, write_xlsx
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record
from council.services.exchanging.tables import TABLES

WRITERS: dict[str, Callable[..., bytes]] = {"csv": write_csv, "xlsx": write_xlsx}
"""The forms of file, by the ending of the name."""

_ASKED = {
    "structure": Permission.BODY_READ,
    "agencies": Permission.AGENCY_READ,
    "roster": Permission.PERSON_READ,
    "appointments": Permission.PERSON_READ,
    "meetings": Permission.MEETING_LIST,
}


def hand_out(kind: str, ending: str, actor: Actor) -> bytes:
    """The table of the kind as the actor may see it; raises NotAllowed. The caller commits."""
    if not actor.is_system:
        require(actor, _ASKED[kind])
    table = TABLES[kind]
    columns: Columns = table.columns
    content = WRITERS[ending](columns, table.rows(actor))
    record(actor, f"{kind}:export")
    return content
