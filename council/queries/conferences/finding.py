"""One conference, by the id of its meeting, and one request to convene."""

import uuid

from sqlalchemy import Select, select
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
from council.policy.sharing import reads_the_record, visible_conferences, visible_requests

_CASE = (joinedload(Case.lead_agency, innerjoin=True), selectinload(Case.subjects))


def get(actor: Actor, meeting_id: uuid.UUID) -> Meeting | None:
    """The conference's meeting with case, household, participants and roles, if the actor is invited to it."""
    return _found(visible_conferences(actor), meeting_id)


def get_shared(actor: Actor, meeting_id: uuid.UUID) -> Meeting | None:
    """The same, to plan and act in it: only while it is shared with the actor, as the page tells."""
    shared = select(Meeting.id).where(reads_the_record(actor)).correlate(None)
    return _found(visible_conferences(actor).where(Meeting.id.in_(shared)), meeting_id)


def _found(within: Select[Meeting], meeting_id: uuid.UUID) -> Meeting | None:
    conference = joinedload(Meeting.conference, innerjoin=True)
    return (
        db.session.scalars(
            within.where(Meeting.id == meeting_id).options(
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


def is_shared(actor: Actor, meeting_id: uuid.UUID) -> bool:
    """Whether the actor may read the conference's plan now: of the lead agency, or a shared link stands."""
    found = select(Meeting.id).where(Meeting.id == meeting_id, reads_the_record(actor))
    return db.session.scalars(found).first() is not None


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
