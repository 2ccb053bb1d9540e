from datetime import timedelta

import pytest
from sqlalchemy import select

from council.delivery import deliver_due
from council.domain import clock
from council.domain.vocabulary import Answer
from council.extensions import db
from council.invites.transport import transport_of
from council.models import Invitation
from council.services import invitations, replies
from tests import world
from tests.services import gatherings


@pytest.fixture
def meeting(app, acting):
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    db.session.commit()
    return row


def invitation(who):
    return db.session.scalars(
        select(Invitation).where(Invitation.person_id == world.person(who).id)
    ).one()


def reply_url(who):
    return f"/invitations/{invitation(who).id}/reply"


def test_a_member_answers_on_a_page_that_says_when_where_and_until_when(browse, meeting):
    browser = browse("member1")
    browser.get(reply_url("member1"))
    for said in ("12月17日", "午後2時", "会議室４１", "12月10日"):
        assert said in browser.page
    browser.submit(reply_url("member1"), {"answer": "attend"})
    assert "いまの回答" in browser.page
    assert "出欠の回答を受け取りました。" in browser.page


def test_an_answer_without_a_choice_is_refused_at_the_field(browse, meeting):
    browser = browse("member1")
    answer = browser.post(reply_url("member1"), {"comment": "遅れます"})
    assert answer.status_code == 422
    assert "出欠を選んでください。" in browser.page
    assert "遅れます" in browser.page


def test_a_substitute_without_a_name_is_refused_at_the_field(browse, meeting):
    browser = browse("member1")
    answer = browser.post(reply_url("member1"), {"answer": "substitute"})
    assert answer.status_code == 422
    assert "代理の方の氏名を入力してください。" in browser.page


def test_a_substitute_named_with_another_answer_is_refused_at_the_field(browse, meeting):
    browser = browse("member1")
    answer = browser.post(reply_url("member1"), {"answer": "attend", "substitute_name": "真木 雫"})
    assert answer.status_code == 422
    assert "出欠で「代理出席」を選んでください。" in browser.page
    assert "真木 雫" in browser.page


def test_the_substitutes_fields_say_when_they_are_written(browse, meeting):
    browser = browse("member1")
    browser.get(reply_url("member1"))
    assert browser.page.count("代理出席のときに書いてください。") == 2
    assert "代理の方の氏名</label>" in browser.page


@pytest.mark.parametrize("who", ["member2", "secretary", "admin"])
def test_anothers_invitation_does_not_exist(browse, meeting, who):
    assert browse(who).get(reply_url("member1")).status_code == 404


def test_the_secretariat_enters_an_answer_that_came_by_fax(browse, meeting):
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting.id}/replies")
    assert "FAXで届ける" in browser.page
    url = f"/meetings/{meeting.id}/invitations/{invitation('member3').id}"
    browser.get(url)
    browser.submit(url, {"answer": "attend", "means": "fax", "received_on": "12月3日"})
    assert "常盤 碧さんの回答を代行で入力しました。" in browser.page
    assert "代行" in browser.page


def test_an_answer_that_comes_from_the_future_is_refused(browse, meeting):
    browser = browse("secretary")
    url = f"/meetings/{meeting.id}/invitations/{invitation('member3').id}"
    answer = browser.post(url, {"answer": "attend", "means": "fax", "received_on": "2026-12-31"})
    assert answer.status_code == 422
    assert "今日までの日にしてください。" in browser.page


def test_an_answer_that_came_before_the_notice_is_refused_at_the_field(browse, meeting):
    browser = browse("secretary")
    url = f"/meetings/{meeting.id}/invitations/{invitation('member3').id}"
    answer = browser.post(url, {"answer": "attend", "means": "fax", "received_on": "2026-12-02"})
    assert answer.status_code == 422
    assert "案内したのは12月3日(木)です。" in browser.page
    assert "2026-12-02" in browser.page


def test_a_member_enters_nothing_for_others(browse, meeting):
    url = f"/meetings/{meeting.id}/invitations/{invitation('member3').id}"
    assert browse("member1").post(url, {"answer": "attend"}).status_code == 403


