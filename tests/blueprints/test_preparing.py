"""A body founded for a later day is furnished before it: seats, letters and members, by its secretariat alone."""

from datetime import date

import pytest
from sqlalchemy import select

from council.domain.vocabulary import Office
from council.extensions import db
from council.models import Seat
from council.services import members, nominations, structure
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


@pytest.mark.parametrize("who", ["emp_secretary", "member1", "staff_a"])
def test_nobody_else_is_told_of_it_on_any_page_or_in_any_table(body, browse, who):
    browser = browse(who)
    assert browser.get("/bodies/area_care").status_code == 404
    assert browser.get("/bodies/area_care/annex.docx?at=2027-04-01").status_code == 404
    for page in (
        "/bodies",
        "/bodies?at=2027-04-02",
        "/bodies/working",
        "/bodies/new?kind=subcommittee&instrument=outline",
    ):
        assert "地域支援部会" not in browser.get(page).text
    for kind in ("structure", "roster"):
        assert "area_care" not in browser.get(f"/tables/{kind}.csv").text


def test_who_keeps_the_accounts_is_told_of_it(body, browse):
    assert browse("admin").get("/bodies/area_care").status_code == 200


def test_it_is_found_again_on_the_page_of_the_structure(body, browse):
    browser = browse("secretary")
    assert 'href="/bodies/area_care"' in browser.get("/bodies").text
    assert "地域支援部会" in browser.get("/bodies?at=2027-04-02").text


def test_its_papers_are_those_of_its_first_day(body, browse):
    browser = browse("secretary")
    for page in ("annex.docx", "roster.docx", "roster"):
        assert browser.get(f"/bodies/area_care/{page}").status_code == 200


def test_who_shall_chair_is_told_to_the_secretariat_alone(app, acting, browse):
    seat = db.session.scalars(
        select(Seat).where(Seat.body_id == world.body("s8050").id, Seat.office == Office.CHAIR)
    ).one()
    members.appoint(
        seat,
        world.person("nobody"),
        post_title="教授",
        starts_on=date(2028, 4, 1),
        ends_on=None,
        actor=acting("secretary"),
    )
    db.session.commit()
    page = "/bodies?at=2028-04-02"
    for who, told in (("secretary", True), ("admin", True), ("member1", False), ("chair", False)):
        assert ("柊 透子" in browse(who).get(page).text) is told


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


def test_a_page_of_a_person_calls_it_by_its_name(body, browse):
    page = browse("admin").get(f"/people/{world.person('secretary').id}").text
    assert "地域支援部会" in page
    assert "area_care" not in page
