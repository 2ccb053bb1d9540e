"""用意した資料を知らせる: what became ready after the notice is told to everybody asked, once.

What they know and is another by now is a change, and told as one.
"""

from sqlalchemy import or_, select

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.notices import changed_paper, with_papers
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import Meeting, Paper
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.papers import papers_said
from council.services import invitations
from council.services.audit import record
from council.services.transitions import ensure_version


def announce_papers(meeting: Meeting, actor: Actor, *, base_version: int | None = None) -> int:
    """Tell everybody asked of the papers that came since the notice; how many letters that are."""
    require(actor, Permission.MEETING_EDIT, meeting)
    ensure_version(meeting, base_version)
    if meeting.state is not MeetingState.NOTIFIED or meeting.conference is not None:
        raise Conflict("用意した資料を知らせられるのは、通知のあと、開会までです。")
    ready = db.session.scalars(
        select(Paper)
        .where(
            Paper.meeting_id == meeting.id,
            Paper.ready_at > meeting.notified_at,
            or_(Paper.announced_at.is_(None), Paper.announced_at < Paper.ready_at),
        )
        .order_by(Paper.number, Paper.branch)
        .with_for_update()
    ).all()
    said = papers_said(meeting)
    others = {one.id for one in said if changed_paper(meeting.told, one)}
    papers = [one for one in ready if str(one.id) not in others]
    if not papers:
        raise DomainError("まだ知らせていない資料はありません。")
    told = invitations.tell_of_papers(meeting, papers)
    for paper in papers:
        paper.announced_at = clock.now()
    db.session.flush()
    if meeting.told is not None:
        ids = {str(one.id) for one in papers}
        known = (one for one in papers_said(meeting) if one.id in ids)
        meeting.told = with_papers(meeting.told, known)
    record(actor, "paper:announce", meeting, papers=len(papers), letters=told)
    return told
