"""A paper's numbered copies: one reader's own, and who was handed which."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from council.domain.letter_kinds import LetterKind
from council.domain.papers import paper_label
from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import CaseSubmission, Meeting, Paper, Person, ReaderReceipt
from council.policy.actor import Actor
from council.queries.channels import channel_for


@dataclass(frozen=True, slots=True)
class Copy:
    """A reader's copy: which of how many, from when to when."""

    number: int
    copies: int
    paper_number: int
    paper_branch: int
    opens_at: datetime
    closes_at: datetime

    @property
    def label(self) -> str:
        """資料1-2."""
        return paper_label(self.paper_number, self.paper_branch)


def copy_of(actor: Actor, submission: CaseSubmission) -> Copy:
    """The actor's copy of a paper that was handed out."""
    copies = (
        select(func.count())
        .where(
            ReaderReceipt.submission_id == submission.id,
            ReaderReceipt.meeting_id == submission.meeting_id,
        )
        .scalar_subquery()
    )
    row = db.session.execute(
        select(
            ReaderReceipt.copy_number,
            copies,
            Paper.number,
            Paper.branch,
            Paper.opens_at,
            Paper.closes_at,
        )
        .join(
            Paper,
            (Paper.submission_id == ReaderReceipt.submission_id)
            & (Paper.meeting_id == ReaderReceipt.meeting_id),
        )
        .where(
            ReaderReceipt.submission_id == submission.id,
            ReaderReceipt.meeting_id == submission.meeting_id,
            ReaderReceipt.person_id == actor.person_id,
        )
        .order_by(Paper.number, Paper.branch)
    ).first()
    if row is None:
        raise LookupError("no copy was handed out")
    return Copy(*row)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who was handed which copy, and what became of it."""

    number: int
    name: str
    first_read_at: datetime | None
    declared_at: datetime | None
    collected_on: date | None
    channel: Channel


def readers(submission: CaseSubmission) -> list[Reader]:
    """The copies handed out for the meeting the paper is scheduled for."""
    return [
        Reader(*row)
        for row in db.session.execute(
            select(
                ReaderReceipt.copy_number,
                Person.name,
                ReaderReceipt.first_read_at,
                ReaderReceipt.declared_connected_at,
                ReaderReceipt.collected_on,
                channel_for(LetterKind.NOTICE),
            )
            .join(Person, Person.id == ReaderReceipt.person_id)
            .where(
                ReaderReceipt.submission_id == submission.id,
                ReaderReceipt.meeting_id == submission.meeting_id,
            )
            .order_by(ReaderReceipt.copy_number)
        )
    ]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One copy of one of a meeting's case papers, and who holds it."""

    submission_id: uuid.UUID
    person_id: uuid.UUID
    name: str
    number: int
    declared_at: datetime | None
    collected_on: date | None


def of_meeting(meeting: Meeting) -> list[HandedOut]:
    """Every copy of the meeting's case papers in the order of their numbers; one statement."""
    return [
        HandedOut(*row)
        for row in db.session.execute(
            select(
                ReaderReceipt.submission_id,
                ReaderReceipt.person_id,
                Person.name,
                ReaderReceipt.copy_number,
                ReaderReceipt.declared_connected_at,
                ReaderReceipt.collected_on,
            )
            .join(Person, Person.id == ReaderReceipt.person_id)
            .where(ReaderReceipt.meeting_id == meeting.id)
            .order_by(ReaderReceipt.copy_number)
        )
    ]
