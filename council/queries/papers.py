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


def chosen(paper: Any = Paper) -> ColumnElement[str | None]:
    """The seats and people that a restricted paper is for, in no certain order; None where it is for everybody."""
    who = (
        select(func.aggregate_strings(cast(chosen_id(), String), " "))
        .where(PaperReader.paper_id == paper.id)
        .scalar_subquery()
    )
    return case((paper.is_restricted, func.coalesce(who, "")))


def chosen_id() -> ColumnElement[uuid.UUID]:
    """The seat, or the person."""
    return func.coalesce(PaperReader.seat_id, PaperReader.person_id)


def readers(chosen_ids: str | None) -> frozenset[uuid.UUID] | None:
    """These seats and people; None where it is for everybody."""
    return None if chosen_ids is None else ids_in(chosen_ids)
