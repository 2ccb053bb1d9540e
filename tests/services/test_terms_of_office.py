"""任期: who follows for the rest of a term, who sits on, and what happens to what was announced."""

from datetime import date

import pytest
from sqlalchemy import select

from council.domain.vocabulary import Office, SeatType
from council.extensions import db
from council.models import Appointment, Seat
from council.queries import bodies
from council.services import members
from tests import world


def term_of(who, code="s8050"):
    return db.session.scalars(
        select(Appointment)
        .join(Appointment.seat)
        .where(Seat.body_id == world.body(code).id, Appointment.person_id == world.person(who).id)
    ).one()


def ended(who, on, actor):
    term = term_of(who)
    term.seat = db.session.get(Seat, term.seat_id)
    members.end_appointment(term, on=on, reason="異動", actor=actor)
    return term


def appointed(term, who, starts_on, ends_on, actor):
    return members.appoint(
        db.session.get(Seat, term.seat_id),
        world.person(who),
        post_title="課長",
        starts_on=starts_on,
        ends_on=ends_on,
        actor=actor,
    )


def test_a_successor_serves_what_is_left_of_the_term(app, acting):
    term = ended("member1", date(2027, 3, 31), acting("secretary"))
    assert term.term_ends_on == date(2028, 3, 31)
    page = bodies.seat_page(world.body("s8050"), term.seat_id, date(2027, 4, 1))
    assert (page.usual_start, page.usual_end) == (date(2027, 4, 1), date(2028, 3, 31))
    follower = appointed(term, "nobody", page.usual_start, page.usual_end, acting("secretary"))
    assert follower.is_successor


def test_who_comes_after_the_whole_term_is_no_successor(app, acting):
    term = ended("member1", date(2027, 3, 31), acting("secretary"))
    follower = appointed(term, "nobody", date(2028, 4, 1), date(2030, 3, 31), acting("secretary"))
    assert not follower.is_successor


@pytest.mark.parametrize(("years", "ends_on"), [(None, 2030), (1, 2029), (3, 2031)])
def test_a_seat_may_have_a_term_of_its_own(app, acting, years, ends_on):
    term = term_of("member1")
    members.edit_seat(
        db.session.get(Seat, term.seat_id), {"term_years": years}, acting("secretary")
    )
    page = bodies.seat_page(world.body("s8050"), term.seat_id, world.TODAY)
    assert page.usual_start == date(2028, 4, 1)
    assert page.usual_end == date(ends_on, 3, 31)


def test_a_new_seat_ends_with_the_terms_of_its_colleagues(app, acting):
    for term in db.session.scalars(
        select(Appointment)
        .join(Appointment.seat)
        .where(Seat.body_id == world.body("s8050").id, Appointment.ends_on.is_not(None))
    ):
        term.ends_on = date(2027, 9, 30)
    seat = members.add_seat(
        world.body("s8050"),
        {"title": "新しい席", "seat_type": SeatType.EXPERT, "office": Office.MEMBER},
        valid_from=world.TODAY,
        actor=acting("secretary"),
    )
    db.session.commit()
    page = bodies.seat_page(world.body("s8050"), seat.id, world.TODAY)
    assert page.usual_end == date(2027, 9, 30)
