"""Case papers as their readers may know them: the list, one paper, a reader's copy."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import joinedload, selectinload

from council.domain import clock
from council.domain.tiers import COMMITTEES
from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.models import (
    Agency,
    Body,
    BodyVersion,
    Case,
    CaseSubmission,
    Consent,
    Meeting,
    Sitting,
    SubmissionGround,
    SubmissionPart,
)
from council.policy.actor import Actor
from council.policy.scopes import (
    kept_submissions,
    reads_paper,
    visible_cases,
    visible_submissions,
)
from council.queries.accounts import last_begun, version_on

S = SubmissionState

# to others than the submitting agency a closed paper is a code
CLOSED = frozenset({S.WITHDRAWN, S.CONSENT_REVOKED, S.DISPOSED})

WHOLE = (
    joinedload(CaseSubmission.agency, innerjoin=True),
    joinedload(CaseSubmission.lead_agency, innerjoin=True),
    joinedload(CaseSubmission.body, innerjoin=True),
    selectinload(CaseSubmission.parts).joinedload(SubmissionPart.original),
    selectinload(CaseSubmission.parts).selectinload(SubmissionPart.findings),
    selectinload(CaseSubmission.members),
    selectinload(CaseSubmission.grounds).joinedload(SubmissionGround.subject),
    selectinload(CaseSubmission.grounds).joinedload(SubmissionGround.legal_basis),
    selectinload(CaseSubmission.grounds).joinedload(SubmissionGround.consent),
    selectinload(CaseSubmission.releases),
)


def get(actor: Actor, submission_id: uuid.UUID) -> CaseSubmission | None:
    """The paper with all its parts, if the actor may know of it or has to see to it."""
    return db.session.scalars(
        kept_submissions(actor).where(CaseSubmission.id == submission_id).options(*WHOLE)
    ).one_or_none()


def handed_out(actor: Actor, submission_id: uuid.UUID) -> CaseSubmission | None:
    """The paper, if a copy was handed to the actor and its window is open."""
    return db.session.scalars(
        select(CaseSubmission)
        .where(CaseSubmission.id == submission_id, reads_paper(actor))
        .options(*WHOLE)
    ).one_or_none()


def all_handed_out(actor: Actor, ids: Collection[uuid.UUID]) -> list[CaseSubmission]:
    """Those of these papers of which a copy was handed to the actor and whose window is open."""
    return list(
        db.session.scalars(
            select(CaseSubmission)
            .where(CaseSubmission.id.in_(ids), reads_paper(actor))
            .options(*WHOLE)
        ).unique()
    )


def case_for(actor: Actor, case_id: uuid.UUID) -> Case | None:
    """The case from which a paper is to be derived, with its household."""
    return db.session.scalars(
        visible_cases(actor).where(Case.id == case_id).options(selectinload(Case.subjects))
    ).one_or_none()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: no text of the paper."""

    id: uuid.UUID
    code: str
    title: str
    state: SubmissionState
    body: str
    agency: str
    submitted_at: datetime | None
    held_on: date | None
    agency_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Listing:
    """The list page: what one's agency wrote, what waits for screening, what one's bodies hold."""

    mine: tuple[Row, ...]
    to_release: tuple[Row, ...]
    to_screen: tuple[Row, ...]
    held: tuple[Row, ...]


_COLUMNS = (
    CaseSubmission.id,
    CaseSubmission.code,
    CaseSubmission.title,
    CaseSubmission.state,
    BodyVersion.short_name.label("body"),
    Agency.name.label("agency"),
    CaseSubmission.submitted_at,
    Sitting.held_on,
    CaseSubmission.agency_id,
)


