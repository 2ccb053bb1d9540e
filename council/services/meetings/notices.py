"""What a notice said is kept; whatever becomes another afterwards is told again, with what was and what is now."""

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict
from council.domain.notices import Changed, of_papers_alone, told, told_again
from council.domain.signoffs import Act
from council.extensions import db
from council.invites.wording import Change
from council.models import Meeting, Paper
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.meetings import notices
from council.queries.papers import papers_said
from council.services import invitations
from council.services.audit import record
from council.services.meetings.deciding import Decision, decide
from council.services.meetings.holding import hold
from council.services.meetings.order import items_of
from council.services.transitions import ensure_version


def keep(meeting: Meeting) -> None:
    """Keep what the notice that goes out now says."""
    db.session.flush()
    meeting.told = notices.said(meeting, items_of(meeting), papers_said(meeting))


def keep_changes(meeting: Meeting) -> None:
    """Keep what people know by the letter about a change that goes out now."""
    db.session.flush()
    papers = papers_said(meeting)
    for paper in _changed(pending(meeting)):
        paper.announced_at = clock.now()
    now = notices.said(meeting, items_of(meeting), papers)
    meeting.told = told_again(meeting.told, now, papers)


def _changed(changes: Iterable[Changed]) -> Sequence[Paper]:
    ids = [uuid.UUID(one.paper) for one in changes if one.paper]
    return db.session.scalars(
        select(Paper).where(Paper.id.in_(ids)).order_by(Paper.number, Paper.branch)
    ).all()


def pending(meeting: Meeting) -> tuple[Changed, ...]:
    """What changed since the last notice and nobody was told of yet."""
    return notices.pending(meeting, items_of(meeting), papers=papers_said(meeting))


def letter_of(changes: Iterable[Changed]) -> list[Change]:
    """The changes as the letter says them; of the agenda no title."""
    return [Change(label=one.label, before=one.before, after=one.now) for one in told(changes)]


def tell_again(
    meeting: Meeting,
    actor: Actor,
    *,
    base_version: int | None = None,
    decision: Decision | None = None,
) -> Sequence[Changed]:
    """変更の通知: everybody asked is told what changed since the last notice, and asked again whether they come.

    Where papers alone are another, their numbers are told and nobody is asked anew.
    """
    require(actor, Permission.MEETING_NOTIFY, meeting)
    hold(meeting)
    ensure_version(meeting, base_version)
    changes = pending(meeting)
    if not changes:
        raise Conflict("前の通知から変わったところはありません。")
    decide(meeting, Act.CHANGE, decision, actor)
    if of_papers_alone(changes):
        invitations.tell_of_papers(meeting, _changed(changes))
    else:
        meeting.sitting.sequence += 1
        meeting.sitting.changed_at = clock.now()
        db.session.flush()
        invitations.update(meeting, letter_of(changes), actor, again=True)
    keep_changes(meeting)
    record(actor, "meeting:tell_again", meeting, sequence=meeting.sitting.sequence)
    return changes
