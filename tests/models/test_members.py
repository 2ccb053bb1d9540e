from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from council.domain.ids import new_id
from council.extensions import db
from council.models import Appointment
from tests import world


def _another(starts_on, ends_on):
    held = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("chair").id)
    ).first()
    return Appointment(
        id=new_id(),
        seat_id=held.seat_id,
        person_id=world.person("nobody").id,
        post_title="課長",
        starts_on=starts_on,
        ends_on=ends_on,
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2028, 3, 31), None),
        (date(2025, 4, 1), date(2026, 4, 1)),
        (date(2027, 1, 1), date(2027, 2, 1)),
        (date(2020, 1, 1), None),
    ],
)
def test_the_database_refuses_terms_of_one_seat_that_overlap(app, starts_on, ends_on):
    db.session.add(_another(starts_on, ends_on))
    with pytest.raises(DBAPIError, match="overlap"):
        db.session.flush()


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(date(2028, 4, 1), None), (date(2024, 4, 1), date(2026, 3, 31))],
)
def test_a_term_may_touch_the_one_before_and_after(app, starts_on, ends_on):
    db.session.add(_another(starts_on, ends_on))
    db.session.flush()


def test_a_term_cannot_be_moved_into_another(app):
    row = _another(date(2028, 4, 1), None)
    db.session.add(row)
    db.session.flush()
    row.starts_on = date(2028, 3, 1)
    with pytest.raises(DBAPIError, match="overlap"):
        db.session.flush()
