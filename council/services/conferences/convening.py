"""Calling a case conference: from the decision to invited agencies in one act; no 決裁, no number, no quorum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_code, new_id
from council.domain.machines import MEETING, REQUEST
from council.domain.mynumbers import refuse_my_number
from council.domain.vocabulary import MeetingForm
from council.extensions import db
from council.models import (
    Agency,
    AgencyDuty,
    Case,
    Conference,
    ConvenerRequest,
    Meeting,
    Participant,
    Person,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.accounts import live
from council.services import cases, invitations
from council.services.audit import record
from council.services.conferences import letters, links, sitting
from council.services.conferences.grounds import Gathering, Ground, require_grounds
from council.services.transitions import advance


@dataclass(frozen=True, slots=True)
class Invitee:
    """A person of an agency to be asked."""

    agency: Agency
    person: Person


def convene(  # noqa: PLR0913 one page, one act: everything on it arrives together
    case: Case,
    *,
    held_on: date,
    begins: time,
    ends: time,
    place: str,
    participants: Sequence[Invitee],
    grounds: Sequence[Ground],
    facilitator: Person,
    actor: Actor,
    purpose: str = "",
    form: MeetingForm = MeetingForm.IN_PERSON,
    request: ConvenerRequest | None = None,
) -> Conference:
    """Call the conference and invite; only the caller and the participants ever know of it.

    Called by the lead agency, or by the agency that a legal basis names, once asked (`request`).
    `case.lead_agency` and its subjects must be loaded.
    """
    convener = _convener(case, request, actor)
    caller = Invitee(convener, db.session.get_one(Person, actor.id))
    invited = _invited(case, caller, participants, facilitator, actor)
    sitting.check_time(held_on, begins, ends)
    _check_words(place, purpose)
    gathering = Gathering(
        ends_at=datetime.combine(held_on, ends, tzinfo=clock.TOKYO),
        convener=convener,
        agencies=[one.agency for one in invited],
    )
    consents = cases.newest(one.id for one in case.subjects)
    require_grounds(case, grounds, gathering, consents)
    meeting = sitting.open_meeting(held_on, begins, ends, place, form, grounds[0].basis, actor)
    meeting.presider_id = facilitator.id
    conference = _conference(case, meeting, convener, facilitator, invited, actor)
    for ground in grounds:
        made = links.link(
            conference, ground, gathering, consents.get(ground.subject.id), purpose, actor
        )
        if ground.basis.second_person:
            letters.ask_second_person(made, case.lead_agency_id, actor)
    sitting.write_agenda(meeting)
    _notify(conference, actor)
    if request is not None:
        request.meeting_id, request.answered_at = meeting.id, clock.now()
        advance(REQUEST, request, "take", actor)
        letters.tell_answered(request)
    return conference


def _convener(case: Case, request: ConvenerRequest | None, actor: Actor) -> Agency:
    if request is None:
        require(actor, Permission.CONFERENCE_CONVENE, case)
        return case.lead_agency
    require(actor, Permission.REQUEST_TAKE, request)
    REQUEST.step("take", request.state)
    return request.to_agency


def _invited(
    case: Case,
    caller: Invitee,
    participants: Sequence[Invitee],
    facilitator: Person,
    actor: Actor,
) -> list[Invitee]:
    others = [one for one in participants if one.person.id != caller.person.id]
    if len({one.person.id for one in others}) != len(others):
        raise DomainError("同じ人が二度選ばれています。", field="participants")
    invited = [caller, *others]
    agencies = {one.agency.id for one in invited}
    if agencies == {case.lead_agency_id}:
        raise DomainError(
            "主たる支援機関のほかに、一つ以上の機関の人を選んでください。", field="participants"
        )
    if case.lead_agency_id not in agencies:
        raise DomainError(
            "主たる支援機関（%(name)s）の人を入れてください。",
            field="participants",
            name=case.lead_agency.name,
        )
    if facilitator.id not in {one.person.id for one in invited}:
        raise DomainError("進行役は、参加する人から選んでください。", field="facilitator")
    for one in others:
        _require_duty(one, actor)
    return invited


def _require_duty(invitee: Invitee, actor: Actor) -> None:
    works = db.session.scalars(
        select(AgencyDuty.id).where(
            AgencyDuty.agency_id == invitee.agency.id,
            AgencyDuty.person_id == invitee.person.id,
            live(AgencyDuty, actor.on),
        )
    ).first()
    if works is None:
        raise DomainError(
            "%(person)sさんは、いま%(agency)sの担当ではありません。",
            field="participants",
            person=invitee.person.name,
            agency=invitee.agency.name,
        )


def _check_words(place: str, purpose: str) -> None:
    if not place:
        raise DomainError("場所を入力してください。", field="place")
    refuse_my_number(place, field="place")
    refuse_my_number(purpose, field="purpose")


def _conference(
    case: Case,
    meeting: Meeting,
    convener: Agency,
    facilitator: Person,
    invited: Sequence[Invitee],
    actor: Actor,
) -> Conference:
    conference = Conference(
        id=new_id(),
        number=_free_number(),
        meeting_id=meeting.id,
        case_id=case.id,
        convener_agency_id=convener.id,
        facilitator_id=facilitator.id,
        key_id=keyring(db.session).key_for("case", case.id),
    )
    conference.case, conference.facilitator = case, facilitator
    conference.convener_agency = convener
    conference.roles = []
    conference.participants = [
        Participant(
            id=new_id(),
            agency_id=one.agency.id,
            person_id=one.person.id,
            agency=one.agency,
            person=one.person,
            is_convener=one.person.id == actor.id,
            is_live=True,
        )
        for one in invited
    ]
    meeting.conference = conference
    db.session.add(conference)
    db.session.flush()
    record(actor, "conference:convene", meeting)
    return conference


def _notify(conference: Conference, actor: Actor) -> None:
    meeting = conference.meeting
    advance(MEETING, meeting, "fix_date", actor)
    meeting.notified_at = clock.now()
    advance(MEETING, meeting, "notify", actor)
    db.session.flush()
    invitations.invite_participants(meeting, actor)


def _free_number() -> str:
    while True:
        number = new_code(6)
        taken = select(Conference.id).where(Conference.number == number)
        if not db.session.scalars(taken).first():
            return number
