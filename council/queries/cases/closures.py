"""What a consent event closed, for the lead agency: papers by code, conferences by number, agencies by name."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import ConsentEvent, SubmissionState
from council.extensions import db
from council.models import (
    Agency,
    BodyVersion,
    Case,
    CaseSubmission,
    Conference,
    Consent,
    DataSubject,
    Participant,
)
from council.queries.accounts import version_on


@dataclass(frozen=True, slots=True)
class ClosedPaper:
    """A submission that closed."""

    id: uuid.UUID
    code: str
    body: str
    state: SubmissionState


@dataclass(frozen=True, slots=True)
class ClosedConference:
    """A conference whose record closed for these agencies."""

    meeting_id: uuid.UUID
    number: str
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closure:
    """One consent event and what it closed."""

    label: str
    event: ConsentEvent
    on: date
    papers: tuple[ClosedPaper, ...]
    conferences: tuple[ClosedConference, ...]


def closures(case: Case, on: date) -> tuple[Closure, ...]:
    """The consent events of the household that closed something, the newest first: three statements."""
    papers = _papers(case, on)
    places = _places(case)
    events = db.session.scalars(
        select(Consent)
        .join(DataSubject, DataSubject.id == Consent.subject_id)
        .where(DataSubject.case_id == case.id, Consent.id.in_([*papers, *places]))
        .options(joinedload(Consent.subject, innerjoin=True))
        .order_by(Consent.on.desc(), DataSubject.position)
    )
    return tuple(
        Closure(
            one.subject.label,
            one.event,
            one.on,
            tuple(papers.get(one.id, ())),
            tuple(_by_conference(places.get(one.id, []))),
        )
        for one in events
    )


def _papers(case: Case, on: date) -> dict[uuid.UUID, list[ClosedPaper]]:
    rows = db.session.execute(
        select(
            CaseSubmission.revoked_by_id,
            CaseSubmission.id,
            CaseSubmission.code,
            BodyVersion.short_name,
            CaseSubmission.state,
        )
        .join(BodyVersion, (BodyVersion.body_id == CaseSubmission.body_id) & version_on(on))
        .where(CaseSubmission.case_id == case.id, CaseSubmission.revoked_by_id.is_not(None))
        .order_by(CaseSubmission.code)
    )
    found: dict[uuid.UUID, list[ClosedPaper]] = {}
    for event_id, paper_id, code, body, state in rows:
        if event_id is not None:
            found.setdefault(event_id, []).append(ClosedPaper(paper_id, code, body, state))
    return found


_Place = tuple[uuid.UUID, str, str]


def _places(case: Case) -> dict[uuid.UUID, list[_Place]]:
    rows = db.session.execute(
        select(Participant.closed_by_id, Conference.meeting_id, Conference.number, Agency.name)
        .join(Conference, Conference.id == Participant.conference_id)
        .join(Agency, Agency.id == Participant.agency_id)
        .where(Conference.case_id == case.id, Participant.closed_by_id.is_not(None))
        .order_by(Conference.number, Agency.reading, Agency.name)
    )
    found: dict[uuid.UUID, list[_Place]] = {}
    for event_id, meeting_id, number, agency in rows:
        if event_id is not None:
            found.setdefault(event_id, []).append((meeting_id, number, agency))
    return found


def _by_conference(places: list[_Place]) -> list[ClosedConference]:
    found: dict[uuid.UUID, tuple[str, list[str]]] = {}
    for meeting_id, number, agency in places:
        found.setdefault(meeting_id, (number, []))[1].append(agency)
    return [
        ClosedConference(meeting_id, number, tuple(dict.fromkeys(agencies)))
        for meeting_id, (number, agencies) in found.items()
    ]
