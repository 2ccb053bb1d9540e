"""The case page: what the lead agency keeps, or what a conference shares with the reader."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import SubmissionState, SupportTarget
from council.extensions import db
from council.models import (
    Case,
    CaseMeetingLink,
    CaseSubmission,
    SupportRole,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.scopes import visible_submissions
from council.policy.sharing import shared_links
from council.queries.cases.closures import Closure, closures
from council.queries.conferences import (
    ConferenceRow,
    RequestRow,
    UrgentRow,
    of_case,
    requests_of_case,
    urgent_waiting,
)
from council.queries.households import MemberView, household


@dataclass(frozen=True, slots=True)
class AgencyView:
    """An agency on the case; `row_id` names the row while it is live."""

    row_id: uuid.UUID
    name: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class RoleView:
    """What one agency does for one side, as the last conference divided it."""

    agency: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A submission made from the case."""

    id: uuid.UUID
    code: str
    title: str
    state: SubmissionState


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything on the page. A guest (not of the lead agency) sees shared members alone, and no policy."""

    is_lead: bool
    policy: str
    members: tuple[MemberView, ...]
    hidden: bool
    shared_until: datetime | None
    agencies: tuple[AgencyView, ...]
    for_person: tuple[RoleView, ...]
    for_family: tuple[RoleView, ...]
    conferences: tuple[ConferenceRow, ...]
    requests: tuple[RequestRow, ...]
    papers: tuple[PaperRow, ...]
    closed: tuple[Closure, ...]
    urgent: tuple[UrgentRow, ...]


def page(actor: Actor, case: Case) -> CasePage:
    """The case page of a case found by `get`, of a constant number of statements."""
    is_lead = case.lead_agency_id in actor.agencies
    links = db.session.scalars(shared_links(actor).where(CaseMeetingLink.case_id == case.id)).all()
    shown = {one.id for one in case.subjects} if is_lead else {one.subject_id for one in links}
    conferences = of_case(actor, case.id)
    roles = _roles(conferences) if shown else []
    return CasePage(
        is_lead=is_lead,
        policy=policy(case) if is_lead else "",
        members=household(case, shown),
        hidden=not is_lead and len(shown) < len(case.subjects),
        shared_until=None if is_lead else max((one.expires_at for one in links), default=None),
        agencies=_agencies(case) if is_lead else (),
        for_person=_side(roles, SupportTarget.PERSON),
        for_family=_side(roles, SupportTarget.FAMILY),
        conferences=conferences,
        requests=requests_of_case(actor, case.id),
        papers=_papers(actor, case),
        closed=closures(case, actor.on) if is_lead else (),
        urgent=tuple(one for one in urgent_waiting(actor) if one.case_number == case.number)
        if is_lead
        else (),
    )


def _agencies(case: Case) -> tuple[AgencyView, ...]:
    return tuple(
        AgencyView(one.id, one.agency.name, one.starts_on, one.ends_on)
        for one in sorted(case.agencies, key=lambda row: (row.ends_on is not None, row.starts_on))
    )


def _roles(conferences: tuple[ConferenceRow, ...]) -> list[SupportRole]:
    planned = next((one.conference_id for one in conferences if one.is_planned), None)
    if planned is None:
        return []
    return list(
        db.session.scalars(
            select(SupportRole)
            .where(SupportRole.conference_id == planned)
            .options(joinedload(SupportRole.agency, innerjoin=True))
            .order_by(SupportRole.position)
        )
    )


def _side(roles: list[SupportRole], target: SupportTarget) -> tuple[RoleView, ...]:
    ring = keyring(db.session)
    return tuple(
        RoleView(one.agency.name, ring.open(one, "text_sealed"))
        for one in roles
        if one.target is target
    )


def _papers(actor: Actor, case: Case) -> tuple[PaperRow, ...]:
    rows = db.session.scalars(
        visible_submissions(actor)
        .where(
            CaseSubmission.case_id == case.id,
            CaseSubmission.agency_id.in_(actor.agencies),
        )
        .order_by(CaseSubmission.created_at.desc())
    )
    return tuple(PaperRow(one.id, one.code, one.title, one.state) for one in rows)


def policy(case: Case) -> str:
    """The case's policy, for whoever may edit it."""
    return keyring(db.session).open(case, "policy_sealed")
