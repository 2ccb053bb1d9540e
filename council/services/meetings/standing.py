"""毎回の議題: what a body has on every 次第 comes from its last one onto a new one."""

from sqlalchemy import select

from council.domain.ids import new_id
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import AgendaItem, Meeting, Sitting
from council.services.meetings.order import insert


def join(meeting: Meeting) -> None:
    """Put the standing items of the body's meeting before this one on its 次第, without their papers."""
    last = (
        select(Meeting.id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.id != meeting.id,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.is_record_only.is_(False),
            Sitting.held_on < meeting.sitting.held_on,
        )
        .order_by(Sitting.held_on.desc(), Sitting.begins.desc())
        .limit(1)
        .scalar_subquery()
    )
    standing = db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == last, AgendaItem.is_standing)
        .order_by(AgendaItem.position)
    ).all()
    for one in standing:
        insert(meeting, _anew(one, meeting))


def _anew(one: AgendaItem, meeting: Meeting) -> AgendaItem:
    return AgendaItem(
        id=new_id(),
        meeting_id=meeting.id,
        position=0,
        kind=one.kind,
        title=one.title,
        presenter=one.presenter,
        minutes=one.minutes,
        is_closed=one.is_closed,
        closed_reason=one.closed_reason,
        is_standing=True,
        legal_basis=meeting.legal_basis,
    )
