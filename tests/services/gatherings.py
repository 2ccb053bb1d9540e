"""Meetings to invite to: made with little more than rows, so that these tests judge the letters alone."""

from datetime import date, time

from sqlalchemy import select

from council.domain import clock
from council.domain.ids import new_code, new_id
from council.domain.vocabulary import MeetingForm, MeetingState, Publicity
from council.extensions import db
from council.models import Case, Conference, Meeting, Minutes, Participant, Sitting
from council.models.keyring import keyring
from council.queries.meetings import WITH_POLICY
from tests import world

HELD_ON = date(2026, 12, 17)


def sitting(**facts):
    values = {
        "held_on": HELD_ON,
        "begins": time(14),
        "ends": time(16),
        "place": "第２庁舎４階　会議室４１",
        "form": MeetingForm.IN_PERSON,
    }
    row = Sitting(id=new_id(), uid=f"{new_id()}@council.example", **{**values, **facts})
    db.session.add(row)
    return row


def meeting(code="s8050", at=None, position=0, **facts):
    """A notified meeting, ready to be convened."""
    body = world.body(code)
    values = {
        "fiscal_year": 2026,
        "number": 3,
        "number_period": "FY2026",
        "is_number_fixed": True,
        "state": MeetingState.NOTIFIED,
        "notified_at": clock.now(),
        "publicity": Publicity.CLOSED,
        "closed_reason": "個人に関する情報を扱うため",
        "legal_basis": "",
        "reply_by": date(2026, 12, 10),
    }
    row = Meeting(
        id=new_id(),
        sitting=at or sitting(),
        body=body,
        position=position,
        **{**values, **facts},
    )
    row.conference = None
    db.session.add(row)
    db.session.flush()
    return row


def conference(convener="staff_a", others=("staff_b",)):
    """A case conference called by one agency's staff."""
    held = meeting("case_conference", number=None, is_numbered=False, is_number_fixed=False)
    marks = {"a": "platto_home", "b": "anshin_ikejiri", "c": "port_setagaya"}
    agency = world.agency(marks[convener[-1]])
    case = _case(agency)
    row = Conference(
        id=new_id(),
        number=new_code(6),
        meeting=held,
        case_id=case.id,
        convener_agency_id=agency.id,
        facilitator_id=world.person(convener).id,
        key_id=keyring(db.session).key_for("case", case.id),
    )
    db.session.add(row)
    db.session.flush()
    db.session.add_all(
        Participant(
            id=new_id(),
            conference_id=row.id,
            agency_id=world.agency(marks[who[-1]]).id,
            person_id=world.person(who).id,
            is_convener=who == convener,
        )
        for who in (convener, *others)
    )
    db.session.flush()
    return _loaded(held)


def _loaded(held):
    return db.session.scalars(
        select(Meeting)
        .where(Meeting.id == held.id)
        .options(*WITH_POLICY)
        .execution_options(populate_existing=True)
    ).one()


def _case(agency):
    row = Case(
        id=new_id(),
        number=new_code(6),
        lead_agency_id=agency.id,
        received_on=world.TODAY,
        created_by_id=world.person("staff_a").id,
    )
    row.key_id = keyring(db.session).key_for("case", row.id)
    db.session.add(row)
    db.session.flush()
    return row


def add_participant(held, who):
    marks = {"a": "platto_home", "b": "anshin_ikejiri", "c": "port_setagaya"}
    db.session.add(
        Participant(
            id=new_id(),
            conference_id=held.conference.id,
            agency_id=world.agency(marks[who[-1]]).id,
            person_id=world.person(who).id,
        )
    )
    db.session.flush()


def minutes_of(held):
    """Minutes still being written."""
    row = Minutes(
        id=new_id(),
        meeting_id=held.id,
        author_id=world.person("staff_a").id,
        key_id=keyring(db.session).key_for("case", held.conference.case_id),
    )
    db.session.add(row)
    db.session.flush()
    return row