def test_an_invitation_of_another_meeting_is_not_found_here(browse, meeting, acting):
    other = gatherings.meeting("employment")
    invitations.convene(other, acting("emp_secretary"))
    found = db.session.scalars(
        select(Invitation).where(Invitation.person_id == world.person("emp_member").id)
    ).one()
    url = f"/meetings/{meeting.id}/invitations/{found.id}"
    assert browse("secretary").get(url).status_code == 404


def test_a_person_taken_off_the_list_is_told_alone(browse, meeting):
    browser = browse("secretary")
    url = f"/meetings/{meeting.id}/invitations/{invitation('member1').id}/remove"
    assert browser.post(url).status_code == 422
    assert "確かめて、印を付けてください。" in browser.page
    assert "取り消されています" not in browse("member1").get(reply_url("member1")).text
    browser.submit(url, {"is_sure": "y"})
    assert "若狭 律子さんへの案内を取り消しました。" in browser.page
    member = browse("member1")
    assert "取り消されています" in member.get(reply_url("member1")).text


@pytest.fixture
def gone(meeting, house):
    """The worker has sent the mails."""
    deliver_due(transport_of(house.config["SETTINGS"].mail_url))


def test_the_secretariat_reminds_on_the_board_and_sees_whom_to_call(browse, meeting, gone):
    url, browser = f"/meetings/{meeting.id}/replies", browse("secretary")
    browser.get(url)
    assert "未回答の人に確認を送る" in browser.page
    called = browser.page.split("電話などで確かめる")[1].split("</ul>")[0]
    assert "常盤 碧" in called
    assert "若狭 律子" not in called
    browser.submit(f"{url}/remind")
    assert "未回答の4名に、確認のメールを送ります。" in browser.page
    assert "今日、確認を送りました" in browser.page
    assert "に確認を送付" in browser.page
    assert "未回答の人に確認を送る" not in browser.page
    browser.get("/outbox")
    assert browser.page.count("出欠の確認") == 4


def test_the_meetings_page_leads_to_the_silent_from_the_day_after_the_notice(browse, meeting):
    assert "未回答の5名に確かめる" not in browse("secretary").get(f"/meetings/{meeting.id}").text
    with clock.at(world.NOW + timedelta(days=1)):
        assert "未回答の5名に確かめる" in browse("secretary").get(f"/meetings/{meeting.id}").text


def test_a_second_press_on_a_day_is_answered_with_the_reason(browse, meeting, gone):
    url, browser = f"/meetings/{meeting.id}/replies", browse("secretary")
    browser.submit(f"{url}/remind")
    assert browser.post(f"{url}/remind").status_code == 422
    assert "今日は、もう確認を送りました。" in browser.page


def test_no_reminder_is_offered_while_the_mails_wait_or_once_all_have_answered(
    browse, meeting, gone, acting
):
    for who in ("chair", "deputy", "member1", "member2", "member3"):
        replies.reply(invitation(who), answer=Answer.ATTEND, actor=acting(who))
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting.id}/replies")
    assert "未回答の人に確認を送る" not in browser.page
    assert "電話などで確かめる" not in browser.page


def test_others_are_told_of_the_meeting_without_being_asked(browse, meeting):
    browser = browse("secretary")
    url = f"/meetings/{meeting.id}/announce"
    browser.get(url)
    assert "桐生 慶" in browser.page
    assert "若狭 律子" not in browser.page
    assert browser.post(url).status_code == 422
    browser.submit(url, {"people": [str(world.person("rep_chair").id)]})
    assert "1名に知らせました。" in browser.page
    assert "周知した方" in browser.page
    assert "出欠の回答は必要ありません" in browse("rep_chair").get(reply_url("rep_chair")).text


def test_only_its_convener_sees_the_board_of_a_case_conference(browse, app, acting):
    held = gatherings.conference()
    invitations.invite_participants(held, acting("staff_a"))
    db.session.commit()
    url = f"/meetings/{held.id}/replies"
    assert browse("staff_a").get(url).status_code == 200
    assert browse("staff_b").get(url).status_code == 403
    for who in ("secretary", "admin", "chair"):
        assert browse(who).get(url).status_code == 404


