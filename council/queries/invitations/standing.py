"""The answers that stand: the newest of each person, unless a later letter asked again."""

import uuid

from sqlalchemy import select

from council.extensions import db
from council.models import Invitation, InvitationSeat, Meeting, Reply


def standing(meeting: Meeting) -> dict[uuid.UUID, Reply]:
    """By person, for whoever is asked to the meeting and has answered; one statement."""
    rows = db.session.execute(
        select(Invitation, Reply)
        .join(Reply, Reply.invitation_id == Invitation.id)
        .join(InvitationSeat, InvitationSeat.invitation_id == Invitation.id)
        .where(InvitationSeat.asks(meeting))
        .order_by(Reply.position)
    )
    newest = {invitation.person_id: (invitation, reply) for invitation, reply in rows}
    return {
        person_id: reply
        for person_id, (invitation, reply) in newest.items()
        if reply.sequence == invitation.sequence or not invitation.is_live
    }
