"""One case by id, within what the actor may know of."""

import uuid

from sqlalchemy.orm import joinedload, selectinload

from council.extensions import db
from council.models import Case, CaseAgency
from council.policy.actor import Actor
from council.policy.scopes import visible_cases

WHOLE = (
    joinedload(Case.lead_agency, innerjoin=True),
    selectinload(Case.subjects),
    selectinload(Case.agencies).options(joinedload(CaseAgency.agency, innerjoin=True)),
)


def get(actor: Actor, case_id: uuid.UUID) -> Case | None:
    """The case with its lead agency, household and agencies, if the actor may know of it."""
    return db.session.scalars(
        visible_cases(actor).where(Case.id == case_id).options(*WHOLE)
    ).one_or_none()
