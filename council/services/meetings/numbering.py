"""第N回: provisional until the notice is sent, fixed under a lock, given back when a meeting is called off."""

import uuid
from collections.abc import Iterable

from sqlalchemy import func, select

from council.domain.errors import DomainError
from council.domain.serials import EVER, period_of
from council.domain.vocabulary import BodyKind, MeetingState
from council.extensions import db
from council.models import Body, BodyVersion, Meeting, Sitting

_COUNTED_AHEAD = (MeetingState.DRAFT, MeetingState.DATE_FIXED, MeetingState.POSTPONED)
_GIVES_BACK = (MeetingState.CANCELLED, MeetingState.INQUORATE)


def is_numbered(body: Body) -> bool:
    """Case conferences bear no number."""
    return body.kind is not BodyKind.CASE_CONFERENCE


def period(body: Body, version: BodyVersion, sitting: Sitting) -> str:
    """The period in which the body counts a meeting held on that day."""
    return period_of(
        version.numbering,
        sitting.held_on,
        established_on=body.established_on,
        term_years=version.term_years,
    )


def free_numbers(taken: Iterable[int], wanted: int, first: int = 1) -> list[int]:
    """The lowest numbers from `first` that nobody bears."""
    borne, number = set(taken), first
    found: list[int] = []
    while len(found) < wanted:
        if number not in borne:
            found.append(number)
        number += 1
    return found


def _fixed(body_id: uuid.UUID, number_period: str) -> list[int]:
    return list(
        db.session.scalars(
            select(Meeting.number).where(
                Meeting.body_id == body_id,
                Meeting.number_period == number_period,
                Meeting.is_number_fixed,
                Meeting.number.is_not(None),
            )
        )
    )


def _first(number_period: str, taken: Iterable[int]) -> int:
    # a body that counts without end may have met before this installation
    return min(taken, default=1) if number_period == EVER else 1


def propose(body_id: uuid.UUID, number_period: str) -> None:
    """Give the meetings not yet notified their provisional numbers, in the order of their days."""
    db.session.flush()
    waiting = db.session.scalars(
        select(Meeting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == body_id,
            Meeting.number_period == number_period,
            Meeting.is_numbered,
            Meeting.is_number_fixed.is_(False),
            Meeting.state.in_(_COUNTED_AHEAD),
        )
        .order_by(Sitting.held_on, Sitting.begins, Meeting.created_at, Meeting.id)
    ).all()
    taken = _fixed(body_id, number_period)
    numbers = free_numbers(taken, len(waiting), _first(number_period, taken))
    for meeting, number in zip(waiting, numbers, strict=True):
        if meeting.number != number:
            meeting.number = number
    db.session.flush()


def fix(meeting: Meeting) -> None:
    """Fix the number for good: the one announced so far, unless somebody bears it by now.

    The body's row is locked meanwhile, so that two meetings never bear the same.
    """
    if not meeting.is_numbered or meeting.is_number_fixed:
        return
    taken = _taken_under_lock(meeting.body_id, meeting.number_period)
    if meeting.number is None or meeting.number in taken:
        meeting.number = free_numbers(taken, 1, _first(meeting.number_period, taken))[0]
    meeting.is_number_fixed = True
    propose(meeting.body_id, meeting.number_period)


def hold(body_ids: Iterable[uuid.UUID]) -> None:
    """Let no other act count these bodies' meetings meanwhile.

    To be called before anything is written: whoever counts writes the numbers of meetings that another act has at
    hand, and two that wait for each other end both.
    """
    wanted = select(Body.id).where(Body.id.in_(list(body_ids)))
    db.session.scalars(wanted.order_by(Body.id).with_for_update(key_share=True)).all()


def _taken_under_lock(body_id: uuid.UUID, number_period: str) -> list[int]:
    hold([body_id])
    return _fixed(body_id, number_period)


def claim(meeting: Meeting, number: int) -> None:
    """Let a meeting not yet entered bear for good the number under which it was held; refuses one that is borne."""
    if number in _taken_under_lock(meeting.body_id, meeting.number_period):
        raise DomainError("第%(number)s回の会議は、もうあります。", field="number", number=number)
    meeting.number, meeting.is_number_fixed = number, True


def passed_over(body_id: uuid.UUID, number_period: str) -> list[int]:
    """The numbers below the highest that nobody bears, unless as many were given back: the next would bear one."""
    taken = _fixed(body_id, number_period)
    free = sorted(set(range(_first(number_period, taken), max(taken, default=1))) - set(taken))
    given_back = db.session.scalar(
        select(func.count(Meeting.id)).where(
            Meeting.body_id == body_id,
            Meeting.number_period == number_period,
            Meeting.is_numbered,
            Meeting.state.in_(_GIVES_BACK),
            Meeting.number.is_(None),
        )
    )
    return free if len(free) > (given_back or 0) else []


def count_in(meeting: Meeting, number_period: str) -> None:
    """Count the meeting in another period: a fixed number is given back there and a new one fixed here."""
    before = meeting.number_period
    if meeting.is_number_fixed and number_period != before:
        taken = _taken_under_lock(meeting.body_id, number_period)
        # all at once: a notified meeting is never without its number
        meeting.number = free_numbers(taken, 1, _first(number_period, taken))[0]
    meeting.number_period = number_period
    propose(meeting.body_id, before)
    propose(meeting.body_id, number_period)


def give_back(meeting: Meeting) -> None:
    """Take the number away; the caller changes the state and then lets `propose` count again."""
    meeting.number, meeting.is_number_fixed = None, False
