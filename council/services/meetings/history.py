"""Meetings held before the house kept them here: their day, number, 次第 and nothing else. Nobody is told of them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, exists, select, update

from council.domain.business import WRITABLE
from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import AgendaItem, Meeting, PaperBook, Sitting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.meetings import WITH_POLICY
from council.services.audit import record
from council.services.meetings import numbering
from council.services.meetings.carrying import previous_of
from council.services.meetings.scheduling import Part, enter, row_of, rules_for

_TOOK_PLACE = (MeetingState.CONCLUDED, MeetingState.INQUORATE)
KEPT = (*_TOOK_PLACE, MeetingState.CANCELLED, MeetingState.POSTPONED)
"""How a meeting may have ended that is only recorded; one put off still waits for its day."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended, under which number, before how many 傍聴者."""

    state: MeetingState
    number: int | None = None
    observers: int = 0


def keep_record(
    sitting: Sitting, part: Part, ended: Ended, *, position: int, actor: Actor
) -> Meeting:
    """A body's meeting as it was: no notice, no roster, no papers, no minutes. `settle` must follow."""
    version = rules_for(part.body, sitting.held_on, actor)
    _check(sitting, ended, actor)
    meeting = row_of(sitting, part, version, position, actor, ended.state)
    meeting.is_record_only = ended.state is not MeetingState.POSTPONED
    meeting.put_off_from = None if meeting.is_record_only else sitting.held_on
    meeting.observers = ended.observers
    if ended.state in _TOOK_PLACE and ended.number is not None:
        numbering.claim(meeting, ended.number)
    enter(meeting, part)
    record(actor, "meeting:keep_record", meeting, state=str(ended.state))
    return meeting


def take_back_record(meeting: Meeting, actor: Actor) -> None:
    """Undo a record entered by mistake: nothing hangs on it but its 次第; its number is free again."""
    require(actor, Permission.MEETING_SCHEDULE, meeting)
    if not meeting.is_record_only:
        raise Conflict("記録だけの会議ではないため、消せません。")
    record(actor, "meeting:take_back_record", meeting)
    body_id, period, sitting_id = meeting.body_id, meeting.number_period, meeting.sitting_id
    followers = update(Meeting).where(Meeting.previous_id == meeting.id)
    db.session.execute(followers.values(previous_id=None))
    db.session.execute(delete(PaperBook).where(PaperBook.meeting_id == meeting.id))
    db.session.execute(delete(AgendaItem).where(AgendaItem.meeting_id == meeting.id))
    db.session.execute(delete(Meeting).where(Meeting.id == meeting.id))
    is_shared = exists().where(Meeting.sitting_id == Sitting.id)
    db.session.execute(delete(Sitting).where(Sitting.id == sitting_id, ~is_shared))
    settle({(body_id, period)})


def _check(sitting: Sitting, ended: Ended, actor: Actor) -> None:
    if ended.state in _TOOK_PLACE and sitting.held_on > actor.on:
        raise DomainError("まだ来ていない日の会議です。", field="state")
    if ended.state is MeetingState.CONCLUDED and ended.number is None:
        raise DomainError("開いた会議には、回次が要ります。", field="number")
    if ended.state is MeetingState.CANCELLED and ended.number is not None:
        raise DomainError("中止した会議には、回次がありません。", field="number")
    if ended.state is not MeetingState.CONCLUDED and ended.observers:
        raise DomainError("開かなかった会議に、傍聴者はいません。", field="observers")


def settle(counted: Iterable[tuple[uuid.UUID, str]]) -> None:
    """Count on, in each period of a body, from the numbers recorded, and let what is planned follow the records."""
    counted = set(counted)
    for body_id, number_period in counted:
        numbering.propose(body_id, number_period)
    planned = db.session.scalars(
        select(Meeting)
        .where(
            Meeting.body_id.in_({body_id for body_id, _period in counted}),
            Meeting.state.in_(WRITABLE),
        )
        .options(*WITH_POLICY)
    ).unique()
    for meeting in planned:
        previous = previous_of(meeting)
        before = meeting.previous_id
        if previous is not None and previous.is_record_only and previous.id != before:
            meeting.previous_id = previous.id
    db.session.flush()
