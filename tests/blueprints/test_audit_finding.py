"""Looking through the trail: by days, person and kind, without learning what is hidden."""

import re
from datetime import timedelta

import pytest

from council.domain import clock
from council.domain.ids import new_id
from council.extensions import db
from council.services import audit
from tests import world
from tests.services import gatherings


@pytest.fixture
def trail(app, acting):
    """Three days of deeds: of two secretaries, of a case, of a conference."""
    body = world.body("s8050")
    for days, who, tag in (
        (-2, "secretary", "agenda:edit"),
        (-1, "secretary2", "minutes:save"),
        (0, "secretary", "meeting:notify"),
    ):
        with clock.at(world.NOW + timedelta(days=days)):
            audit.record(acting(who), tag, body)
    audit.record(acting("secretary"), "refused", body)
    audit.record(acting("staff_a"), "case:read", case_id=new_id())
    held = gatherings.conference()
    audit.record(acting("staff_a"), "meeting:move", held, **audit.affair_of(held))
    db.session.commit()


def found(browser, **wanted):
    """The deeds on the page, newest first."""
    assert browser.get("/audit", query_string=wanted).status_code == 200
    return re.findall(r'data-label="したこと">([^<]*)<', browser.page)


DEEDS = ["通知を送る", "議事録を保存する", "次第の項目を直す"]


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ({"since": "2026-12-03"}, DEEDS[:1]),
        ({"until": "令和8年12月2日"}, DEEDS[1:]),
        ({"since": "12月2日", "until": "12月2日"}, DEEDS[1:2]),
        ({"who": "唐沢"}, DEEDS[1:2]),
        ({"who": "からさわ わたる"}, DEEDS[1:2]),
        ({"kind": "meetings"}, [DEEDS[0], DEEDS[2]]),
        ({"kind": "minutes", "who": "戸澤"}, []),
    ],
)
def test_the_trail_is_looked_through_by_day_person_and_kind(trail, browse, wanted, seen):
    assert [one for one in found(browse("admin"), **wanted) if one in DEEDS] == seen


def test_the_last_day_counts_to_its_end_in_tokyo(trail, acting, browse):
    with clock.at(world.NOW.replace(day=2, hour=23, minute=59)):
        audit.record(acting("secretary"), "paper:add", world.body("s8050"))
    db.session.commit()
    assert "資料を加える" in found(browse("admin"), until="2026-12-02")
    assert "資料を加える" not in found(browse("admin"), until="2026-12-01")
    assert "資料を加える" not in found(browse("admin"), since="2026-12-03")


@pytest.mark.parametrize(
    "wanted", [{"who": "雨宮"}, {"kind": "cases"}, {"kind": "reading"}, {"kind": "meetings"}]
)
def test_what_is_hidden_of_a_case_is_not_found_by_looking_for_it(trail, browse, wanted):
    for who in ("admin", "secretary"):
        assert "世帯に関わる操作" not in found(browse(who), **wanted)
    assert "世帯に関わる操作では" not in browse("admin").get("/audit").text


def test_by_day_alone_a_case_is_the_same_number_as_without(trail, browse):
    assert found(browse("admin"), since="2026-12-03").count("世帯に関わる操作") == 2


def test_a_secretariat_finds_its_own_bodies_deeds_alone(trail, browse):
    assert DEEDS[1] not in found(browse("emp_secretary"), who="唐沢")
    assert found(browse("secretary"), kind="refused") == ["権限がなく断られた"]


def test_days_that_cannot_be_are_refused_at_the_field(trail, browse):
    browser = browse("admin")
    for wanted in ({"since": "きのうのきのう"}, {"since": "2026-12-03", "until": "2026-12-01"}):
        assert browser.get("/audit", query_string=wanted).status_code == 422
        assert "field__error" in browser.page


def test_a_kind_that_does_not_exist_is_refused_in_japanese(trail, browse):
    browser = browse("admin")
    assert browser.get("/audit", query_string={"kind": "x"}).status_code == 422
    assert "Not a valid" not in browser.page


def test_what_was_looked_for_goes_on_to_the_older_page(trail, acting, browse):
    for _ in range(60):
        audit.record(acting("secretary"), "meeting:notify", world.body("s8050"))
    db.session.commit()
    browser = browse("admin")
    found(browser, kind="meetings", who="戸澤", since="12月1日")
    link = re.search(r'href="(/audit\?before=[^"]*)"', browser.page)[1].replace("&amp;", "&")
    assert "kind=meetings" in link
    browser.get(link)
    assert "次第の項目を直す" in browser.page
    assert 'value="2026-12-01"' in browser.page


def test_looking_costs_no_statement_more(trail, browse):
    browser = browse("admin")
    plain = browser.get("/audit").headers["X-Council-Statements"]
    wanted = {"since": "2026-12-01", "until": "2026-12-03", "who": "戸澤", "kind": "meetings"}
    sought = browser.get("/audit", query_string=wanted)
    assert sought.headers["X-Council-Statements"] == plain == "5"
