"""決裁, then the notice: the number is fixed, the members are asked, the case papers are handed out."""

from datetime import date

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.machines import MEETING
from council.domain.readiness import require_ready
from council.domain.signoffs import Act
from council.extensions import db
from council.models import Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services import invitations, submissions
from council.services.audit import record
from council.services.meetings import notices, numbering, papers
from council.services.meetings.carrying import carry_over, follow, has_one_before
from council.services.meetings.deciding import let_pass, plan_of
from council.services.meetings.holding import hold
from council.services.transitions import advance, ensure_version


def fix_date(
    meeting: Meeting, actor: Actor, *, base_version: int | None = None, keeps_day: bool = False
) -> None:
    """日程確定: the day is settled, the notice may be prepared.

    `keeps_day`: one that was put off is held on its old day after all.
    """
    numbering.hold([meeting.body_id])
    hold(meeting)
    ensure_version(meeting, base_version)
    if meeting.lacks_day and not keeps_day:
        raise DomainError(
            "延期した会議です。新しい日時を入れてから、日程を確定してください。元の日に開くときは、会議の画面の「元の日に開く」を押してください。"
        )
    if meeting.sitting.held_on < actor.on:
        raise DomainError("開催日が過ぎています。日時を変えてから確定してください。")
    advance(MEETING, meeting, "fix_date", actor)
    numbering.propose(meeting.body_id, meeting.number_period)
    follow(meeting)
    if not has_one_before(meeting):
        carry_over(meeting, actor)


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
    numbering.hold([meeting.body_id])
    submissions.hold_cases([meeting])
    hold(meeting)
    MEETING.step("notify", meeting.state)
    ensure_version(meeting, base_version)
    require_ready(plan_of(meeting), actor.on)
    if reply_by is not None:
        if not actor.on <= reply_by <= meeting.sitting.held_on:
            raise DomainError(
                "回答の期限は、今日から開催日までの日にしてください。", field="reply_by"
            )
        meeting.reply_by = reply_by
    follow(meeting)
    carry_over(meeting, actor)
    numbering.fix(meeting)
    papers.settle(meeting)
    was_notified = meeting.notified_at is not None
    meeting.notified_at = clock.now()
    let_pass(meeting, Act.CHANGE, Act.POSTPONE)
    notices.keep(meeting)
    advance(MEETING, meeting, "notify", actor)
    db.session.flush()
    invitations.convene(meeting, actor, again=was_notified)
    submissions.distribute(meeting, actor)


def renew_roster(meeting: Meeting, actor: Actor) -> int:
    """Let the roster of an announced meeting follow the seats; newcomers get their papers. Returns of how many seats."""
    found = invitations.catch_up(meeting, actor)
    submissions.distribute(meeting, actor)
    record(actor, "meeting:renew_roster", meeting, seats=len(found))
    return len(found)
