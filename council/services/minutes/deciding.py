"""決裁 on 議事録の確定・供覧: recorded as the office's own document system gave it, on exactly one text."""

from sqlalchemy import select

from council.domain.errors import Conflict, StaleVersion
from council.domain.machines import MINUTES
from council.domain.signoffs import Act, needs
from council.extensions import db
from council.models import BodyVersion, Minutes, SignOff
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import meetings
from council.services.audit import record
from council.services.meetings.deciding import Decision, keep_decision
from council.services.minutes.revisions import current


def asks(minutes: Minutes, version: BodyVersion | None = None) -> bool:
    """Whether the body's rules of the day want a 決裁 before the minutes are put before the chair."""
    version = version or meetings.version_of(minutes.meeting)
    return needs(version.sign_off, version.sign_off_otherwise, Act.MINUTES)


def decided(minutes: Minutes) -> SignOff | None:
    """The 決裁 on the text as it stands, the newest; that on another text is none."""
    return db.session.scalars(
        select(SignOff)
        .where(
            SignOff.meeting_id == minutes.meeting_id,
            SignOff.act == Act.MINUTES,
            SignOff.parts == current(minutes).content_hash,
        )
        .order_by(SignOff.sequence.desc())
        .limit(1)
    ).first()


def ensure_decided(minutes: Minutes) -> None:
    """Nothing is put before signers and chair without the 決裁 that the body asks for."""
    if asks(minutes) and decided(minutes) is None:
        raise Conflict(
            "まだ依頼できません。議事録の確定・供覧には決裁が要ります。いまの文についての決裁を記録してください。"
        )


def sign_off(minutes: Minutes, decision: Decision, *, seen: str | None, actor: Actor) -> SignOff:
    """Record the 決裁 on the text whose hash was `seen`, before it is put before the chair."""
    require(actor, Permission.MINUTES_PUT_BEFORE_CHAIR, minutes)
    MINUTES.step("put_before_chair", minutes.state)
    if seen is None or current(minutes).content_hash != seen:
        raise StaleVersion
    row = keep_decision(minutes.meeting, Act.MINUTES, decision, actor, parts=seen)
    db.session.flush()
    record(actor, "minutes:sign_off", minutes, sequence=row.sequence, hash=seen)
    return row
