"""What the pages of a conference share: the blueprint, its notation, and a meeting with its conference."""

from datetime import datetime, time
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from council.domain import clock
from council.domain.errors import NotFound
from council.domain.wareki import screen_date
from council.models import Conference, Meeting

bp = Blueprint("conferences", __name__)

Page = ResponseReturnValue


@bp.context_processor
def _notation() -> dict[str, Any]:
    return {"day": screen_date, "hours": hours, "moment": moment}


def hours(begins: time, ends: time) -> str:
    """「14:00–15:00」."""
    return f"{begins:%H:%M}–{ends:%H:%M}"


def moment(instant: datetime) -> str:
    """「12月3日(木) 10:00」 in Tokyo."""
    there = clock.local(instant)
    return f"{screen_date(there.date())} {there:%H:%M}"


def conference_of(meeting: Meeting) -> Conference:
    """The conference of a meeting found by the conferences' own loader."""
    if meeting.conference is None:
        raise NotFound("この会議は見つかりません。")
    return meeting.conference
