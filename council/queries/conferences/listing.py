"""Conferences and requests in lists; the ledger, which is numbers and nothing else."""

import uuid
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import MeetingState, RequestState
from council.extensions import db
from council.models import Case, Conference, ConvenerRequest, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.sharing import visible_conferences, visible_requests

_ENDED = (MeetingState.CONCLUDED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class ConferenceRow:
    """One conference to which the reader is invited."""

    meeting_id: uuid.UUID
    conference_id: uuid.UUID
    number: str
    case_number: str
    held_on: date
    begins: time
    ends: time
    place: str
    state: MeetingState
    is_planned: bool
    next_review_on: date | None

    @property
    def has_ended(self) -> bool:
        """Whether nothing is left to do in it."""
        return self.state in _ENDED


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request to convene; `is_to_me` when it waits for the reader's agency."""

    id: uuid.UUID
    case_number: str
    basis: str
    from_agency: str
    to_agency: str
    wished_on: date
    state: RequestState
    is_to_me: bool


def mine(actor: Actor) -> tuple[ConferenceRow, ...]:
    """The conferences to which the actor is invited, the newest first: one statement."""
    return _rows(visible_conferences(actor))


def of_case(actor: Actor, case_id: uuid.UUID) -> tuple[ConferenceRow, ...]:
    """Those of one case."""
    return _rows(visible_conferences(actor).where(Conference.case_id == case_id))


def _rows(found: Select[Meeting]) -> tuple[ConferenceRow, ...]:
    rows = db.session.execute(
        found.join(Case, Case.id == Conference.case_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .with_only_columns(
            Meeting.id.label("meeting_id"),
            Conference.id.label("conference_id"),
            Conference.number,
            Case.number.label("case_number"),
            Sitting.held_on,
            Sitting.begins,
            Sitting.ends,
            Sitting.place,
            Meeting.state,
            Conference.policy_sealed.is_not(None).label("is_planned"),
            Conference.next_review_on,
        )
        .order_by(Sitting.held_on.desc(), Sitting.begins.desc(), Conference.number)
    )
    return tuple(ConferenceRow(**row) for row in rows.mappings())


def requests(actor: Actor) -> tuple[RequestRow, ...]:
    """Requests that wait for the actor's agencies, and those the actor sent, the next wished day first."""
    waiting = visible_requests(actor).where(ConvenerRequest.state != RequestState.TAKEN)
    return _requests(waiting, actor)


def requests_of_case(actor: Actor, case_id: uuid.UUID) -> tuple[RequestRow, ...]:
    """Those of one case, the ones that were taken too."""
    return _requests(visible_requests(actor).where(ConvenerRequest.case_id == case_id), actor)


def _requests(found: Select[ConvenerRequest], actor: Actor) -> tuple[RequestRow, ...]:
    rows = db.session.scalars(
        found.options(
            joinedload(ConvenerRequest.case, innerjoin=True),
            joinedload(ConvenerRequest.legal_basis, innerjoin=True),
            joinedload(ConvenerRequest.from_agency, innerjoin=True),
            joinedload(ConvenerRequest.to_agency, innerjoin=True),
        ).order_by(ConvenerRequest.wished_on, ConvenerRequest.created_at)
    )
    return tuple(
        RequestRow(
            id=one.id,
            case_number=one.case.number,
            basis=one.legal_basis.title,
            from_agency=one.from_agency.name,
            to_agency=one.to_agency.name,
            wished_on=one.wished_on,
            state=one.state,
            is_to_me=one.state is RequestState.OPEN and one.to_agency_id in actor.agencies,
        )
        for one in rows
    )


def ledger() -> tuple[str, ...]:
    """The numbers of all case conferences, in an order that says nothing of when or whose they are."""
    return tuple(db.session.scalars(select(Conference.number).order_by(Conference.number)))
