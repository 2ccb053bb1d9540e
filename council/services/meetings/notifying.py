"""決裁, then the notice: the number is fixed, the members are asked, the case papers are handed out."""

from datetime import date

from sqlalchemy import func, select

from council.domain import clock
from council.domain.errors import DomainError, StaleVersion
from council.domain.ids import new_id
from council.domain.machines import MEETING
from council.domain.readiness import Plan, require_ready
from council.domain.signoffs import seal
from council.extensions import db
from council.models import Meeting, SignOff
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services import invitations, submissions
from council.services.audit import record
from council.services.meetings import numbering, papers
from council.services.meetings.carrying import carry_over, follow, has_one_before
from council.services.meetings.order import items_of
from council.services.meetings.scheduling import rules_on
from council.services.transitions import advance, ensure_version

NOTICE = "notice"


def fix_date(meeting: Meeting, actor: Actor, *, base_version: int | None = None) -> None:
    """日程確定: the day is settled, the notice may be prepared."""
    ensure_version(meeting, base_version)
    if meeting.sitting.held_on < actor.on:
        raise DomainError("開催日が過ぎています。日時を変えてから確定してください。")
    advance(MEETING, meeting, "fix_date", actor)
    numbering.propose(meeting.body_id, meeting.number_period)
    follow(meeting)
    if not has_one_before(meeting):
        carry_over(meeting, actor)


def sign_off(
    meeting: Meeting,
    *,
    act: str = NOTICE,
    document_no: str,
    drafted_on: date | None,
    decided_on: date,
    decided_by: str,
    actor: Actor,
    seen: str | None = None,
) -> SignOff:
    """決裁 as the office's own document system gave it; recorded again, the newest counts.

    It is on what the notice says now; `seen` is the mark of what the page showed, where it came from a page.
    """
    require(actor, Permission.MEETING_SIGN_OFF, meeting)
    if decided_on > actor.on:
        raise DomainError("決裁日は、今日までの日にしてください。", field="decided_on")
    if drafted_on is not None and drafted_on > decided_on:
        raise DomainError("起案日は、決裁日までの日にしてください。", field="drafted_on")
    parts = seal(plan_of(meeting).parts)
    if seen is not None and seen != parts:
        raise StaleVersion
    last = db.session.scalar(
        select(func.max(SignOff.sequence)).where(
            SignOff.meeting_id == meeting.id, SignOff.act == act
        )
    )
    row = SignOff(
        id=new_id(),
        meeting_id=meeting.id,
        act=act,
        sequence=(last or 0) + 1,
        document_no=document_no,
        drafted_on=drafted_on,
        decided_on=decided_on,
        decided_by=decided_by,
        parts=parts if act == NOTICE else "",
        recorded_by_id=actor.id,
    )
    db.session.add(row)
    db.session.flush()
    record(actor, "meeting:sign_off", row, body_id=meeting.body_id, act=act)
    return row


def plan_of(meeting: Meeting) -> Plan:
    """What the meeting's plan says so far."""
    sitting = meeting.sitting
    signed = db.session.scalars(
        select(SignOff.parts)
        .where(SignOff.meeting_id == meeting.id, SignOff.act == NOTICE)
        .order_by(SignOff.sequence.desc())
    ).first()
    return Plan(
        held_on=sitting.held_on,
        begins=sitting.begins,
        ends=sitting.ends,
        place=sitting.place,
        form=sitting.form,
        items=tuple((item.kind, item.title, item.is_closed) for item in items_of(meeting)),
        publicity=meeting.publicity,
        closed_reason=meeting.closed_reason,
        needs_sign_off=rules_on(meeting.body, sitting.held_on).sign_off,
        signed=signed,
    )


def notify(
    meeting: Meeting,
    actor: Actor,
    *,
    reply_by: date | None = None,
    base_version: int | None = None,
) -> None:
    """Send the notice: date, place, agenda, open or closed, and the 決裁 must stand.

    The number is fixed; every member is asked once per sitting; scheduled case papers are handed out.
    """
    require(actor, Permission.MEETING_NOTIFY, meeting)
    MEETING.step("notify", meeting.state)
    ensure_version(meeting, base_version)
    require_ready(plan_of(meeting), actor.on)
    if reply_by is not None:
        if not actor.on <= reply_by <= meeting.sitting.held_on:
            raise DomainError(
                "回答の期限は、今日から開催日までの日にしてください。", field="reply_by"
            )
        meeting.reply_by = reply_by
    submissions.hold_cases([meeting])
    follow(meeting)
    carry_over(meeting, actor)
    numbering.fix(meeting)
    papers.settle(meeting)
    meeting.notified_at = clock.now()
    advance(MEETING, meeting, "notify", actor)
    db.session.flush()
    invitations.convene(meeting, actor)
    submissions.distribute(meeting, actor)


def renew_roster(meeting: Meeting, actor: Actor) -> int:
    """Let the roster of an announced meeting follow the seats; newcomers get their papers. Returns of how many seats."""
    found = invitations.catch_up(meeting, actor)
    submissions.distribute(meeting, actor)
    record(actor, "meeting:renew_roster", meeting, seats=len(found))
    return len(found)
