"""What a notice said is kept; whatever becomes another afterwards is told again, with what was and what is now."""

from collections.abc import Iterable, Sequence

from council.domain import clock
from council.domain.errors import Conflict
from council.domain.notices import Changed, told
from council.domain.signoffs import Act
from council.extensions import db
from council.invites.wording import Change
from council.models import Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.meetings import notices
from council.services import invitations
from council.services.audit import record
from council.services.meetings.deciding import Decision, decide
from council.services.meetings.holding import hold
from council.services.meetings.order import items_of
from council.services.transitions import ensure_version


def keep(meeting: Meeting) -> None:
    """Keep what the notice that goes out now says."""
    db.session.flush()
    meeting.told = notices.said(meeting, items_of(meeting))


def pending(meeting: Meeting) -> tuple[Changed, ...]:
    """What changed since the last notice and nobody was told of yet."""
    return notices.pending(meeting, items_of(meeting))


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
    """変更の通知: everybody asked is told what changed since the last notice, and asked again whether they come."""
    require(actor, Permission.MEETING_NOTIFY, meeting)
    hold(meeting)
    ensure_version(meeting, base_version)
    changes = pending(meeting)
    if not changes:
        raise Conflict("前の通知から変わったところはありません。")
    decide(meeting, Act.CHANGE, decision, actor)
    meeting.sitting.sequence += 1
    meeting.sitting.changed_at = clock.now()
    db.session.flush()
    invitations.update(meeting, letter_of(changes), actor, again=True)
    keep(meeting)
    record(actor, "meeting:tell_again", meeting, sequence=meeting.sitting.sequence)
    return changes
