"""The draft: made from the sitting's record, and brought up to it again where the record was mended."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from council.domain.errors import Conflict
from council.domain.ids import new_id
from council.domain.machines import MINUTES
from council.domain.vocabulary import MeetingState
from council.domain.votes import without_outcome
from council.extensions import db
from council.minutes.content import ItemRecord, MinutesContent
from council.models import Meeting, Minutes, MinutesRevision
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record
from council.services.minutes import revisions
from council.services.minutes.assembly import assemble

_HELD = (MeetingState.CLOSED, MeetingState.CONCLUDED)


def draft(meeting: Meeting, actor: Actor) -> Minutes:
    """Begin the minutes of a meeting that is over, from what was recorded at it."""
    require(actor, Permission.MINUTES_WRITE, meeting)
    if meeting.state not in _HELD:
        raise Conflict("議事録は、閉会してから作ります。")
    if meeting.is_record_only:
        raise Conflict("この会議の記録は、この仕組みにはありません。議事録は作れません。")
    if db.session.scalars(select(Minutes.id).where(Minutes.meeting_id == meeting.id)).first():
        raise Conflict("この会議の議事録は、もう作られています。")
    minutes = Minutes(
        id=new_id(),
        meeting_id=meeting.id,
        state=MINUTES.initial,
        author_id=actor.id,
        key_id=keyring(db.session).key_of_meeting(meeting),
    )
    minutes.meeting = meeting
    db.session.add(minutes)
    db.session.flush()
    record(actor, "minutes:draft", minutes)
    revisions.append(minutes, assemble(meeting, actor), 1, actor)
    return minutes


def refresh(minutes: Minutes, *, base_version: int, actor: Actor) -> MinutesRevision:
    """Take presence, papers, action items and issues from the record as it is now; typed text stays.

    Of a decision the printed count follows the record.
    """
    kept = revisions.content_of(revisions.current(minutes))
    fresh = assemble(minutes.meeting, actor)
    return revisions.save(minutes, _merged(kept, fresh), base_version=base_version, actor=actor)


def _merged(kept: MinutesContent, fresh: MinutesContent) -> MinutesContent:
    typed = {item.key: item for item in kept.agenda if item.key}
    return replace(
        fresh,
        agenda=tuple(_item(typed.get(item.key), item) for item in fresh.agenda),
        next_meeting=fresh.next_meeting or kept.next_meeting,
        correction_reason=kept.correction_reason,
    )


def _item(typed: ItemRecord | None, fresh: ItemRecord) -> ItemRecord:
    if typed is None:
        return fresh
    decisions = tuple(_recounted(one, fresh.decisions) for one in typed.decisions)
    return replace(fresh, entries=typed.entries, decisions=decisions)


def _recounted(typed: str, fresh: Sequence[str]) -> str:
    """The same decision as the record has it, where it prints how it came about and that was put right since."""
    said = without_outcome(typed)
    if said == typed or typed in fresh:
        return typed
    same = [one for one in fresh if without_outcome(one) == said]
    return same[0] if len(same) == 1 else typed
