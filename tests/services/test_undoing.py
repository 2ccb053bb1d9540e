"""取り消す: a term that was settled and has not begun is as if it never was."""

from datetime import date

import pytest

from council.domain.nominations import NominationState
from council.domain.vocabulary import Means
from council.extensions import db
from council.models import Appointment, Nomination
from council.queries import nominations as queries
from council.services import nominations
from tests.april import EARLY, NEWCOMER, confirmed, gathered, of

S = NominationState


@pytest.fixture
def secretary(app, acting):
    return acting("secretary")


def test_a_term_that_has_not_begun_is_taken_back_and_the_seat_waits(secretary):
    rotation = gathered(secretary, EARLY)
    one = next(one for one in of(rotation, secretary, "s8050") if one.stays)
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"}, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    confirmed(rotation, secretary)
    db.session.commit()
    term = one.appointment
    term.seat = one.seat
    nominations.take_back(term, secretary)
    db.session.commit()
    assert (one.state, one.name, one.appointment_id) == (S.PLANNED, "", None)
    assert one.rotation_id == rotation.id
    assert one in of(rotation, secretary)


def test_when_the_gathering_is_over_a_seat_taken_back_is_filled_alone(secretary):
    rotation = gathered(secretary, EARLY)
    one = next(one for one in of(rotation, secretary, "s8050") if one.stays)
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"}, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    confirmed(rotation, secretary)
    nominations.close(rotation, of(rotation, secretary), secretary)
    db.session.commit()
    term = one.appointment
    term.seat = one.seat
    nominations.take_back(term, secretary)
    db.session.commit()
    assert one.id in {row.id for row in queries.alone(secretary)}


def test_what_a_later_gathering_planned_on_a_term_taken_back_is_forgotten(secretary):
    rotation = gathered(secretary, EARLY)
    one = next(one for one in of(rotation, secretary, "s8050") if one.stays)
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"}, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    confirmed(rotation, secretary)
    db.session.commit()
    later = gathered(secretary, date(2027, 7, 1))
    planned = next(two for two in of(later, secretary) if two.seat_id == one.seat_id)
    assert planned.outgoing_id == one.appointment_id
    term = one.appointment
    term.seat = one.seat
    nominations.take_back(term, secretary)
    db.session.commit()
    assert (planned.state, planned.outgoing_id, planned.name) == (S.PLANNED, None, "")


def test_a_later_gathering_that_let_it_go_on_is_forgotten_too(secretary):
    rotation = gathered(secretary, EARLY)
    one = next(one for one in of(rotation, secretary, "s8050") if one.stays)
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"}, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    confirmed(rotation, secretary)
    db.session.commit()
    later = gathered(secretary, date(2027, 7, 1))
    planned = next(two for two in of(later, secretary) if two.seat_id == one.seat_id)
    confirmed(later, secretary)
    assert planned.appointment_id == one.appointment_id
    db.session.commit()
    term = db.session.get_one(Appointment, one.appointment_id)
    term.seat = one.seat
    nominations.take_back(term, secretary)
    db.session.commit()
    assert db.session.get(Nomination, planned.id) is None
    assert one.state is S.PLANNED
