"""もう一人の確認を待つもの: one list, its buttons, its place on the first page."""

import pytest

from council.domain.second_person import SecondState
from council.extensions import db
from council.queries import second_person as queries
from council.services import minutes as services
from tests import world
from tests.services.minutes.steps import awaiting, seen
from tests.services.test_second_person import entered
from tests.sitting_rooms import held

PAGE = "/second-person"


def before_the_chair(acting):
    meeting = held(acting)
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    found = seen(meeting, acting)
    awaiting(found, acting)
    return found


@pytest.fixture
def row(app, acting):
    return entered(before_the_chair(acting), acting)


def test_the_second_person_is_led_from_the_first_page_to_what_is_to_be_read(browse, row):
    browser = browse("secretary2")
    browser.get("/")
    assert "もう一人として確認する" in browser.page
    browser.get(PAGE)
    assert "あなたの確認を待っています" in browser.page
    assert "/minutes/approval#decide" in browser.page
    assert "代行（電話" in browser.page


def test_the_page_of_the_approval_asks_of_each_reader_what_that_reader_can_do(app, acting, browse):
    found = before_the_chair(acting)
    page = f"/meetings/{found.meeting_id}/minutes/approval"
    approves, enters = "承認するか、差し戻してください。", "いちばん下で代行入力します。"
    for who, asked, other in (("chair", approves, enters), ("secretary", enters, approves)):
        text = browse(who).get(page).text
        assert asked in text
        assert other not in text
    entered(found, acting)
    assert "承認は代行入力されています。" in browse("secretary2").get(page).text


def test_who_asked_is_not_asked_to_confirm(browse, row):
    browser = browse("secretary")
    browser.get("/")
    assert "もう一人として確認する" not in browser.page
    browser.get(PAGE)
    assert "いま、あなたの確認を待つものはありません。" in browser.page
    browser.submit(f"{PAGE}/{row.id}/withdraw")
    assert "取消し" in browser.page
    assert browser.post(f"{PAGE}/{row.id}/withdraw").status_code == 409


def test_it_is_refused_with_a_reason_that_who_asked_reads(browse, acting, row):
    second = browse("secretary2")
    second.get(PAGE)
    assert second.post(f"{PAGE}/{row.id}/refuse", {"answer": " "}).status_code == 422
    assert "理由を入力してください。" in second.page
    second.submit(f"{PAGE}/{row.id}/refuse", {"answer": "電話の方が違いました。"})
    first = browse("secretary")
    first.get(PAGE)
    assert "理由：電話の方が違いました。" in first.page
    db.session.expire_all()
    assert queries.get(acting("secretary"), row.id).state is SecondState.REFUSED


def test_nobody_refuses_their_own_and_others_find_nothing(browse, row):
    assert browse("secretary").post(f"{PAGE}/{row.id}/refuse", {"answer": "x"}).status_code == 403
    for who in ("emp_secretary", "chair", "staff_a", "admin"):
        for act in ("refuse", "withdraw"):
            assert browse(who).post(f"{PAGE}/{row.id}/{act}", {"answer": "x"}).status_code == 404


def test_another_bodys_secretariat_sees_no_line_of_it(browse, row):
    browser = browse("emp_secretary")
    browser.get(PAGE)
    assert world.person("secretary").name not in browser.page.partition("<main")[2]
    browser.get("/")
    assert "もう一人として確認する" not in browser.page


def test_the_list_takes_as_many_statements_for_many_as_for_few(browse, acting, row):
    browser = browse("secretary2")
    before = browser.cost(PAGE)
    for _ in range(3):
        entered(before_the_chair(acting), acting)
    assert browser.cost(PAGE) == before
