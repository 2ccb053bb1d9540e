"""The plan as its form shows it, and the household beside it as far as it is shared with the reader."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select

from council.domain.vocabulary import SupportTarget
from council.extensions import db
from council.models import CaseMeetingLink, Conference, Meeting, SupportRole
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.sharing import shared_links
from council.queries.households import MemberView, household


@dataclass(frozen=True, slots=True)
class PlannedRole:
    """A role as the plan's form and page show it."""

    id: uuid.UUID
    agency_id: uuid.UUID
    agency: str
    target: SupportTarget
    text: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything on the page; nothing once sharing with the reader has ended."""

    members: tuple[MemberView, ...]
    policy: str
    for_person: tuple[PlannedRole, ...]
    for_family: tuple[PlannedRole, ...]


def plan_page(actor: Actor, meeting: Meeting, conference: Conference) -> PlanPage:
    """The page of a meeting found by `get`, of a constant number of statements."""
    case = conference.case
    subjects = _subjects(meeting, None if case.lead_agency_id in actor.agencies else actor)
    roles = planned(conference) if subjects else ()
    ring = keyring(db.session)
    return PlanPage(
        members=household(case, subjects),
        policy=ring.open(conference, "policy_sealed") if subjects else "",
        for_person=tuple(one for one in roles if one.target is SupportTarget.PERSON),
        for_family=tuple(one for one in roles if one.target is SupportTarget.FAMILY),
    )


def _subjects(meeting: Meeting, guest: Actor | None) -> set[uuid.UUID]:
    """Whose facts were ever shared at the meeting; with a guest, whose are shared with them now."""
    links = select(CaseMeetingLink) if guest is None else shared_links(guest)
    rows = db.session.scalars(links.where(CaseMeetingLink.meeting_id == meeting.id))
    return {one.subject_id for one in rows}


def planned(conference: Conference) -> tuple[PlannedRole, ...]:
    """The roles of a conference found by `get`, in their order."""
    ring = keyring(db.session)
    ring.fetch({conference.key_id})
    return tuple(_role(one) for one in conference.roles)


def _role(row: SupportRole) -> PlannedRole:
    ring = keyring(db.session)
    return PlannedRole(
        row.id, row.agency_id, row.agency.name, row.target, ring.open(row, "text_sealed")
    )
