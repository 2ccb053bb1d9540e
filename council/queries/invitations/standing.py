"""The answers that stand: the newest of each person, unless a later letter asked again."""

import uuid
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import Answer
from council.extensions import db
from council.models import (
    BodyVersion,
    Invitation,
    InvitationSeat,
    Meeting,
    ProxyEntry,
    Reply,
    Seat,
    Sitting,
)
from council.queries.invitations.counted import best, counted, rules_of


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer as it counts for the meeting; a substitute is named only where one may come."""

    answer: Answer
    substitute_name: str
    substitute_post: str
    proxy: ProxyEntry | None


def standing(meeting: Meeting, person_id: uuid.UUID | None = None) -> dict[uuid.UUID, Standing]:
    """By person, or of one alone, for whoever is asked to the meeting and has answered; one statement."""
    statement = (
        select(Invitation.person_id, Reply, BodyVersion, Seat, Sitting.held_on)
        .select_from(Reply)
        .join(Invitation, Invitation.id == Reply.invitation_id)
        .join(InvitationSeat, InvitationSeat.invitation_id == Invitation.id)
        .join(Sitting, Sitting.id == Invitation.sitting_id)
        .outerjoin(BodyVersion, rules_of(meeting.body_id))
        .outerjoin(Seat, Seat.id == InvitationSeat.seat_id)
        .where(
            InvitationSeat.asks(meeting),
            or_(Reply.sequence == Invitation.sequence, Invitation.is_live.is_(False)),
        )
        .options(joinedload(Reply.proxy))
        .order_by(Reply.position, Reply.id)
    )
    if person_id is not None:
        statement = statement.where(Invitation.person_id == person_id)
    found: dict[uuid.UUID, Standing] = {}
    for (whose, _reply), seats in groupby(
        db.session.execute(statement).all(), lambda row: (row.person_id, row.Reply.id)
    ):
        rows = list(seats)
        answer = best({counted(*row[1:]) for row in rows})
        if answer is not None:
            found[whose] = _standing(rows[0].Reply, answer)
    return found


def _standing(reply: Reply, answer: Answer) -> Standing:
    is_sent = answer is Answer.SUBSTITUTE
    return Standing(
        answer=answer,
        substitute_name=reply.substitute_name if is_sent else "",
        substitute_post=reply.substitute_post if is_sent else "",
        proxy=reply.proxy,
    )
