"""The day of a meeting on its pages: notices in time, bodies and rooms that are taken."""

from datetime import date

import pytest

from council.extensions import db
from council.models import Meeting
from council.services import meetings
from tests.convening import decided, notified, scheduled

PLAN = {
    "held_on": "令和8年12月17日",
    "begins": "14:00",
    "ends": "16:00",
    "place": "第2庁舎 会議室41",
    "form": "in_person",
    "publicity": "closed",
    "closed_reason": "個人情報を扱うため",
}


def seen(browser):
    """What the page last opened says of its version."""
    return {"base_version": browser.hidden["base_version"]}


def test_the_notice_goes_out_on_a_working_day_and_a_day_that_has_passed_is_said_to_have_passed(
    browse, acting
):
    browser = browse("secretary")
    ahead = scheduled(acting("secretary"), date(2027, 1, 17))  # two weeks before is 3 January
    meetings.fix_date(ahead, acting("secretary"))
    browser.get(f"/meetings/{ahead.id}")
    assert "開催通知は、12月28日(月)までに送ります。" in browser.page
    near = scheduled(acting("secretary"), date(2026, 12, 8))
    meetings.fix_date(near, acting("secretary"))
    browser.get(f"/meetings/{near.id}")
    assert "開催通知を送る期限（11月24日(火)）を過ぎています。" in browser.page


@pytest.mark.parametrize(
    ("begins", "ends", "status"),
    [("14:00", "16:00", 422), ("15:30", "17:00", 422), ("16:00", "17:00", 303)],
)
def test_a_body_does_not_meet_twice_at_the_same_time(browse, acting, begins, ends, status):
    scheduled(acting("secretary"))
    db.session.commit()
    times = {"begins": begins, "ends": ends}
    browser = browse("secretary")
    browser.get("/meetings/new/s8050")
    assert browser.post("/meetings/new/s8050", {**PLAN, **times}).status_code == status
    assert ("この日時にすでに会議があります" in browser.page) == (status == 422)
    assert db.session.query(Meeting).count() == (1 if status == 422 else 2)


def test_a_meeting_is_not_moved_onto_another_of_its_body_but_stays_where_it_is(browse, acting):
    secretary = acting("secretary")
    scheduled(secretary)
    other = scheduled(secretary, date(2026, 12, 18))
    db.session.commit()
    path = f"/meetings/{other.id}/move"
    browser = browse("secretary")
    browser.get(path)
    when = {name: PLAN[name] for name in ("begins", "ends", "form")}
    stays = {**when, **seen(browser), "place": "会議室2"}
    assert browser.post(path, {**stays, "held_on": "2026-12-17"}).status_code == 422
    assert "この日時にすでに会議があります" in browser.page
    assert browser.post(path, {**stays, "held_on": "2026-12-18"}).status_code == 303


def test_a_meeting_called_off_leaves_its_time_free(browse, acting):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary), secretary)
    meetings.cancel(meeting, "大雪のため", secretary, decision=decided(secretary))
    db.session.commit()
    browse("secretary").submit("/meetings/new/s8050", PLAN)
    assert db.session.query(Meeting).count() == 2


def test_a_late_notice_and_a_taken_room_are_said_when_the_day_is_chosen(browse, acting):
    scheduled(acting("secretary"), date(2026, 12, 8), "representatives")
    db.session.commit()
    browser = browse("secretary")
    place = "第2庁舎 4階 会議室41"
    browser.submit("/meetings/new/s8050", {**PLAN, "held_on": "2026-12-08", "place": place})
    assert "通知の期限（11月24日）を過ぎています。" in browser.page
    assert "同じ場所で、同じ時間に" in browser.page
    browser.submit("/meetings/new/s8050", {**PLAN, "held_on": "2027-01-18"})
    assert "を過ぎています。" not in browser.page
    assert "同じ場所で" not in browser.page
