"""Meetings as they stand after the sitting, put there directly: for what follows from a meeting."""

import uuid
from datetime import date, datetime, time

from council.domain import clock
from council.domain.ids import new_id
from council.domain.vocabulary import MeetingForm, MeetingState, Publicity
from council.extensions import db
from council.models import Case, Conference, Meeting, Participant, Sitting
from council.models.keyring import keyring
from tests import world

HELD_ON = date(2026, 9, 17)


def meeting(code: str = "s8050", *, number: int = 2) -> Meeting:
    """A closed meeting of the body, held on HELD_ON."""
    sitting = Sitting(
        id=new_id(),
        held_on=HELD_ON,
        begins=time(14),
        ends=time(16),
        place="区役所第２庁舎",
        form=MeetingForm.IN_PERSON,
        uid=str(new_id()),
    )
    body = world.body(code)
    is_conference = code == "case_conference"
    row = Meeting(
        id=new_id(),
        sitting=sitting,
        body_id=body.id,
        body=body,
        fiscal_year=2026,
        number=None if is_conference else number,
        number_period="FY2026",
        is_numbered=not is_conference,
        is_number_fixed=not is_conference,
        state=MeetingState.CLOSED,
        publicity=Publicity.CLOSED,
        closed_reason="個人情報を扱うため",
        legal_basis="",
        presider_id=world.person("chair").id,
        closed_at=time(16),
        notified_at=datetime(2026, 9, 1, 9, 0, tzinfo=clock.TOKYO),
    )
    row.conference = None
    db.session.add(row)
    db.session.flush()
    return row


def conference(convener: str = "staff_a", *others: str) -> Meeting:
    """A closed case conference that `convener` of ぷらっとホーム called and `others` were invited to."""
    row = meeting("case_conference")
    agency = world.agency("platto_home")
    case = _case(agency.id)
    people = [
        Participant(
            id=new_id(),
            agency_id=world.agency(world.AGENCIES[who[-1]]).id,
            person_id=world.person(who).id,
            is_convener=who == convener,
        )
        for who in (convener, *others)
    ]
    held = Conference(
        id=new_id(),
        number="7K2P",
        meeting_id=row.id,
        case_id=case.id,
        convener_agency_id=agency.id,
        facilitator_id=world.person(convener).id,
        key_id=case.key_id,
        participants=people,
    )
    db.session.add(held)
    row.conference = held
    db.session.flush()
    return row


def _case(agency_id: uuid.UUID) -> Case:
    case_id = new_id()
    case = Case(
        id=case_id,
        number="C-48MX",
        lead_agency_id=agency_id,
        key_id=keyring(db.session).key_for("case", case_id),
        received_on=date(2026, 6, 1),
        created_by_id=world.person("staff_a").id,
    )
    db.session.add(case)
    db.session.flush()
    return case
