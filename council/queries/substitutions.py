"""代理出席: who comes for which seat's holder to which meeting; who has a login reads for that seat."""

from typing import Any

from sqlalchemy import Uuid, cast, exists, literal, null, or_, select
from sqlalchemy.orm import aliased

from council.domain.instruments import SubstituteRule
from council.models import (
    BodyVersion,
    Invitation,
    InvitationSeat,
    Meeting,
    Presence,
    Reply,
    Seat,
    Sitting,
)


def substitutions(on: Any) -> Any:
    """By the answer that stands, up to the day of the meeting; whom the record of that day names is stronger."""
    later, nothing = aliased(Reply), cast(null(), Uuid)
    sat = select(Presence.id).where(
        Presence.meeting_id == Meeting.id, Presence.seat_id == InvitationSeat.seat_id
    )
    return (
        select(
            Reply.substitute_id,
            literal("substitute"),
            Meeting.id,
            InvitationSeat.seat_id,
            nothing,
            literal("substitute"),
            literal(""),
        )
        .join(Invitation, Invitation.id == Reply.invitation_id)
        .join(InvitationSeat, InvitationSeat.invitation_id == Invitation.id)
        .join(Meeting, InvitationSeat.asks(Meeting))
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(Seat, Seat.id == InvitationSeat.seat_id)
        .join(
            BodyVersion,
            (BodyVersion.body_id == Meeting.body_id)
            & (BodyVersion.valid_from <= Sitting.held_on)
            & or_(BodyVersion.valid_to.is_(None), BodyVersion.valid_to >= Sitting.held_on),
        )
        .where(
            BodyVersion.substitutes,
            or_(
                BodyVersion.substitute_of != SubstituteRule.SAME_AGENCY,
                Seat.agency_id.is_not(None),  # of no agency, nobody is of the same
            ),
            Sitting.held_on >= on,
            Invitation.is_live,
            Reply.substitute_id.is_not(None),
            Reply.sequence == Invitation.sequence,
            ~exists().where(
                later.invitation_id == Reply.invitation_id, later.position > Reply.position
            ),
            or_(~sat.exists(), sat.where(Presence.name == Reply.substitute_name).exists()),
        )
    )
