"""The columns in which the first page asks for all that changed and all that lacks: one statement for both."""

from typing import Any

from sqlalchemy import Uuid, cast, literal, null

from council.models import AuditEntry, Meeting, Sitting


def columns(  # noqa: PLR0913 every column, by keyword
    kind: Any,
    *,
    count: Any,
    tag: Any = "",
    at: Any = None,
    target: Any = None,
    body: Any = "",
    number: Any = None,
    day: Any = None,
    code: Any = "",
    agency: Any = "",
) -> tuple[Any, ...]:
    """What every part of the union selects, in this order; what a part does not know is empty."""
    return (
        _text(kind).label("kind"),
        _text(tag).label("tag"),
        (cast(null(), AuditEntry.at.type) if at is None else at).label("at"),
        count.label("count"),
        (cast(null(), Uuid) if target is None else target).label("id"),
        _text(body).label("body"),
        (cast(null(), Meeting.number.type) if number is None else number).label("number"),
        (cast(null(), Sitting.held_on.type) if day is None else day).label("day"),
        _text(code).label("code"),
        _text(agency).label("agency"),
    )


def _text(value: Any) -> Any:
    return literal(value) if isinstance(value, str) else value
