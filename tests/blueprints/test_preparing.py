"""A body founded for a later day is furnished before it: seats, letters and members, by its secretariat alone."""

from datetime import date

import pytest
from sqlalchemy import select

from council.extensions import db
from council.models import Seat
from council.services import nominations, structure
from council.services.nominations import planning
from tests import world

APRIL = date(2027, 4, 1)
PAGES = (
    "/",
    "/bodies",
    "/bodies/area_care",
    "/bodies/area_care/seats/new",
    "/bodies/area_care/change",
    "/bodies/area_care/secretariat",
    "/bodies/area_care/dissolve",
    "/bodies/area_care/roster?at=2027-04-01",
    "/meetings",
    "/submissions",
    "/issues",
    "/actions",
    "/outbox",
    "/agencies",
    "/rotations",
    "/audit",
)


@pytest.fixture
def body(app, acting):
    like = structure.versions_of(world.body("s8050"))[-1]
    facts = structure.facts_of(like) | {
        "valid_from": APRIL,
        "valid_to": None,
        "name": "地域支援部会",
        "short_name": "地域支援部会",
    }
    history = structure.History(
        code="area_care",
        kind=world.body("s8050").kind,
        established_on=APRIL,
        versions=[facts],
    )
    found = structure.found(history, acting("secretary"))
    db.session.commit()
    return found


@pytest.mark.parametrize("path", PAGES)
def test_its_secretariat_finds_every_page_before_the_day(body, browse, path):
    assert browse("secretary").get(path).status_code == 200


def test_its_page_says_when_it_begins(body, browse):
    assert "令和9年4月1日に始まる会議体です" in browse("secretary").get("/bodies/area_care").text


@pytest.mark.parametrize("who", ["emp_secretary", "member1", "admin"])
def test_nobody_else_does(body, browse, who):
    assert browse(who).get("/bodies/area_care").status_code == 404


def test_its_seats_are_made_and_filled_in_april(body, browse, acting):
    browser = browse("secretary")
    browser.get("/bodies/area_care/seats/new")
    browser.submit(
        "/bodies/area_care/seats/new",
        {
            "title": "生活福祉課長",
            "agency": "seikatsu_fukushi_ka",
            "seat_type": "ex_officio",
            "office": "chair",
            "valid_from": "2027-04-01",
        },
    )
    assert "生活福祉課長" in browser.page
    seat = db.session.scalars(select(Seat).where(Seat.body_id == body.id)).one()
    rotation = nominations.open_rotation(APRIL, acting("secretary"))
    db.session.commit()
    gathered = {one.seat_id: one for one in planning.rotation_of(rotation)}
    assert gathered[seat.id].ends_on == date(2029, 3, 31)
