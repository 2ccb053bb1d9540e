"""The conference page: people, grounds, the household as far as it is shared with the reader, the plan."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import joinedload, selectinload

from council.domain import clock
from council.domain.duedates import is_overdue
from council.domain.vocabulary import ActionState, Answer, Attendance, SupportTarget
from council.extensions import db
from council.models import (
    ActionItem,
    AgencyDuty,
    CaseMeetingLink,
    CaseMeetingLinkAgency,
    Conference,
    Invitation,
    Meeting,
    Participant,
    Presence,
    ProxyEntry,
    Reply,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.sharing import shared_links
from council.queries.accounts import live
from council.queries.conferences.plan import PlannedRole, planned
from council.queries.households import MemberView, household


@dataclass(frozen=True, slots=True)
class PersonView:
    """One participant; `attendance` is known once the conference has begun.

    `has_left`: no longer works for the agency; `is_replaced`: somebody came after.
    """

    id: uuid.UUID
    name: str
    agency_id: uuid.UUID
    agency: str
    is_convener: bool
    is_facilitator: bool
    answer: Answer | None
    proxy: ProxyEntry | None
    attendance: Attendance | None
    has_left: bool
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class GroundView:
    """On which basis one data subject's facts are shared here, with whom, until when.

    `urgent_id` names the page on which a second person has yet to confirm.
    """

    subject: str
    basis: str
    sentence: str
    evidence: str
    agencies: tuple[str, ...]
    expires_at: datetime
    is_open: bool
    urgent_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class DutyView:
    """An action item of the conference."""

    id: uuid.UUID
    code: str
    agency: str
    target: str
    text: str
    due_on: date
    state: ActionState
    is_late: bool


@dataclass(frozen=True, slots=True)
class ConferencePage:
    """Everything on the page. `may_read` is false once sharing with the reader has ended."""

    may_read: bool
    purpose: str
    people: tuple[PersonView, ...]
    grounds: tuple[GroundView, ...]
    members: tuple[MemberView, ...]
    policy: str
    roles: tuple[PlannedRole, ...]
    duties: tuple[DutyView, ...]

    @property
    def for_person(self) -> tuple[PlannedRole, ...]:
        """Roles in support of the person."""
        return tuple(one for one in self.roles if one.target is SupportTarget.PERSON)

    @property
    def for_family(self) -> tuple[PlannedRole, ...]:
        """Roles in support of the family."""
        return tuple(one for one in self.roles if one.target is SupportTarget.FAMILY)


def page(actor: Actor, meeting: Meeting, conference: Conference) -> ConferencePage:
    """The page of a meeting found by `get`, of a constant number of statements."""
    shared = db.session.scalars(
        shared_links(actor).where(CaseMeetingLink.meeting_id == meeting.id)
    ).all()
    links = _links(meeting)
    case = conference.case
    is_lead = case.lead_agency_id in actor.agencies
    opened = {one.id for one in (links if is_lead else shared)}
    may_read = bool(opened)
    ring = keyring(db.session)
    ring.fetch({conference.key_id})
    return ConferencePage(
        may_read=may_read,
        purpose=ring.open(links[0], "purpose_sealed") if may_read and links else "",
        people=_people(meeting, conference),
        grounds=tuple(_ground(one, is_open=one.id in opened) for one in links),
        members=household(case, {one.subject_id for one in links if one.id in opened}),
        policy=ring.open(conference, "policy_sealed") if may_read else "",
        roles=planned(conference) if may_read else (),
        duties=_duties(meeting, actor.on) if may_read else (),
    )


def _links(meeting: Meeting) -> list[CaseMeetingLink]:
    return list(
        db.session.scalars(
            select(CaseMeetingLink)
            .where(CaseMeetingLink.meeting_id == meeting.id)
            .options(
                joinedload(CaseMeetingLink.subject, innerjoin=True),
                joinedload(CaseMeetingLink.legal_basis, innerjoin=True),
                selectinload(CaseMeetingLink.agencies).options(
                    joinedload(CaseMeetingLinkAgency.agency, innerjoin=True)
                ),
            )
            .order_by(CaseMeetingLink.created_at, CaseMeetingLink.id)
        )
    )


def _ground(link: CaseMeetingLink, *, is_open: bool) -> GroundView:
    ring = keyring(db.session)
    ended = link.ended_at is not None or link.expires_at <= clock.now()
    waits = link.legal_basis.second_person and link.confirmed_at is None
    return GroundView(
        subject=link.subject.label,
        basis=link.legal_basis.title,
        sentence=link.legal_basis.sentence,
        evidence=ring.open(link, "evidence_sealed") if is_open else "",
        agencies=tuple(sorted(one.agency.name for one in link.agencies)),
        expires_at=link.ended_at or link.expires_at,
        is_open=is_open and not ended,
        urgent_id=link.id if waits and not ended else None,
    )


def _people(meeting: Meeting, conference: Conference) -> tuple[PersonView, ...]:
    answers = _answers(meeting)
    presences = _presences(meeting)
    at_work = _at_work(conference)
    return tuple(
        PersonView(
            id=one.id,
            name=one.person.name,
            agency_id=one.agency_id,
            agency=one.agency.name,
            is_convener=one.is_convener,
            is_facilitator=one.person_id == conference.facilitator_id,
            answer=answers[one.person_id].answer if one.person_id in answers else None,
            proxy=answers[one.person_id].proxy if one.person_id in answers else None,
            attendance=presences.get(one.id),
            has_left=one.id not in at_work,
            is_replaced=not one.is_live,
        )
        for one in sorted(
            conference.participants,
            key=lambda row: (
                not row.is_live,
                not row.is_convener,
                row.agency.reading,
                row.person.reading,
            ),
        )
    )


def _at_work(conference: Conference) -> set[uuid.UUID]:
    """The participants who work today for the agency for which they were invited."""
    return set(
        db.session.scalars(
            select(Participant.id)
            .join(
                AgencyDuty,
                and_(
                    AgencyDuty.person_id == Participant.person_id,
                    AgencyDuty.agency_id == Participant.agency_id,
                    live(AgencyDuty, clock.today()),
                ),
            )
            .where(Participant.conference_id == conference.id)
        )
    )


def _presences(meeting: Meeting) -> dict[uuid.UUID, Attendance]:
    rows = db.session.execute(
        select(Presence.participant_id, Presence.attendance).where(
            Presence.meeting_id == meeting.id, Presence.participant_id.is_not(None)
        )
    )
    return {participant: attendance for participant, attendance in rows if participant}


def _answers(meeting: Meeting) -> dict[uuid.UUID, Reply]:
    rows = db.session.scalars(
        select(Invitation)
        .where(Invitation.sitting_id == meeting.sitting_id, Invitation.is_live)
        .options(selectinload(Invitation.replies).joinedload(Reply.proxy))
    )
    return {one.person_id: one.replies[-1] for one in rows if one.replies}


def _duties(meeting: Meeting, today: date) -> tuple[DutyView, ...]:
    rows = db.session.scalars(
        select(ActionItem)
        .where(ActionItem.meeting_id == meeting.id)
        .options(joinedload(ActionItem.agency, innerjoin=True))
        .order_by(ActionItem.due_on, ActionItem.code)
    )
    ring = keyring(db.session)
    return tuple(
        DutyView(
            id=one.id,
            code=one.code,
            agency=one.agency.name,
            target=one.target.label,
            text=ring.open(one, "text_sealed"),
            due_on=one.due_on,
            state=one.state,
            is_late=is_overdue(one.state, one.due_on, today),
        )
        for one in rows
    )
