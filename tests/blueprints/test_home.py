import re
from datetime import date, time, timedelta

import pytest

from council.domain import clock
from council.domain.vocabulary import ActionState, MeetingState
from council.extensions import db
from council.services import actions, invitations, meetings, minutes
from tests import convening, held, papers, sitting_rooms, tasks, world
from tests.convening import notified, scheduled
from tests.services import gatherings
from tests.services.minutes import steps

EVERYBODY = ["secretary", "chair", "member1", "staff_a", "admin", "nobody"]


def part(page: str, title: str) -> str:
    """What stands under a heading of the first page."""
    return page.partition(title)[2].partition("<h2>")[0]


@pytest.fixture
def meeting(app, acting):
    """A meeting in two weeks, its notice sent by letters."""
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    db.session.commit()
    return row


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_has_a_first_page_at_the_same_cost(browse, acting, who):
    browser = browse(who)
    assert browser.get("/").status_code == 200
    few = browser.get("/").headers["X-Council-Statements"]
    for day in (14, 15, 16, 17):
        notified(scheduled(acting("secretary"), date(2026, 12, day)), acting("secretary"))
    over = held.meeting(number=9)
    tasks.at(tasks.make(acting("secretary"), meeting=over), ActionState.REPORTED, acting)
    papers.submitted(acting)
    assert browser.get("/").headers["X-Council-Statements"] == few
    assert int(few) <= 6


def test_who_has_nothing_to_do_is_told_so(browse):
    browser = browse("nobody")
    browser.get("/")
    assert "いま、お願いすることはありません。" in browser.page
    assert "ほかの人がしたことで、変わったものはありません。" in browser.page


def test_what_to_keep_an_eye_on_leads_to_the_very_thing(browse):
    browser = browse("secretary")
    browser.get("/")
    beside = part(browser.page, "気にかけること")
    assert "８０５０支援部会　空いている席（推薦待ち）" in beside
    assert 'href="/bodies/s8050#seats"' in beside
    browser.get("/bodies/s8050")
    assert 'id="seats"' in browser.page


def test_a_secretariat_begins_a_meeting_from_its_first_page(browse):
    for who, has_button in (("secretary", True), ("member1", False)):
        browser = browse(who)
        browser.get("/")
        assert ('href="/meetings#schedule"' in browser.page) is has_button
    browser = browse("secretary")
    browser.get("/meetings")
    assert 'id="schedule"' in browser.page


def test_what_an_agency_reported_as_done_is_not_overdue(browse, acting):
    action = tasks.at(tasks.make(acting("secretary")), ActionState.REPORTED, acting)
    action.due_on = world.TODAY - timedelta(days=20)
    browser = browse("secretary")
    browser.get("/")
    answered = part(browser.page, "報告あり・確認待ち")
    assert f"対応事項 {action.code}" in answered
    assert "ぷらっとホーム世田谷が「終わった」と報告しました。" in answered
    assert action.code not in part(browser.page, "期限を過ぎています")


def test_what_nobody_reported_is_overdue(browse, acting):
    action = tasks.at_work(acting)
    action.due_on = world.TODAY - timedelta(days=20)
    browser = browse("staff_a")
    browser.get("/")
    assert "20日超過" in browser.page


def test_the_nav_counts_what_waits(browse, acting):
    tasks.at(tasks.make(acting("secretary")), ActionState.REPORTED, acting)
    papers.submitted(acting)
    browser = browse("secretary")
    browser.get("/")
    counts = re.findall(r'">([^<]+) <span class="count">(\d+)<', browser.page)
    assert dict(counts) == {"今日": "3", "事例": "1", "対応事項": "1"}


def test_a_paper_to_be_screened_is_due_with_the_notice_of_the_next_meeting(browse, acting):
    papers.submitted(acting)
    browser = browse("secretary")
    browser.get("/")
    assert "次の会議は未定" in browser.page
    scheduled(acting("secretary"), date(2027, 1, 28))
    browser.get("/")
    row = browser.page.partition("事例の匿名化を点検する")[0].rpartition('<li class="task')[2]
    assert "1月14日(木)" in row
    assert "第1回の通知まで" in row
    assert "ぷらっとホーム世田谷から届きました。" in browser.page


def test_minutes_approved_since_are_no_paper_in_preparation(browse, acting):
    first = sitting_rooms.held(acting)
    steps.approved(minutes.draft(first, acting("secretary")), acting)
    near = scheduled(acting("secretary"), date(2026, 12, 17))
    for source in (None, first):
        meetings.add_paper(near, title="資料", item=None, source=source, actor=acting("secretary"))
    db.session.commit()
    browser = browse("secretary")
    browser.get("/")
    assert "準備中の資料が1点あります。" in browser.page
    browser.get(f"/meetings/{near.id}")
    assert browser.page.count("準備中") == 1


def test_papers_in_preparation_for_a_near_meeting_are_on_the_first_page(browse, acting):
    near = scheduled(acting("secretary"), date(2026, 12, 17))
    far = scheduled(acting("secretary"), date(2027, 3, 11))
    for one in (near, far):
        meetings.add_paper(one, title="資料", item=None, actor=acting("secretary"))
    browser = browse("secretary")
    browser.get("/")
    assert browser.page.count("資料を用意する") == 1
    assert f'href="/meetings/{near.id}#papers"' in browser.page
    browser.get(f"/meetings/{near.id}")
    assert 'id="papers"' in browser.page


def test_letters_to_be_carried_are_on_the_first_page_until_they_are(browse, meeting):
    browser = browse("secretary")
    browser.get("/")
    assert "FAXや郵送などで届ける案内が1通あります。" in browser.page
    assert 'href="/outbox#paper"' in browser.page
    carried(browser)
    browser.get("/")
    assert "紙で届ける" not in browser.page