def listing(actor: Actor) -> Listing:
    """What the actor's agencies and secretariats have to do with case papers, newest first."""
    mine = _rows(CaseSubmission.agency_id.in_(actor.agencies))
    served = kept_submissions(actor).with_only_columns(CaseSubmission.id)
    told = _told(actor)
    others = [
        replace(row, title="") if row.state in CLOSED or row.id not in told else row
        for row in _rows(
            and_(CaseSubmission.id.in_(served), CaseSubmission.agency_id.not_in(actor.agencies))
        )
    ]
    screenable = _screenable(actor)
    to_screen = tuple(row for row in others if row.id in screenable)
    to_release = tuple(
        row for row in mine if row.state is S.HANDED_OVER and row.agency_id in actor.manager_of
    )
    return Listing(
        mine=tuple(row for row in mine if row not in to_release),
        to_release=to_release,
        to_screen=to_screen,
        held=tuple(row for row in others if row not in to_screen),
    )


def _told(actor: Actor) -> set[uuid.UUID]:
    return set(db.session.scalars(visible_submissions(actor).with_only_columns(CaseSubmission.id)))


def is_told(actor: Actor, submission: CaseSubmission) -> bool:
    """Whether the actor may know what the paper is about; else it is a code that has to be seen to."""
    return (
        db.session.scalars(
            visible_submissions(actor)
            .where(CaseSubmission.id == submission.id)
            .with_only_columns(CaseSubmission.id)
        ).first()
        is not None
    )


def _rows(condition: ColumnElement[bool]) -> list[Row]:
    found = db.session.execute(
        _listed().where(condition).order_by(CaseSubmission.created_at.desc(), CaseSubmission.code)
    )
    return [Row(*row) for row in found]


def _listed() -> Any:
    return (
        select(*_COLUMNS)
        .select_from(CaseSubmission)
        .join(
            BodyVersion,
            (BodyVersion.body_id == CaseSubmission.body_id) & last_begun(clock.today()),
        )
        .join(Agency, Agency.id == CaseSubmission.agency_id)
        .outerjoin(Meeting, Meeting.id == CaseSubmission.meeting_id)
        .outerjoin(Sitting, Sitting.id == Meeting.sitting_id)
    )


def _screenable(actor: Actor) -> set[uuid.UUID]:
    return set(
        db.session.scalars(
            select(CaseSubmission.id).where(
                CaseSubmission.screening_body_id.in_(actor.secretariat_of),
                CaseSubmission.agency_id.not_in(actor.agencies | actor.secretariat_agencies),
                CaseSubmission.state.in_([S.SUBMITTED, S.SCREENING]),
            )
        )
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper goes: its body's name today and the meeting it was scheduled for."""

    body: str
    meeting_id: uuid.UUID | None
    number: int | None
    held_on: date | None


def place(submission: CaseSubmission) -> Place:
    """The body and meeting of a paper."""
    return Place(
        *db.session.execute(
            select(BodyVersion.short_name, Meeting.id, Meeting.number, Sitting.held_on)
            .select_from(CaseSubmission)
            .join(
                BodyVersion,
                (BodyVersion.body_id == CaseSubmission.body_id) & last_begun(clock.today()),
            )
            .outerjoin(Meeting, Meeting.id == CaseSubmission.meeting_id)
            .outerjoin(Sitting, Sitting.id == Meeting.sitting_id)
            .where(CaseSubmission.id == submission.id)
        ).one()
    )


def revoked_on(submission: CaseSubmission) -> date | None:
    """The day of the consent event that closed the paper; None when none did."""
    if submission.revoked_by_id is None:
        return None
    return db.session.scalars(
        select(Consent.on).where(Consent.id == submission.revoked_by_id)
    ).one()


def receiving_bodies(actor: Actor) -> list[tuple[Body, str]]:
    """The bodies that meet and may be given a paper today, with their names."""
    return [
        (body, name)
        for body, name in db.session.execute(
            select(Body, BodyVersion.short_name)
            .join(BodyVersion, (BodyVersion.body_id == Body.id) & version_on(actor.on))
            .where(
                BodyVersion.meets,
                Body.kind.in_(COMMITTEES),
            )
            .order_by(Body.position, BodyVersion.short_name)
        )
    ]
