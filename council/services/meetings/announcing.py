"""用意した資料を知らせる: what became ready, or another, after the notice is told to everybody asked, once."""

from sqlalchemy import or_, select

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import Meeting, Paper
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services import invitations
from council.services.audit import record
from council.services.transitions import ensure_version


def announce_papers(meeting: Meeting, actor: Actor, *, base_version: int | None = None) -> int:
    """Tell everybody asked of the papers that came since the notice; how many letters that are."""
    require(actor, Permission.MEETING_EDIT, meeting)
    ensure_version(meeting, base_version)
    if meeting.state is not MeetingState.NOTIFIED or meeting.conference is not None:
        raise Conflict("用意した資料を知らせられるのは、通知のあと、開会までです。")
    papers = db.session.scalars(
        select(Paper)
        .where(
            Paper.meeting_id == meeting.id,
            Paper.ready_at > meeting.notified_at,
            or_(Paper.announced_at.is_(None), Paper.announced_at < Paper.ready_at),
        )
        .order_by(Paper.number, Paper.branch)
        .with_for_update()
    ).all()
    if not papers:
        raise DomainError("まだ知らせていない資料はありません。")
    told = invitations.tell_of_papers(meeting, papers)
    for paper in papers:
        paper.announced_at = clock.now()
    record(actor, "paper:announce", meeting, papers=len(papers), letters=told)
    return told
