"""Whether a paper lies ready: asked in one place, so that all pages count alike."""

from typing import Any

from sqlalchemy import ColumnElement, exists, or_
from sqlalchemy.orm import aliased

from council.domain.vocabulary import MinutesState, PaperState
from council.models import Minutes, Paper


def is_ready(paper: Any = Paper) -> ColumnElement[bool]:
    """Marked 用意済 (or collected since), or the minutes of another meeting that are approved by now."""
    minutes = aliased(Minutes)
    approved = exists().where(
        minutes.meeting_id == paper.source_meeting_id, minutes.state == MinutesState.APPROVED
    )
    return or_(paper.state != PaperState.PREPARING, approved)
