"""The list of cases: number, lead agency, next review. Nothing of what is sealed."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import CaseState
from council.extensions import db
from council.models import Case, DataSubject
from council.policy.actor import Actor
from council.policy.scopes import visible_cases


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list."""

    id: uuid.UUID
    number: str
    lead_agency: str
    is_own: bool
    members: int
    is_8050: bool
    state: CaseState
    received_on: date
    next_review_on: date | None
    is_review_late: bool


def listing(actor: Actor) -> list[CaseRow]:
    """The actor's cases, those to be reviewed soonest first; of others' cases only number and agency."""
    members = (
        select(func.count()).where(DataSubject.case_id == Case.id).correlate(Case).scalar_subquery()
    )
    rows = db.session.execute(
        visible_cases(actor)
        .add_columns(members.label("members"))
        .options(joinedload(Case.lead_agency, innerjoin=True))
        .order_by(Case.next_review_on.is_(None), Case.next_review_on, Case.number)
    )
    return [_row(case, count, actor) for case, count in rows]


def _row(case: Case, members: int, actor: Actor) -> CaseRow:
    is_own = case.lead_agency_id in actor.agencies
    due = case.next_review_on
    return CaseRow(
        id=case.id,
        number=case.number,
        lead_agency=case.lead_agency.name,
        is_own=is_own,
        members=members if is_own else 0,
        is_8050=case.is_8050 and is_own,
        state=case.state,
        received_on=case.received_on,
        next_review_on=due,
        is_review_late=due is not None and due < actor.on,
    )
