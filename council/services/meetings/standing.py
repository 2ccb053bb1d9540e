"""毎回の議題: what a body has on every 次第, by its rules or as it was marked on its last one."""

from sqlalchemy import or_, select

from council.domain.business import Planned, read_standing
from council.domain.ids import new_id
from council.domain.vocabulary import ItemKind, MeetingState
from council.extensions import db
from council.models import AgendaItem, BodyVersion, Meeting, Sitting
from council.policy.actor import Actor
from council.queries.accounts import version_on
from council.services.audit import affair_of, record
from council.services.meetings.order import again, insert, items_of

_UNTOLD = (MeetingState.DRAFT, MeetingState.DATE_FIXED)


def join(meeting: Meeting) -> None:
    """Put the standing items on the 次第, without their papers: those of the body's rules, then those marked.

    What stood on the body's meeting before this one comes with its presenter and its time.
    """
    named = {(one.kind, one.title): one for one in _by_the_rules(meeting)}
    before = {
        (one.kind, one.title): one
        for one in _of_last(meeting, [title for _kind, title in named])
        if one.is_standing or (one.kind, one.title) in named
    }
    for key, planned in named.items():
        known = before.pop(key, None)
        insert(meeting, _anew(known, meeting) if known else _first(planned, meeting))
    for one in before.values():
        insert(meeting, _anew(one, meeting))


def spread(item: AgendaItem, actor: Actor) -> None:
    """Put a marked item on the body's later meetings too, as far as they are planned and nobody was told of them."""
    sitting = item.meeting.sitting
    later = db.session.scalars(
        select(Meeting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == item.meeting.body_id,
            Meeting.id != item.meeting_id,
            Meeting.state.in_(_UNTOLD),
            Meeting.is_record_only.is_(False),
            Sitting.held_on >= sitting.held_on,
        )
        .order_by(Sitting.held_on, Sitting.begins)
    ).all()
    for meeting in later:
        if (item.kind, item.title) in {(one.kind, one.title) for one in items_of(meeting)}:
            continue
        again = _anew(item, meeting)
        insert(meeting, again)
        again.meeting = meeting
        record(actor, "agenda:add", again, **affair_of(meeting), kind=str(again.kind))


def _by_the_rules(meeting: Meeting) -> tuple[Planned, ...]:
    text = db.session.scalar(
        select(BodyVersion.standing_items).where(
            BodyVersion.body_id == meeting.body_id, version_on(meeting.sitting.held_on)
        )
    )
    return read_standing(text or "")


def _of_last(meeting: Meeting, titles: list[str]) -> list[AgendaItem]:
    last = (
        select(Meeting.id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.id != meeting.id,
            Meeting.is_record_only.is_(False),
            Sitting.held_on < meeting.sitting.held_on,
        )
        .order_by(Sitting.held_on.desc(), Sitting.begins.desc())
        .limit(1)
        .scalar_subquery()
    )
    is_meant = or_(
        AgendaItem.is_standing,
        AgendaItem.title.in_(titles)
        & AgendaItem.kind.in_([ItemKind.DISCUSSION, ItemKind.REPORT])
        & AgendaItem.issue_id.is_(None),
    )
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == last, is_meant)
            .order_by(AgendaItem.position)
        )
    )


def _first(planned: Planned, meeting: Meeting) -> AgendaItem:
    return AgendaItem(
        id=new_id(),
        meeting_id=meeting.id,
        position=0,
        kind=planned.kind,
        title=planned.title,
        minutes=planned.minutes,
        legal_basis=meeting.legal_basis,
    )


def _anew(one: AgendaItem, meeting: Meeting) -> AgendaItem:
    return again(one, meeting, is_standing=one.is_standing)
