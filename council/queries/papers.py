"""Whether a paper lies ready: asked in one place, so that all pages count alike."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, exists, func, or_, select
from sqlalchemy.orm import aliased

from council.domain.ids import ids_in
from council.domain.vocabulary import MinutesState, PaperState
from council.models import Minutes, Paper, PaperReader


def is_ready(paper: Any = Paper) -> ColumnElement[bool]:
    """Marked 用意済 (or collected since), or the minutes of another meeting that are approved by now."""
    minutes = aliased(Minutes)
    approved = exists().where(
        minutes.meeting_id == paper.source_meeting_id, minutes.state == MinutesState.APPROVED
    )
    return or_(paper.state != PaperState.PREPARING, approved)


def chosen_seats(paper: Any = Paper) -> ColumnElement[str | None]:
    """The seats that a restricted paper is for, in no certain order; None where it is for everybody."""
    seats = (
        select(func.aggregate_strings(cast(PaperReader.seat_id, String), " "))
        .where(PaperReader.paper_id == paper.id)
        .scalar_subquery()
    )
    return case((paper.is_restricted, func.coalesce(seats, "")))


def readers(seats: str | None) -> frozenset[uuid.UUID] | None:
    """These seats; None where it is for everybody."""
    return None if seats is None else ids_in(seats)
