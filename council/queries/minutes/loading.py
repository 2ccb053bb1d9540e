"""The minutes of a meeting, with what the policy asks about them."""

import uuid

from sqlalchemy.orm import joinedload, selectinload

from council.extensions import db
from council.models import Minutes, MinutesSigner, ProxyEntry
from council.policy.actor import Actor
from council.policy.scopes import visible_minutes
from council.queries.meetings import WITH_POLICY

WHOLE = (
    joinedload(Minutes.meeting).options(*WITH_POLICY),
    joinedload(Minutes.author),
    joinedload(Minutes.confirmation),
    joinedload(Minutes.return_proxy).joinedload(ProxyEntry.for_person),
    selectinload(Minutes.signers).options(
        joinedload(MinutesSigner.person), joinedload(MinutesSigner.proxy)
    ),
)


def get(actor: Actor, meeting_id: uuid.UUID) -> Minutes | None:
    """The minutes of this meeting, if the actor may see them now."""
    return db.session.scalars(
        visible_minutes(actor).where(Minutes.meeting_id == meeting_id).options(*WHOLE)
    ).one_or_none()