def test_the_meetings_page_shows_the_chair_the_forecast_and_a_member_the_own_answer(
    browse, meeting, acting
):
    replies.reply(invitation("member2"), answer=Answer.ABSENT, actor=acting("member2"))
    chair, member = browse("chair"), browse("member1")
    chair.get(f"/meetings/{meeting.id}")
    member.get(f"/meetings/{meeting.id}")
    assert "早乙女 文" in chair.page
    assert "早乙女 文" not in member.page
    assert "出欠を回答する" in member.page


def test_the_board_takes_as_many_statements_for_many_answers_as_for_none(browse, meeting, acting):
    browser = browse("secretary")
    url = f"/meetings/{meeting.id}/replies"
    before = int(browser.get(url).headers["X-Council-Statements"])
    for who in ("chair", "deputy", "member1", "member2"):
        replies.reply(invitation(who), answer=Answer.ATTEND, comment="可", actor=acting(who))
    db.session.commit()
    after = int(browser.get(url).headers["X-Council-Statements"])
    assert before <= after <= before + 1 <= 6


def test_the_own_page_stays_within_its_statements(browse, meeting, acting):
    for answer in (Answer.ATTEND, Answer.ABSENT, Answer.ATTEND):
        replies.reply(invitation("member1"), answer=answer, comment="可", actor=acting("member1"))
    answer = browse("member1").get(reply_url("member1"))
    assert int(answer.headers["X-Council-Statements"]) <= 6


def test_the_board_names_the_meeting_by_its_number(browse, acting):
    meeting = gatherings.meeting()
    invitations.convene(meeting, acting("secretary"))
    browser = browse("secretary")
    for page in ("replies", "announce"):
        browser.get(f"/meetings/{meeting.id}/{page}")
        assert "第3回" in browser.page


def test_a_time_to_answer_that_is_over_is_said_to_be_over(browse, acting):
    meeting = gatherings.meeting()
    invitations.convene(meeting, acting("secretary"))
    meeting.reply_by = world.TODAY.replace(day=1)
    browser = browse("member1")
    browser.get(f"/meetings/{meeting.id}")
    assert "回答の期限（12月1日(火)）を過ぎています。" in browser.page
    keeper = browse("secretary")
    keeper.get(f"/meetings/{meeting.id}/replies")
    assert "回答の期限（12月1日(火)）を過ぎています" in keeper.page


def test_who_has_answered_is_not_asked_to_answer_by_a_day(browse, acting):
    meeting = gatherings.meeting()
    invitations.convene(meeting, acting("secretary"))
    replies.reply(invitation("member1"), answer=Answer.ATTEND, actor=acting("member1"))
    meeting.reply_by = world.TODAY.replace(day=1)
    browser = browse("member1")
    browser.get(f"/meetings/{meeting.id}")
    assert "出欠の回答を受け取っています。" in browser.page
    assert "過ぎています" not in browser.page


def test_the_meetings_page_leads_who_will_be_away_alone_to_the_sheet_for_opinions(browse, meeting):
    sheet = f"/invitations/{invitation('member1').id}/meetings/{meeting.id}/writing"
    browser = browse("member1")
    for answer, is_led in (("attend", False), ("absent", True)):
        browser.submit(reply_url("member1"), {"answer": answer})
        browser.get(f"/meetings/{meeting.id}")
        assert (sheet in browser.page) is is_led


def test_an_answer_given_stands_in_the_fields_so_that_one_of_them_can_be_put_right(browse, meeting):
    url, browser = reply_url("member1"), browse("member1")
    browser.submit(
        url, {"answer": "substitute", "substitute_name": "真木 雫", "comment": "遅れます"}
    )
    assert 'value="真木 雫"' in browser.page
    assert "遅れます</textarea>" in browser.page


def test_who_comes_after_all_does_not_have_to_take_the_substitute_out(browse, meeting):
    url, browser = reply_url("member1"), browse("member1")
    known = {"substitute_name": "真木 雫", "substitute_post": "主任"}
    browser.submit(url, {"answer": "substitute"} | known)
    browser.submit(url, {"answer": "attend"} | known)
    assert "<strong>出席</strong>" in browser.page


def test_the_page_to_answer_on_calls_the_body_by_its_name(browse, meeting):
    browser = browse("member1")
    browser.get(reply_url("member1"))
    assert "8050支援部会" not in browser.page
