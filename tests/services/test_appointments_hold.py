"""任期 at every instant: one person in a seat, access with the term and not a second longer, whoever writes at once."""

import os
import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from council.domain import clock
from council.domain.errors import DomainError
from council.extensions import db
from council.models import Appointment, Person, Seat
from council.policy.actor import Actor
from council.queries import accounts
from council.services import members
from tests import world

FIRST = date(2029, 4, 1)
DAYS = 40
WHO = ("nobody", "former", "staff_a", "emp_chair")
ZONES = ("UTC", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago")

days = st.integers(0, DAYS).map(lambda number: FIRST + timedelta(days=number))
acts = st.lists(
    st.one_of(
        st.tuples(
            st.just("appoint"), st.integers(0, 2), st.sampled_from(WHO), days, st.none() | days
        ),
        st.tuples(st.just("end"), st.integers(0, 9), days),
    ),
    min_size=1,
    max_size=12,
)


def seats():
    """Three seats that nobody holds after the terms of today."""
    return list(
        db.session.scalars(
            select(Seat)
            .where(Seat.body_id == world.body("s8050").id, Seat.valid_to.is_(None))
            .order_by(Seat.position)
            .limit(3)
        )
    )


class Model:
    """What was accepted, kept beside the product."""

    def __init__(self):
        self.terms = {}

    def holders(self, seat, day):
        return [
            person
            for term_seat, person, begins, ends in self.terms.values()
            if term_seat == seat and begins <= day and (ends is None or day <= ends)
        ]


def carried_out(wanted, system):
    model, places = Model(), seats()
    for act, *told in wanted:
        try:
            with db.session.begin_nested():
                if act == "appoint":
                    _appoint(model, places, told, system)
                else:
                    _end(model, told, system)
        except DomainError:
            continue
    return model, places


def _appoint(model, places, told, system):
    number, who, begins, ends = told
    person = world.person(who)
    term = members.appoint(
        places[number], person, post_title="課長", starts_on=begins, ends_on=ends, actor=system
    )
    model.terms[term.id] = (places[number].id, person.id, begins, ends)


def _end(model, told, system):
    number, on = told
    if number >= len(model.terms):
        return
    term_id = list(model.terms)[number]
    term = db.session.get_one(Appointment, term_id)
    term.seat = db.session.get_one(Seat, term.seat_id)
    term.person = db.session.get_one(Person, term.person_id)
    members.end_appointment(term, on=on, reason="異動", actor=system)
    seat, person, begins, _ends = model.terms[term_id]
    model.terms[term_id] = (seat, person, begins, on)


@given(wanted=acts)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_tried_seats_are_held_once_and_open_what_they_open_to_nobody_else(app, wanted):
    system = Actor.system(FIRST)
    model, places = carried_out(wanted, system)
    for number in range(-1, DAYS + 2):
        day = FIRST + timedelta(days=number)
        for seat in places:
            assert len(model.holders(seat.id, day)) <= 1
        for who in WHO:
            actor = accounts.actor_by(day, email=world.email(who))
            held = {post.seat_id for post in actor.posts} & {seat.id for seat in places}
            assert held == {
                seat.id for seat in places if world.person(who).id in model.holders(seat.id, day)
            }
    db.session.rollback()


@pytest.fixture(params=ZONES)
def server_zone(request):
    """The server's own clock stands in another zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


LAST_SECOND = datetime(2028, 3, 31, 23, 59, 59, tzinfo=clock.TOKYO)


def test_access_ends_and_begins_at_midnight_in_tokyo_wherever_the_server_is(
    app, browse, server_zone
):
    term = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("member1").id)
    ).one()
    members.appoint(
        db.session.get_one(Seat, term.seat_id),
        world.person("nobody"),
        post_title="課長",
        starts_on=date(2028, 4, 1),
        ends_on=None,
        actor=Actor.system(world.TODAY),
    )
    db.session.commit()
    seen = []
    for moment in (LAST_SECOND, LAST_SECOND + timedelta(seconds=1)):
        with clock.at(moment):
            if db.engine.dialect.name == "postgresql":
                db.session.execute(text(f"SET TIME ZONE '{server_zone}'"))
            seen.append([_reads_the_roster(browse, who) for who in ("member1", "nobody")])
            db.session.rollback()
    assert seen == [[True, False], [False, True]]


def _reads_the_roster(browse, who):
    return browse(who).get("/bodies/s8050/roster.docx").status_code == 200
