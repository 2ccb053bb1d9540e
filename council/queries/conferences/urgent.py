"""Urgent sharing that waits for a second person, as both sides read it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from council.domain import clock
from council.extensions import db
from council.models import (
    Case,
    CaseMeetingLink,
    CaseMeetingLinkAgency,
    Conference,
    Meeting,
    Person,
    Sitting,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import allows
from council.policy.sharing import visible_urgent

_CASE = joinedload(CaseMeetingLink.case, innerjoin=True).joinedload(
    Case.lead_agency, innerjoin=True
)


@dataclass(frozen=True, slots=True)
class UrgentRow:
    """One sharing that waits for the reader: until when it could be confirmed."""

    id: uuid.UUID
    case_number: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class UrgentPage:
    """Why, with whom, until when; and what was decided."""

    subject: str
    band: str
    basis: str
    statute: str
    reason: str
    purpose: str
    agencies: tuple[str, ...]
    conference_number: str
    held_on: date
    asked_by: str
    expires_at: datetime
    confirmed_by: str
    confirmed_at: datetime | None
    answer: str
    is_waiting: bool
    is_mine_to_confirm: bool


def get_urgent(actor: Actor, link_id: uuid.UUID) -> CaseMeetingLink | None:
    """The sharing with its case and what the page says of it, if it is the actor's to confirm or to follow."""
    return db.session.scalars(
        visible_urgent(actor)
        .where(CaseMeetingLink.id == link_id)
        .options(
            _CASE,
            joinedload(CaseMeetingLink.subject, innerjoin=True),
            joinedload(CaseMeetingLink.legal_basis, innerjoin=True),
            selectinload(CaseMeetingLink.agencies).joinedload(CaseMeetingLinkAgency.agency),
        )
    ).one_or_none()


def urgent_waiting(actor: Actor) -> tuple[UrgentRow, ...]:
    """What waits for the actor as second person, the most pressing first: one statement."""
    rows = db.session.scalars(
        visible_urgent(actor)
        .where(
            CaseMeetingLink.confirmed_at.is_(None),
            CaseMeetingLink.ended_at.is_(None),
            CaseMeetingLink.expires_at > clock.now(),
        )
        .options(_CASE)
        .order_by(CaseMeetingLink.expires_at, CaseMeetingLink.id)
    )
    return tuple(
        UrgentRow(one.id, one.case.number, one.expires_at)
        for one in rows
        if allows(actor, Permission.SHARE_CONFIRM, one)
    )


def urgent_page(actor: Actor, link: CaseMeetingLink) -> UrgentPage:
    """The page of a sharing found by `get_urgent`."""
    ring = keyring(db.session)
    number, held_on = db.session.execute(
        select(Conference.number, Sitting.held_on)
        .join(Meeting, Meeting.id == Conference.meeting_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(Meeting.id == link.meeting_id)
    ).one()
    is_waiting = (
        link.confirmed_at is None and link.ended_at is None and link.expires_at > clock.now()
    )
    return UrgentPage(
        subject=link.subject.label,
        band=link.subject.age_band.label,
        basis=link.legal_basis.title,
        statute=f"{link.legal_basis.statute}　{link.legal_basis.article}",
        reason=ring.open(link, "evidence_sealed"),
        purpose=ring.open(link, "purpose_sealed"),
        agencies=tuple(sorted(one.agency.name for one in link.agencies)),
        conference_number=number,
        held_on=held_on,
        asked_by=_name(link.created_by_id),
        expires_at=link.expires_at,
        confirmed_by=_name(link.confirmed_by_id),
        confirmed_at=link.confirmed_at,
        answer=ring.open(link, "answer_sealed"),
        is_waiting=is_waiting,
        is_mine_to_confirm=is_waiting and allows(actor, Permission.SHARE_CONFIRM, link),
    )


def _name(person_id: uuid.UUID | None) -> str:
    return db.session.get_one(Person, person_id).name if person_id else ""
