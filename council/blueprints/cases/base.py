"""What the pages of a case share: the blueprint and how dates are said."""

from datetime import time
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from council.domain import clock
from council.domain.wareki import screen_date

bp = Blueprint("cases", __name__)

Page = ResponseReturnValue


@bp.context_processor
def _notation() -> dict[str, Any]:
    return {"day": screen_date, "hours": hours, "moment": moment}


def hours(begins: time, ends: time) -> str:
    """「14:00–15:00」."""
    return f"{begins:%H:%M}–{ends:%H:%M}"


def moment(instant: Any) -> str:
    """「12月3日(木) 10:00」 in Tokyo."""
    there = clock.local(instant)
    return f"{screen_date(there.date())} {there:%H:%M}"
