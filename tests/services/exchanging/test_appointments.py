from datetime import date

import pytest
from sqlalchemy import select

from council.extensions import db
from council.models import Appointment, Seat
from council.services import members
from tests import world
from tests.services.exchanging.tables import bring, handed_out, lines, places, written


def seats_of(code="s8050"):
    return list(
        db.session.scalars(
            select(Seat).where(Seat.body_id == world.body(code).id).order_by(Seat.position)
        )
    )


@pytest.fixture
def history(app, acting):
    """Terms that ended as they should, that ended early, and that are to come."""
    term = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("member1").id)
    ).one()
    term.seat, term.person = db.session.get(Seat, term.seat_id), world.person("member1")
    members.end_appointment(term, on=date(2027, 3, 31), reason="異動", actor=acting("secretary"))
    members.appoint(
        term.seat,
        world.person("nobody"),
        post_title="課長",
        starts_on=date(2027, 4, 1),
        ends_on=date(2028, 3, 31),
        actor=acting("secretary"),
    )
    facts = {"document_no": "8世福生第1号", "decided_on": date(2026, 3, 20)}
    members.note_decision(term, facts, acting("secretary"))
    db.session.commit()


def test_what_is_handed_out_and_taken_in_again_changes_nothing(history):
    before = handed_out("appointments")
    taken = bring("appointments", before)
    assert (taken.faults, taken.changes) == ((), ())
    assert handed_out("appointments") == before


def test_all_terms_come_back_into_empty_seats(history):
    before = handed_out("appointments")
    for term in db.session.scalars(select(Appointment)):
        db.session.delete(term)
    db.session.commit()
    taken = bring("appointments", before)
    assert taken.faults == ()
    assert handed_out("appointments") == before
    follower = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("nobody").id)
    ).one()
    assert follower.is_successor


def test_a_term_without_an_end_that_ended_early_comes_back_as_it_was(app, acting):
    secretary = acting("secretary")
    term = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("member1").id)
    ).one()
    term.ends_on = None
    db.session.flush()
    term.seat, term.person = db.session.get(Seat, term.seat_id), world.person("member1")
    members.end_appointment(term, on=date(2027, 3, 31), reason="異動", actor=secretary)
    before = handed_out("appointments")
    db.session.delete(term)
    db.session.commit()
    assert bring("appointments", before).faults == ()
    assert handed_out("appointments") == before
    back = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("member1").id)
    ).one()
    assert (back.ends_on, back.term_ends_on) == (date(2027, 3, 31), None)


def test_a_decision_may_be_noted_afterwards(history):
    rows = [row | {"pledged_on": "令和8年4月2日"} for row in lines("appointments")]
    assert len(bring("appointments", written(rows)).changes) == len(rows)
    assert {row["pledged_on"] for row in lines("appointments")} == {"2026-04-02"}


def test_a_pledge_does_not_go_by_an_empty_cell_and_does_not_come_tomorrow(history):
    rows = lines("appointments")
    bring("appointments", written([row | {"pledged_on": "2026-04-02"} for row in rows]))
    assert not bring("appointments", written(rows)).changes
    taken = bring("appointments", written([rows[0] | {"pledged_on": "2099-01-01"}]))
    assert places(taken) == [(2, "pledged_on")]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"seat": "ない席"}, "seat"),
        ({"name": ""}, "name"),
        ({"from": ""}, "from"),
        ({"to": "2020-01-01"}, "to"),
        ({"to": "2099-01-01"}, "to"),
        ({"post": "別の職"}, "post"),
        ({"name": "柊 透子", "reading": "ひいらぎ とうこ", "email": ""}, "name"),
        ({"decided_on": "いつか"}, "decided_on"),
    ],
)
def test_a_line_that_does_not_fit_is_named_at_its_column(history, change, column):
    first = lines("appointments")[0]
    assert places(bring("appointments", written([first | change]))) == [(2, column)]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"term_to": "2030-03-31"}, "end_reason"),
        ({"end_reason": "異動", "to": ""}, "to"),
    ],
)
def test_an_early_end_needs_its_day_and_reason(history, change, column):
    seat = seats_of()[-1]
    row = {
        "body": "s8050",
        "seat": seat.title,
        "no": str(seat.position + 1),
        "name": "柊 透子",
        "from": "2029-04-01",
        "to": "2030-02-28",
    }
    assert places(bring("appointments", written([row | change]))) == [(2, column)]
