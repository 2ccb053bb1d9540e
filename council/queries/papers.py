"""Whether a paper lies ready, and what is said of it: asked in one place, so that all pages count alike."""

import hashlib
import uuid
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, exists, func, or_, select
from sqlalchemy.orm import aliased

from council.domain.ids import ids_in
from council.domain.notices import PaperSaid
from council.domain.papers import Slot, is_announced
from council.domain.vocabulary import MinutesState, PaperState
from council.extensions import db
from council.models import Blob, Meeting, Minutes, Paper, PaperReader


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


def paper_said(row: Any, meeting: Meeting) -> PaperSaid | None:
    """What is said of a paper that was announced, of its columns with the file's `sha256` and the `readers`.

    None of one that nobody knows of yet, and of what follows from elsewhere: case papers, minutes, what was taken off.
    """
    is_ours = row.submission_id is None and row.source_meeting_id is None
    is_there = row.withdrawn_at is None and is_announced(row, meeting.notified_at)
    if not (is_ours and is_there) or meeting.conference is not None:
        return None
    return PaperSaid(
        id=str(row.id),
        slot=Slot(row.number, row.branch),
        item=str(row.agenda_item_id or ""),
        title=row.title,
        is_collected=row.collect_after,
        readers=_mark_of(row.readers),
        digest=row.sha256.hex()[:16] if row.sha256 else "",
    )


def papers_said(meeting: Meeting) -> tuple[PaperSaid, ...]:
    """The same of all papers of a meeting, in the order of their numbers; one statement."""
    paper = Paper.__table__
    rows = db.session.execute(
        select(
            *(paper.c[name] for name in _SAID),
            Blob.sha256,
            chosen().label("readers"),
        )
        .select_from(Paper)
        .outerjoin(Blob, Blob.id == Paper.blob_id)
        .where(Paper.meeting_id == meeting.id)
        .order_by(Paper.number, Paper.branch)
    )
    said = (paper_said(row, meeting) for row in rows)
    return tuple(one for one in said if one is not None)


_SAID = (
    "id",
    "number",
    "branch",
    "title",
    "agenda_item_id",
    "collect_after",
    "is_added",
    "announced_at",
    "submission_id",
    "source_meeting_id",
    "withdrawn_at",
)


def _mark_of(chosen_ids: str | None) -> str:
    """A mark of the seats and people that a paper is for; nothing where it is for everybody."""
    if chosen_ids is None:
        return ""
    return hashlib.sha256(" ".join(sorted(chosen_ids.split())).encode()).hexdigest()[:16]
