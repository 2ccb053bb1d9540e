"""One conference, by the id of its meeting, and one request to convene."""

import uuid

from sqlalchemy.orm import joinedload, selectinload

from council.extensions import db
from council.models import (
    Case,
    Conference,
    ConvenerRequest,
    LegalBasis,
    Meeting,
    Participant,
    SupportRole,
)
from council.policy.actor import Actor
from council.policy.sharing import visible_conferences, visible_requests

_CASE = (joinedload(Case.lead_agency, innerjoin=True), selectinload(Case.subjects))


def get(actor: Actor, meeting_id: uuid.UUID) -> Meeting | None:
    """The conference's meeting with case, household, participants and roles, if the actor is invited to it."""
    conference = joinedload(Meeting.conference, innerjoin=True)
    return (
        db.session.scalars(
            visible_conferences(actor)
            .where(Meeting.id == meeting_id)
            .options(
                joinedload(Meeting.sitting, innerjoin=True),
                joinedload(Meeting.body, innerjoin=True),
                conference.joinedload(Conference.case, innerjoin=True).options(*_CASE),
                conference.joinedload(Conference.facilitator, innerjoin=True),
                conference.joinedload(Conference.convener_agency, innerjoin=True),
                conference.selectinload(Conference.participants).options(
                    joinedload(Participant.agency, innerjoin=True),
                    joinedload(Participant.person, innerjoin=True),
                ),
                conference.selectinload(Conference.roles).options(
                    joinedload(SupportRole.agency, innerjoin=True)
                ),
            )
        )
        .unique()
        .one_or_none()
    )


def get_request(actor: Actor, request_id: uuid.UUID) -> ConvenerRequest | None:
    """The request with its case, basis and both agencies, if the actor may know of it."""
    return db.session.scalars(
        visible_requests(actor)
        .where(ConvenerRequest.id == request_id)
        .options(
            joinedload(ConvenerRequest.case, innerjoin=True).options(*_CASE),
            joinedload(ConvenerRequest.legal_basis, innerjoin=True).joinedload(
                LegalBasis.convener_agency
            ),
            joinedload(ConvenerRequest.from_agency, innerjoin=True),
            joinedload(ConvenerRequest.to_agency, innerjoin=True),
        )
    ).one_or_none()
