"""公開の事前公表: of an open meeting everybody may know the open items, never a closed one."""

import pytest

from council.domain.errors import Conflict
from council.domain.vocabulary import ItemKind, Publicity
from council.extensions import db
from council.queries import meetings as queries
from council.services import meetings
from tests import convening, world
from tests.minutes import reading

SECRET = "鵯越の件について"


@pytest.fixture
def meeting(acting):
    secretary = acting("secretary")
    found = convening.scheduled(secretary)
    opened(found, secretary, Publicity.PARTIAL)
    add(found, secretary, "居場所の評価について")
    add(found, secretary, SECRET, is_closed=True)
    convening.notified(found, secretary)
    db.session.commit()
    return found


def add(meeting, secretary, title, *, is_closed=False):
    meetings.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title=title,
        is_closed=is_closed,
        closed_reason="個人情報を扱うため" if is_closed else "",
        actor=secretary,
    )


def opened(meeting, secretary, publicity):
    meetings.set_publicity(
        meeting,
        publicity=publicity,
        closed_reason="個人情報を扱うため",
        base_version=meeting.version,
        actor=secretary,
    )


def test_the_announcement_names_the_open_items_alone(meeting, acting, browse):
    browser, at = browse("secretary"), f"/meetings/{meeting.id}/publication"
    page = browser.get(at).text
    paper = "\n".join(reading.lines(browser.get(f"{at}.docx").data))
    for text in (page, paper):
        assert "居場所の評価について" in text
        assert SECRET not in text
        assert "公開しない議題があります" in text
        assert "先着順" in text
    assert "12月3日(木)までに公表します" in page


def test_room_and_way_for_observers_and_the_day_are_kept(meeting, browse):
    browser, at = browse("secretary"), f"/meetings/{meeting.id}/publication"
    browser.get(at)
    fields = {
        "seats": "10",
        "observing": "前日までに電話で申し込みます。",
        "made_public_on": "2026-12-03",
        "base_version": browser.hidden["base_version"],
    }
    browser.submit(at, fields | convening.DECIDED)
    assert "12月3日(木)に公表しました" in browser.page
    paper = "\n".join(reading.lines(browser.get(f"{at}.docx").data))
    assert "１０名" in paper
    assert "前日までに電話で申し込みます。" in paper
    late = fields | {"made_public_on": "2026-12-04"}
    browser.get(at)
    late["base_version"] = browser.hidden["base_version"]
    assert browser.post(at, late).status_code == 422


def test_a_closed_meeting_is_not_made_public(meeting, acting, browse):
    secretary = acting("secretary")
    again = queries.get(secretary, meeting.id)
    opened(again, secretary, Publicity.CLOSED)
    with pytest.raises(Conflict):
        meetings.publication_document(again, secretary)
    db.session.commit()
    assert "公表できるのは" in browse("secretary").get(f"/meetings/{again.id}/publication").text


def test_members_who_are_to_be_elsewhere_are_named_when_a_meeting_is_moved(meeting, acting, browse):
    sits_in_both = world.PEOPLE["chair"].name
    day = world.NOW.date().replace(day=22)
    employment = convening.scheduled(acting("emp_secretary"), day, "employment")
    meetings.fix_date(employment, acting("emp_secretary"))
    world.members.assign_secretariat(
        world.body("employment"),
        world.agency("seikatsu_fukushi_ka"),
        world.person("secretary"),
        starts_on=world.TODAY,
        actor=world.Actor.system(world.TODAY),
    )
    db.session.commit()
    browser, at = browse("secretary"), f"/meetings/{meeting.id}/move"
    browser.get(at)
    browser.submit(
        at,
        {
            "held_on": day.isoformat(),
            "begins": "15:00",
            "ends": "17:00",
            "place": "別の会場",
            "form": "in_person",
            "base_version": browser.hidden["base_version"],
            **convening.DECIDED,
        },
    )
    assert f"同じ時間に別の会議がある委員がいます：{sits_in_both}（" in browser.page
