"""Whether a letter may still go: rights end, meetings are called off, later letters overtake."""

from sqlalchemy import ColumnElement, exists, or_, select

from council.domain import clock
from council.domain.vocabulary import OutboxState
from council.extensions import db
from council.invites.letters import ENDINGS
from council.models import ActionItem, InvitationLetter, Minutes, OutboxMessage
from council.policy.actor import Actor
from council.policy.scopes import visible_actions, visible_minutes
from council.queries.accounts import actor_by

ENDED = "ended"
OVERTAKEN = "overtaken"


def why_not(message: OutboxMessage) -> str | None:
    """Why the letter must not go any more; None when it may."""
    if _exists_beside(
        message, OutboxMessage.position > message.position, OutboxMessage.state == OutboxState.SENT
    ):
        return OVERTAKEN
    if message.subject_kind == InvitationLetter.__tablename__:
        return _invitation(message)
    return None if _may_know(message) else ENDED


def _may_know(message: OutboxMessage) -> bool:
    actor = _reader(message)
    if message.subject_kind == Minutes.__tablename__:
        seen = visible_minutes(actor).where(Minutes.id == message.subject_id)
        return db.session.scalars(seen).first() is not None
    if message.subject_kind == ActionItem.__tablename__:
        mine = visible_actions(actor).where(ActionItem.id == message.subject_id)
        return db.session.scalars(mine).first() is not None
    return True


def _reader(message: OutboxMessage) -> Actor:
    today = clock.today()
    found = actor_by(today, person_id=message.person_id)
    return found or Actor(person_id=message.person_id, user_id=None, name="", on=today)


def _invitation(message: OutboxMessage) -> str | None:
    letter = db.session.get_one(InvitationLetter, message.subject_id)
    if letter.facts["matter"] in ENDINGS:
        # who never heard of the sitting need not hear that it is off
        return None if was_heard(message.order_key, message.position) else ENDED
    later = db.session.scalars(
        select(InvitationLetter).where(
            InvitationLetter.invitation_id == letter.invitation_id,
            InvitationLetter.sequence > letter.sequence,
        )
    )
    return ENDED if any(one.facts["matter"] in ENDINGS for one in later) else None


def was_heard(order_key: str, before: int) -> bool:
    """Whether a letter of this order went before that position, or may have gone when its worker died."""
    return bool(
        db.session.scalar(
            select(
                exists().where(
                    OutboxMessage.order_key == order_key,
                    OutboxMessage.position < before,
                    or_(OutboxMessage.attempts > 0, OutboxMessage.state == OutboxState.SENT),
                )
            )
        )
    )


def _exists_beside(message: OutboxMessage, *conditions: ColumnElement[bool]) -> bool:
    same = OutboxMessage.order_key == message.order_key
    return bool(db.session.scalar(select(exists().where(same, *conditions))))