def carried(browser) -> str:
    """Mark the one letter on paper as carried; what it was."""
    browser.get("/outbox")
    paper = browser.page.partition('id="paper"')[2].partition("</section>")[0]
    assert "常盤 碧" in paper
    (letter,) = re.findall(r'name="letters" value="([^"]+)"', paper)
    browser.submit("/outbox/carried", {"letters": letter, "on": world.TODAY.isoformat()})
    return paper


def test_each_letter_to_a_member_without_mail_is_carried_in_its_turn(browse, acting, meeting):
    browser = browse("secretary")
    assert "開催の案内" in carried(browser)
    convening.called_off(meeting, "荒天のため", acting("secretary"))
    assert "中止のお知らせ" in carried(browser)


def test_what_others_did_is_told_and_what_one_did_oneself_is_not(browse, acting, meeting):
    convening.called_off(meeting, "荒天のため", acting("secretary"))
    member, secretary = browse("member1"), browse("secretary")
    member.get("/")
    assert "８０５０支援部会 12月17日(木)</a>　中止になりました。" in part(
        member.page, "変わったこと"
    )
    secretary.get("/")
    assert "中止になりました。" not in secretary.page


@pytest.mark.parametrize("who", ["emp_member", "staff_a", "admin", "rep_chair"])
def test_of_another_bodys_meeting_nothing_is_told(browse, acting, meeting, who):
    convening.called_off(meeting, "荒天のため", acting("secretary"))
    browser = browse(who)
    browser.get("/")
    assert "中止になりました。" not in browser.page


def test_what_changed_names_an_agencys_word_and_no_text(browse, acting):
    action = tasks.at_work(acting)
    actions.hold(action, "法改正を待つ", acting("secretary"))
    other = tasks.make(acting("secretary"), meeting=action.meeting)
    tasks.at(other, ActionState.REPORTED, acting)
    browser = browse("secretary")
    browser.get("/")
    told = part(browser.page, "変わったこと")
    assert f"対応事項 {other.code}" in told
    assert "ぷらっとホーム世田谷が「終わった」と報告しました。" in told
    assert tasks.TEXT not in browser.page


def test_a_bound_item_is_told_of_to_those_of_the_conference_alone(browse, acting):
    action = tasks.bound(acting)
    actions.accept(action, acting("staff_a"))
    for who, is_told in (
        ("secretary", False),
        ("admin", False),
        ("staff_c", False),
        ("staff_b", True),
    ):
        browser = browse(who)
        browser.get("/")
        assert (action.code in browser.page) is is_told


def test_how_a_paper_came_to_be_is_not_for_its_readers(browse, acting):
    papers.submitted(acting)
    browser = browse("member1")
    browser.get("/")
    assert "事例が提出されました。" not in browser.page
    keeper = browse("secretary")
    keeper.get("/")
    assert "事例が提出されました。" in keeper.page


def test_what_is_older_than_a_week_is_told_only_to_who_was_away_longer(browse, acting, meeting):
    with clock.at(world.NOW - timedelta(days=20)):
        browse("member1").get("/")
    with clock.at(world.NOW - timedelta(days=9)):
        convening.called_off(meeting, "荒天のため", acting("secretary"))
        db.session.commit()
    away = browse("member1")
    away.get("/")
    assert "中止になりました。" in away.page
    assert "新着" in away.page
    again = browse("member1")
    again.get("/")
    assert "中止になりました。" not in again.page


def test_minutes_open_too_long_are_watched_and_those_sent_for_review_are_told_of(browse, acting):
    late = held.meeting()
    minutes.draft(late, acting("secretary"))
    with clock.at(world.NOW):
        recent = sitting_rooms.held(acting)
        found = minutes.draft(recent, acting("secretary"))
        minutes.check(found, acting("secretary"))
        minutes.send_for_review(found, date(2026, 12, 10), acting("secretary"))
        db.session.commit()
    browser = browse("secretary2")
    browser.get("/")
    beside = part(browser.page, "気にかけること")
    assert beside.count("45日を過ぎて確定していない議事録") == 1
    assert f'href="/meetings/{late.id}/minutes"' in beside
    told = part(browser.page, "変わったこと")
    assert "議事録（案）の確認が始まりました。" in told
    assert f'href="/meetings/{recent.id}/minutes"' in told


def test_minutes_are_due_on_the_working_day_before_a_day_off(browse, acting):
    over = gatherings.meeting(
        at=gatherings.sitting(held_on=date(2026, 11, 28)),
        state=MeetingState.CLOSED,
        opened_at=time(14),
        closed_at=time(16),
        presider_id=world.person("chair").id,
    )
    db.session.commit()
    browser = browse("secretary")
    browser.get("/")
    row = browser.page[: browser.page.index(f"/meetings/{over.id}/minutes")].rpartition("<li")[2]
    assert "12月11日(金)" in row


def test_a_meeting_called_off_shows_no_forecast(browse, acting, meeting):
    keeper = browse("secretary2")
    keeper.get(f"/meetings/{meeting.id}")
    assert "定足数に" in keeper.page
    convening.called_off(meeting, "荒天のため", acting("secretary"))
    db.session.commit()
    keeper.get(f"/meetings/{meeting.id}")
    assert "定足数に" not in keeper.page
    assert re.search("案内した[1-9]名を見る", keeper.page)


def test_a_meeting_that_was_closed_today_is_not_to_come(browse, acting):
    meeting = sitting_rooms.opened(acting)
    browser = browse("deputy")
    browser.get("/")
    assert f"/meetings/{meeting.id}" in part(browser.page, "これからの会議")
    sitting_rooms.over(meeting, acting("secretary"))
    browser.get("/")
    assert f"/meetings/{meeting.id}" not in part(browser.page, "これからの会議")
