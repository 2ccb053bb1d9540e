"""What a meeting takes over from the one before: approved minutes, open action items, answered issues."""

import uuid
from datetime import timedelta

from sqlalchemy import select

from council.domain import clock
from council.domain.ids import new_id
from council.domain.serials import number_label
from council.domain.vocabulary import (
    ActionState,
    BodyKind,
    IssueState,
    ItemKind,
    MeetingState,
    PaperState,
)
from council.extensions import db
from council.models import (
    ActionItem,
    AgendaItem,
    Carried,
    Issue,
    Meeting,
    Minutes,
    Paper,
    Sitting,
)
from council.policy.actor import Actor
from council.services.audit import record
from council.services.meetings import papers

_HELD = (
    MeetingState.NOTIFIED,
    MeetingState.IN_SESSION,
    MeetingState.CLOSED,
    MeetingState.CONCLUDED,
)
_DAY = timedelta(days=1)
# planned, and not yet told anybody
_AHEAD = (MeetingState.DRAFT, MeetingState.DATE_FIXED)
_SETTLED = (ActionState.CLOSED, ActionState.CANCELLED)
_BACK = (IssueState.ANSWERED, IssueState.RECEIVED)
# what these had taken over waits for the body's next meeting
_NOT_HELD = (MeetingState.CANCELLED, MeetingState.INQUORATE)
_NEXT = (*_AHEAD, MeetingState.NOTIFIED)


def previous_of(meeting: Meeting) -> Meeting | None:
    """The body's last meeting before this one that was notified or held; a case conference follows none."""
    if meeting.body.kind is BodyKind.CASE_CONFERENCE:
        return None  # what its body did before is another household's
    return db.session.scalars(
        select(Meeting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.id != meeting.id,
            Meeting.state.in_(_HELD),
            Sitting.held_on < meeting.sitting.held_on,
        )
        .order_by(Sitting.held_on.desc(), Sitting.begins.desc())
        .limit(1)
    ).one_or_none()


def follow(meeting: Meeting) -> None:
    """Let the meeting come after the body's last one as of now; until its notice, minutes of another leave its papers."""
    previous = previous_of(meeting)
    meeting.previous_id = previous.id if previous else None
    if meeting.notified_at is not None:
        return
    others = db.session.scalars(
        select(Paper).where(
            Paper.meeting_id == meeting.id,
            Paper.source_meeting_id.is_not(None),
            Paper.source_meeting_id.is_distinct_from(meeting.previous_id),
        )
    ).all()
    for paper in others:
        db.session.delete(paper)
    if others:
        papers.renumber(meeting)


def has_one_before(meeting: Meeting) -> bool:
    """Whether the body is to meet before: what this one takes over is known only when that is over.

    A day that went by without being held holds nothing up.
    """
    before = select(Meeting.id).join(Sitting, Sitting.id == Meeting.sitting_id)
    earlier = before.where(
        Meeting.body_id == meeting.body_id,
        Meeting.id != meeting.id,
        Meeting.state.in_(_AHEAD),
        Sitting.held_on.between(clock.today(), meeting.sitting.held_on - _DAY),
    )
    return db.session.scalars(earlier.limit(1)).first() is not None


def carry_over(meeting: Meeting, actor: Actor) -> None:
    """Take over what is open by now; carried out again before the notice, it adds only what is new."""
    if meeting.previous_id is None:
        return
    _carry_minutes(meeting, meeting.previous_id, actor)
    already = db.session.scalars(
        select(Carried.action_id).where(Carried.meeting_id == meeting.id)
    ).all()
    for action_id in _open_actions(meeting.body_id) - set(already):
        db.session.add(Carried(id=new_id(), meeting_id=meeting.id, action_id=action_id))
    _take_answers(meeting)
    db.session.flush()
    record(actor, "meeting:carry_over", meeting)


def pass_on(meeting: Meeting, actor: Actor) -> None:
    """Of a meeting just called off or not held: the answers it had taken over are taken over by the body's next one."""
    db.session.flush()
    following = db.session.scalars(
        select(Meeting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.id != meeting.id,
            Meeting.state.in_(_NEXT),
            Meeting.previous_id.is_not(None),
            Sitting.held_on >= clock.today(),
        )
        .order_by(Sitting.held_on, Sitting.begins)
        .limit(1)
    ).first()
    if following is not None and _take_answers(following):
        db.session.flush()
        record(actor, "meeting:carry_over", following)


def _take_answers(meeting: Meeting) -> bool:
    """Take over the answers that no meeting which is or was held has taken over; whether there were any."""
    found = _answers(meeting.body_id)
    db.session.add_all(
        Carried(id=new_id(), meeting_id=meeting.id, issue_id=issue_id) for issue_id in found
    )
    return bool(found)


def _open_actions(body_id: uuid.UUID) -> set[uuid.UUID]:
    return set(
        db.session.scalars(
            select(ActionItem.id)
            .join(Meeting, Meeting.id == ActionItem.meeting_id)
            .where(
                Meeting.body_id == body_id,
                ActionItem.is_case_bound.is_(False),
                ActionItem.state.not_in(_SETTLED),
            )
        )
    )


def _answers(body_id: uuid.UUID) -> set[uuid.UUID]:
    taken = (
        select(Carried.issue_id)
        .join(Meeting, Meeting.id == Carried.meeting_id)
        .where(Carried.issue_id.is_not(None), Meeting.state.not_in(_NOT_HELD))
    )
    return set(
        db.session.scalars(
            select(Issue.id).where(
                Issue.body_id == body_id,
                Issue.state.in_(_BACK),
                Issue.id.not_in(taken),
            )
        )
    )


def _carry_minutes(meeting: Meeting, previous_id: uuid.UUID, actor: Actor) -> None:
    previous = db.session.get_one(Meeting, previous_id)
    if previous.is_record_only:
        return  # its minutes are not kept here: the office adds them as a paper of its own
    is_approved = db.session.scalars(
        select(Minutes.approved_revision_id).where(Minutes.meeting_id == previous_id)
    ).first()
    paper = db.session.scalars(
        select(Paper).where(Paper.meeting_id == meeting.id, Paper.source_meeting_id == previous_id)
    ).first()
    if paper is None:
        paper = _minutes_paper(meeting, previous, actor)
    if is_approved and paper.state is PaperState.PREPARING:
        paper.state, paper.ready_at = PaperState.READY, clock.now()


def _minutes_paper(meeting: Meeting, previous: Meeting, actor: Actor) -> Paper:
    item = db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.kind == ItemKind.CONFIRM_MINUTES)
        .order_by(AgendaItem.position)
        .limit(1)
    ).first()
    title = f"{number_label(previous.number)}　議事録".strip("　")
    return papers.add_paper(meeting, title=title, item=item, source=previous, actor=actor)
