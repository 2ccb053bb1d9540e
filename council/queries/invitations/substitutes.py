"""代理の方: the answer that sends somebody, and the logins that may be that somebody's."""

import uuid

from sqlalchemy import select

from council.domain.instruments import SubstituteRule
from council.domain.vocabulary import Answer, InvitationKind
from council.extensions import db
from council.models import Invitation, InvitationSeat, Meeting, Person, Reply, Seat, User
from council.queries.accounts import roles_on
from council.queries.invitations.answering import current_of
from council.queries.meetings.loading import version_of


def sending(invitation: Invitation) -> Reply | None:
    """The answer that counts, where it sends a substitute; the invitation's replies are loaded."""
    current = current_of(invitation) if invitation.is_live else None
    return current if current and current.answer is Answer.SUBSTITUTE else None


def substitutes(meeting: Meeting, invitation: Invitation) -> list[tuple[uuid.UUID, str]]:
    """Who may come in the person's place by the rules of the body, has a login and is not asked in a seat of their own."""
    roles = roles_on(meeting.sitting.held_on)
    asked = select(Invitation.person_id).where(
        Invitation.sitting_id == invitation.sitting_id,
        Invitation.is_live,
        Invitation.kind == InvitationKind.CONVENE,
    )
    query = (
        select(Person.id, Person.name, roles.c.label)
        .join(User, (User.person_id == Person.id) & User.is_active)
        .join(roles, roles.c.person_id == Person.id)
        .where(roles.c.agency_id.is_not(None), Person.id.not_in(asked))
        .order_by(Person.reading, Person.id, roles.c.label)
    )
    if version_of(meeting).substitute_of == SubstituteRule.SAME_AGENCY:
        own = (
            select(Seat.agency_id)
            .join(InvitationSeat, InvitationSeat.seat_id == Seat.id)
            .join(Invitation, Invitation.id == InvitationSeat.invitation_id)
            .where(Invitation.id == invitation.id, InvitationSeat.asks(meeting))
        )
        query = query.where(roles.c.agency_id.in_(own))
    found: dict[uuid.UUID, str] = {}
    for key, name, label in db.session.execute(query):
        found.setdefault(key, f"{name}（{label}）")
    return list(found.items())
