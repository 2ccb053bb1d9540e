"""The tables of one house taken in by an empty one: the same seats, people and terms come out again."""

from datetime import date

import pytest
from sqlalchemy import delete

from council.extensions import db
from council.models import (
    AdminGrant,
    AgencyDuty,
    Appointment,
    LoginSession,
    Person,
    Seat,
    SecretariatDuty,
    User,
)
from council.policy.actor import Actor
from council.services import members
from tests import world
from tests.services.exchanging.tables import bring, handed_out

SYSTEM = Actor.system(world.TODAY)


def seat(title, begins=date(2022, 4, 1)):
    facts = {
        "title": title,
        "agency_id": None,
        "seat_type": "expert",
        "office": "member",
        "annex_item": "",
        "term_years": None,
    }
    row = members.add_seat(world.body("s8050"), facts, valid_from=begins, actor=SYSTEM)
    db.session.flush()
    return row


def sits(row, name, email, begins, ends):
    person = members.add_person(SYSTEM, name=name, reading="おなじ よみ", email=email)
    db.session.flush()
    term = members.appoint(
        row, person, post_title="教授", starts_on=begins, ends_on=ends, actor=SYSTEM
    )
    term.seat, term.person = row, person
    return term


@pytest.fixture
def history(app):
    """A seat that is no more, namesakes with addresses of their own, a term whose early end is still to come."""
    gone = seat("なくなった席")
    sits(gone, "霜月 環", "one@example.jp", date(2022, 4, 1), date(2024, 3, 31))
    members.close_seat(gone, on=date(2024, 3, 31), reason="席の廃止", actor=SYSTEM)
    sits(seat("続く席"), "霜月 環", "two@example.jp", date(2026, 4, 1), date(2028, 3, 31))
    early = sits(
        seat("早く替わる席"), "師走 透", "three@example.jp", date(2026, 4, 1), date(2028, 3, 31)
    )
    members.end_appointment(early, on=date(2027, 3, 31), reason="辞任", actor=SYSTEM)
    db.session.commit()


def empty_the_house():
    for table in (LoginSession, Appointment, AgencyDuty, SecretariatDuty, AdminGrant, User):
        db.session.execute(delete(table))
    db.session.execute(delete(Seat))
    db.session.execute(delete(Person))
    db.session.commit()


def test_all_of_it_comes_out_again(history):
    told = {kind: handed_out(kind) for kind in ("roster", "appointments")}
    empty_the_house()
    for kind, content in told.items():
        assert bring(kind, content).faults == ()
    assert {kind: handed_out(kind) for kind in told} == told
