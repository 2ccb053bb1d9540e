import pytest

from council.domain.ids import new_id
from council.extensions import db
from council.services import audit
from tests import world


@pytest.fixture
def case_deed(app, acting):
    audit.record(acting("staff_a"), "case:read", case_id=new_id())
    audit.record(acting("secretary"), "meeting:notify", world.body("s8050"))
    db.session.commit()


def test_the_administrator_learns_of_a_case_neither_who_nor_what(case_deed, browse):
    browser = browse("admin")
    assert browser.get("/audit").status_code == 200
    assert "世帯に関わる操作" in browser.page
    assert "雨宮 慎吾" not in browser.page


def test_a_secretariat_sees_its_own_bodies_deeds_in_words(case_deed, browse):
    browser = browse("secretary")
    browser.get("/audit")
    assert "通知を送る" in browser.page
    assert "世帯に関わる操作" not in browser.page


def test_another_secretariat_does_not(case_deed, browse):
    browser = browse("emp_secretary")
    browser.get("/audit")
    assert "通知を送る" not in browser.page


def test_a_member_has_no_trail(app, browse):
    assert browse("member1").get("/audit").status_code == 403


@pytest.mark.parametrize("before", ["x", "-1", "９", "9" * 40])
def test_an_odd_place_in_the_trail_is_answered_all_the_same(app, browse, before):
    assert browse("admin").get("/audit", query_string={"before": before}).status_code == 200


def test_the_trail_costs_the_same_however_long_it_is(app, acting, browse):
    browser = browse("admin")
    few = browser.get("/audit").headers["X-Council-Statements"]
    for _ in range(120):
        audit.record(acting("secretary"), "meeting:notify", world.body("s8050"))
    db.session.commit()
    assert browser.get("/audit").headers["X-Council-Statements"] == few == "2"
