"""What earlier meetings of a body did not come to, and what was decided on it."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager

from council.domain import clock
from council.domain.business import CARRIED_OVER, OVER, WRITABLE
from council.domain.serials import number_label
from council.domain.vocabulary import (
    BodyKind,
    Carrying,
    ItemKind,
    MeetingState,
    SubmissionState,
)
from council.extensions import db
from council.models import AgendaItem, CaseSubmission, Meeting, Paper, RecordEntry, Sitting
from council.policy.actor import Actor
from council.policy.recusals import is_withheld
from council.queries.meetings.agenda import ItemRow

_COMING = (
    MeetingState.DRAFT,
    MeetingState.DATE_FIXED,
    MeetingState.NOTIFIED,
    MeetingState.IN_SESSION,
)
_STILL_HERE = (
    SubmissionState.SCHEDULED,
    SubmissionState.DISTRIBUTED,
    SubmissionState.ACCESS_ENDED,
)


@dataclass(frozen=True, slots=True)
class Undiscussed:
    """One item that its meeting did not come to, and what was decided on it, if anything."""

    id: uuid.UUID
    version: int
    title: str
    kind: ItemKind
    is_closed: bool
    carrying: Carrying | None
    held_on: date
    number: str
    state: MeetingState
    papers: int
    notes: int

    @property
    def is_case(self) -> bool:
        """Whether it is a case, which stands on one 次第 at a time."""
        return self.kind is ItemKind.CASE


def _not_come_to() -> ColumnElement[bool]:
    """Left over by a meeting that is over; of a case, unless it went another way since."""
    goes_on = exists().where(
        CaseSubmission.id == AgendaItem.submission_id,
        or_(
            CaseSubmission.state == SubmissionState.ACCEPTED,
            and_(
                CaseSubmission.state.in_(_STILL_HERE),
                CaseSubmission.meeting_id == AgendaItem.meeting_id,
            ),
        ),
    )
    return and_(
        AgendaItem.kind.in_(CARRIED_OVER),
        AgendaItem.is_discussed.is_(False),
        AgendaItem.is_standing.is_(False),  # it stands on the next one already
        Meeting.state.in_(OVER),
        Meeting.is_record_only.is_(False),
        or_(
            AgendaItem.submission_id.is_(None),
            AgendaItem.carrying.in_((Carrying.MOVED, Carrying.DUPLICATED)),
            goes_on,
        ),
    )


def _before(meeting: Meeting) -> ColumnElement[bool]:
    """Of the same body, and earlier; one called off leaves its items whenever it was to be."""
    return and_(
        Meeting.body_id == meeting.body_id,
        Meeting.id != meeting.id,
        or_(
            Sitting.held_on <= meeting.sitting.held_on,
            Meeting.state == MeetingState.CANCELLED,
        ),
    )


def _undecided() -> ColumnElement[bool]:
    return or_(AgendaItem.carrying.is_(None), AgendaItem.carrying == Carrying.LEFT_OUT)


def _is_next(meeting: Meeting) -> ColumnElement[bool]:
    """No other meeting of the body comes before it: what is left over is proposed to one alone."""
    other, sitting = aliased(Meeting), aliased(Sitting)
    return ~exists().where(
        other.sitting_id == sitting.id,
        other.body_id == meeting.body_id,
        other.id != meeting.id,
        other.state.in_(_COMING),
        sitting.held_on >= clock.today(),
        sitting.held_on < meeting.sitting.held_on,
    )


def _rows(actor: Actor, *conditions: ColumnElement[bool]) -> tuple[Undiscussed, ...]:
    found = db.session.execute(
        select(
            AgendaItem,
            Sitting.held_on,
            Meeting.number,
            Meeting.state,
            _count(Paper.id, Paper.agenda_item_id, Paper.withdrawn_at.is_(None)),
            _count(RecordEntry.id, RecordEntry.agenda_item_id),
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(_not_come_to(), ~is_withheld(actor, AgendaItem.id), *conditions)
        .order_by(Sitting.held_on, Sitting.begins, AgendaItem.position)
    ).all()
    return tuple(
        Undiscussed(
            item.id,
            item.version,
            item.title,
            item.kind,
            item.is_closed,
            item.carrying,
            held_on,
            number_label(number),
            state,
            papers,
            notes,
        )
        for item, held_on, number, state, papers, notes in found
    )


def _count(column: Any, owner: Any, *conditions: Any) -> Any:
    return select(func.count(column)).where(owner == AgendaItem.id, *conditions).scalar_subquery()


def proposed(meeting: Meeting, actor: Actor) -> tuple[Undiscussed, ...]:
    """What may be carried to the meeting, if it is the body's next: those left out among them; one statement."""
    if meeting.body.kind is BodyKind.CASE_CONFERENCE:
        return ()  # what its body did before is another household's
    return _rows(actor, _before(meeting), _undecided(), _is_next(meeting))


def left_by(
    meeting: Meeting, items: Iterable[ItemRow | AgendaItem], actor: Actor
) -> tuple[Undiscussed, ...]:
    """What the meeting itself did not come to, whatever was decided on it; one statement, if there is any."""
    if meeting.state not in OVER or meeting.body.kind is BodyKind.CASE_CONFERENCE:
        return ()
    if all(one.is_discussed or one.kind not in CARRIED_OVER for one in items):
        return ()
    return _rows(actor, AgendaItem.meeting_id == meeting.id)


def waits(item: AgendaItem, meeting: Meeting) -> bool:
    """Whether the item may be carried to that meeting by now."""
    if meeting.body.kind is BodyKind.CASE_CONFERENCE:
        return False
    found = (
        select(AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(AgendaItem.id == item.id, _not_come_to(), _undecided(), _before(meeting))
    )
    return db.session.scalars(found).first() is not None


def of_case(copy: AgendaItem) -> Sequence[AgendaItem]:
    """Where the case of an item just written was not come to before, the last meeting first."""
    return db.session.scalars(
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            AgendaItem.submission_id == copy.submission_id,
            AgendaItem.id != copy.id,
            _not_come_to(),
            _undecided(),
        )
        .order_by(Sitting.held_on.desc(), Meeting.created_at.desc())
    ).all()


def next_of(meeting: Meeting) -> Meeting | None:
    """The body's next meeting whose 次第 may still be written, with its sitting."""
    return db.session.scalars(
        select(Meeting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.state.in_(WRITABLE),
            Sitting.held_on >= clock.today(),
        )
        .options(contains_eager(Meeting.sitting))
        .order_by(Sitting.held_on, Sitting.begins)
        .limit(1)
    ).first()
