import re

import pytest

from council.domain.ids import new_id
from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import AgendaItem
from council.services import audit
from tests import world
from tests.services import gatherings


@pytest.fixture
def case_deed(app, acting):
    audit.record(acting("staff_a"), "case:read", case_id=new_id())
    audit.record(acting("secretary"), "meeting:notify", world.body("s8050"))
    db.session.commit()


def test_the_administrator_learns_of_a_case_neither_who_nor_what(case_deed, browse):
    browser = browse("admin")
    assert browser.get("/audit").status_code == 200
    rows = [row for row in browser.page.split("<tr>") if "世帯に関わる操作" in row]
    assert len(rows) == 1
    assert "雨宮 慎吾" not in rows[0]
    assert '<td data-label="対象">―</td>' in re.sub(r"\s*\n\s*", "", rows[0])


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
    assert browser.get("/audit").headers["X-Council-Statements"] == few == "5"


@pytest.fixture
def meeting(app, acting):
    row = gatherings.meeting()
    item = AgendaItem(id=new_id(), meeting=row, position=1, kind=ItemKind.REPORT, title="報告")
    db.session.add(item)
    db.session.flush()
    audit.record(acting("secretary"), "agenda:add", item, **audit.affair_of(row))
    db.session.commit()
    return row


def test_an_act_at_a_meeting_names_the_meeting_and_leads_to_it(meeting, browse):
    browser = browse("secretary")
    browser.get("/audit")
    assert "次第に項目を加える" in browser.page
    assert (
        f'<a href="/meetings/{meeting.id}">８０５０支援部会 第3回（12月17日(木)）</a>'
        in browser.page
    )
    assert browser.get(f"/meetings/{meeting.id}").status_code == 200


def test_who_may_not_open_the_meeting_reads_its_name_without_a_link(meeting, browse):
    browser = browse("admin")
    browser.get("/audit")
    assert "８０５０支援部会 第3回（12月17日(木)）" in browser.page
    assert f"/meetings/{meeting.id}" not in browser.page
    assert browser.get(f"/meetings/{meeting.id}").status_code == 404


def test_of_a_case_conference_even_who_acted_in_it_reads_a_number_alone(app, acting, browse):
    row = gatherings.conference()
    audit.record(acting("secretary"), "meeting:move", row, **audit.affair_of(row))
    db.session.commit()
    for who in ("secretary", "admin"):
        browser = browse(who)
        browser.get("/audit")
        assert str(row.id) not in browser.page
        assert "12月17日" not in browser.page


def test_what_was_done_to_a_person_or_a_body_names_them(app, acting, browse):
    person = world.person("member1")
    audit.record(acting("admin"), "person:add", person)
    audit.record(acting("secretary"), "roster:export", world.body("s8050"))
    db.session.commit()
    browser = browse("admin")
    browser.get("/audit")
    assert f"{person.name}さん" in browser.page
    assert '<a href="/bodies/s8050">８０５０支援部会</a>' in browser.page


@pytest.mark.parametrize("who", ["admin", "secretary"])
def test_every_link_of_the_trail_opens(meeting, browse, who):
    browser = browse(who)
    browser.get("/audit")
    links = set(re.findall(r'href="(/[^"]*)"', browser.page))
    assert "/ledger" in links
    assert {link: browser.get(link).status_code for link in links if "/static/" not in link} == {
        link: 200 for link in links if "/static/" not in link
    }
