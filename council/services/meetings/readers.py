"""渡す方を限る: a paper for some alone, by their seats or by name; everybody else reads its number."""

import uuid
from collections.abc import Collection

from sqlalchemy import delete, select

from council.domain.errors import Conflict, DomainError, NotFound
from council.domain.ids import new_id
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import Meeting, Paper, PaperReader
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import invitations, members
from council.queries.meetings import readers_of
from council.services.audit import affair_of, record
from council.services.meetings import holding

_OVER = (
    MeetingState.CLOSED,
    MeetingState.CONCLUDED,
    MeetingState.CANCELLED,
    MeetingState.INQUORATE,
)


_HELD = ("title", "collect_after", "state", "blob_id", "is_restricted", "withdrawn_at")
"""What somebody else may have changed meanwhile."""


def require_open(meeting: Meeting, actor: Actor) -> None:
    """The papers of a meeting that is over are part of its record."""
    require(actor, Permission.MEETING_EDIT, meeting)
    holding.hold(meeting)
    if meeting.state in _OVER:
        raise Conflict("会議が終わったあとは、資料を直せません。")


def require_there(paper: Paper) -> None:
    """Of what was taken off the list nothing is left but its number."""
    if paper.withdrawn_at is not None:
        raise Conflict("この資料は、もう外してあります。")


def require_ours(paper: Paper) -> None:
    """What case papers and minutes are called, hold and are for follows from what they are."""
    require_there(paper)
    if paper.submission_id is not None or paper.source_meeting_id is not None:
        raise DomainError("事例の資料と前回の議事録は、ここでは直せません。")


def hold(paper: Paper) -> None:
    """Let nobody else change the paper until this is done, and see what they did before; refuse one that is gone."""
    if not db.session.scalar(
        select(Paper.id).where(Paper.id == paper.id).with_for_update(key_share=True)
    ):
        raise NotFound("この資料はありません。")
    db.session.refresh(paper, _HELD)


def hand_to(paper: Paper, readers: Collection[uuid.UUID] | None, actor: Actor) -> None:
    """Let the paper be for these alone, or with None for everybody: seats of the body, people invited without one."""
    meeting = paper.meeting
    require_open(meeting, actor)
    hold(paper)
    require_ours(paper)
    seats, people = (set(), set()) if readers is None else _known(meeting, readers)
    paper.is_restricted = readers is not None
    clear(paper)
    _add(paper, seats, people)
    db.session.flush()
    counted = {"seats": len(seats), "people": len(people)}
    record(actor, "paper:hand_to", paper, **affair_of(meeting), **counted)


def is_handed_to(paper: Paper, readers: Collection[uuid.UUID] | None) -> bool:
    """Whether it is for just these already; for nobody is no choice."""
    if readers is None:
        return not paper.is_restricted
    return bool(readers) and paper.is_restricted and set(readers) == set(readers_of(paper))


def ensure_committee(meeting: Meeting) -> None:
    """For whom a case conference's papers are follows from who is invited."""
    if meeting.conference is not None:
        raise DomainError("個別ケース検討会議の資料は、招かれた方が読みます。")


def _known(
    meeting: Meeting, readers: Collection[uuid.UUID]
) -> tuple[set[uuid.UUID], set[uuid.UUID]]:
    """Which of them are seats of the body, and which people invited without one."""
    ensure_committee(meeting)
    if not readers:
        raise DomainError("渡す方を、一人以上選んでください。", field="readers")
    seats = {one.id for one in members.seats(meeting.body_id, meeting.sitting.held_on)}
    people = {one.id for one in invitations.without_seat(meeting)}
    if set(readers) - seats - people:
        raise DomainError(
            "この会議体の席でも、この会議を周知した方でもないものがあります。選び直してください。",
            field="readers",
        )
    return seats.intersection(readers), people.intersection(readers)


def copy(paper: Paper, again: Paper) -> None:
    """Let the paper as it is listed once more be for the same seats; by name people are chosen for one meeting."""
    db.session.flush()
    seats = select(PaperReader.seat_id).where(
        PaperReader.paper_id == paper.id, PaperReader.seat_id.is_not(None)
    )
    _add(again, {one for one in db.session.scalars(seats) if one})


def clear(paper: Paper) -> None:
    """Forget whom it is for; the caller says whether that makes it everybody's."""
    db.session.execute(delete(PaperReader).where(PaperReader.paper_id == paper.id))


def _add(paper: Paper, seats: set[uuid.UUID], people: Collection[uuid.UUID] = ()) -> None:
    chosen = [*({"seat_id": one} for one in seats), *({"person_id": one} for one in people)]
    db.session.add_all(PaperReader(id=new_id(), paper_id=paper.id, **one) for one in chosen)
