"""The day of a meeting on its pages: notices in time, bodies and rooms that are taken."""

from datetime import date

import pytest

from council.domain.vocabulary import ItemKind, MeetingState, Publicity
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


@pytest.fixture
def put_off(acting):
    """Put off from 17 December after its notice, no new day yet."""
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary), secretary)
    meetings.postpone(meeting, "大雪のため", secretary, decision=decided(secretary))
    db.session.commit()
    return meeting


@pytest.mark.parametrize("page", ["/", "/meetings", "/meetings/{id}", "/bodies/s8050"])
def test_a_day_that_was_put_off_is_never_shown_as_one_that_holds(browse, put_off, page):
    browser = browse("member1")
    browser.get(page.format(id=put_off.id))
    assert "12月17日(木)の開催は取りやめ" in browser.page
    assert "新しい日は未定" in browser.page
    assert "14:00" not in browser.page.partition('id="agenda"')[0]


def test_a_meeting_put_off_is_settled_on_a_new_day(browse, put_off):
    browser = browse("secretary")
    at = f"/meetings/{put_off.id}"
    browser.get(at)
    refused = browser.post(f"{at}/fix-date", seen(browser))
    assert refused.status_code in (409, 422)
    assert "新しい日時を入れてから" in browser.page
    browser.get(f"{at}/move")
    assert "まだ通知を送っていない" not in browser.page
    when = {name: PLAN[name] for name in ("begins", "ends", "place", "form")}
    browser.submit(f"{at}/move", {**when, "held_on": "2027-01-21", **seen(browser)})
    assert "（新しい日の案）" in browser.page
    browser.submit(f"{at}/fix-date", seen(browser))
    assert "日程を確定しました。" in browser.page


def test_a_meeting_put_off_is_held_on_its_old_day_where_that_is_said(browse, put_off):
    browser = browse("secretary")
    browser.get(f"/meetings/{put_off.id}")
    assert "元の日に開く" in browser.page
    browser.submit(f"/meetings/{put_off.id}/fix-date", {**seen(browser), "keeps_day": "1"})
    db.session.expire_all()
    assert db.session.get_one(Meeting, put_off.id).state is MeetingState.DATE_FIXED


@pytest.mark.parametrize(("who", "status"), [("secretary", 200), ("member1", 404)])
def test_a_notice_not_sent_yet_is_its_secretariats_alone(browse, acting, who, status):
    meeting = scheduled(acting("secretary"))
    meetings.fix_date(meeting, acting("secretary"))
    browser = browse(who)
    browser.get(f"/meetings/{meeting.id}")
    assert ("/notice.docx" in browser.page) == (status == 200)
    for path in ("notice.docx", "documents/notice"):
        assert browser.get(f"/meetings/{meeting.id}/{path}").status_code == status


@pytest.mark.parametrize(("is_closed", "is_hinted"), [(True, True), (False, False)])
def test_an_open_meeting_with_a_closed_item_may_be_one_that_is_partly_open(
    browse, acting, is_closed, is_hinted
):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    meeting.publicity, meeting.closed_reason = Publicity.OPEN, ""
    meetings.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title="名簿の扱いについて",
        presenter="",
        minutes=10,
        is_closed=is_closed,
        closed_reason="個人情報を扱うため" if is_closed else "",
        actor=secretary,
    )
    meetings.fix_date(meeting, secretary)
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting.id}")
    assert ("「一部公開」ではありませんか" in browser.page) == is_hinted
