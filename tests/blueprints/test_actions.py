from datetime import date

import pytest
from sqlalchemy import select

from council.domain.vocabulary import ActionState, ReportKind
from council.extensions import db
from council.models import ActionReport, AuditEntry
from council.services import actions
from tests import held
from tests.tasks import BOUND, TEXT, asked, at_work, bound, fresh, late, make, url


def test_the_desk_is_empty_with_a_sentence(browse):
    browser = browse("staff_a")
    browser.get("/actions")
    assert "いま、あなたに関わる対応事項はありません" in browser.page


def test_an_agency_accepts_with_one_press_on_its_desk(browse, acting):
    action = make(acting("secretary"))
    browser = browse("staff_a")
    browser.get("/actions")
    assert TEXT in browser.page
    assert "引き受ける" in browser.page
    browser.submit(url(action, "accept"), {"base_version": action.version, "back": "desk"})
    assert "引き受けました。" in browser.page
    assert "これから" in browser.page
    assert fresh(action).state is ActionState.ACCEPTED


def test_the_desk_says_by_how_many_days_an_item_is_late(browse, acting):
    late(acting)
    browser = browse("manager_a")
    browser.get("/actions")
    assert "11日超過" in browser.page
    assert "期限を過ぎています" in browser.page


def test_a_report_is_sent_with_a_remark(browse, acting):
    action = at_work(acting)
    browser = browse("staff_a")
    browser.get(url(action))
    browser.submit(
        url(action, "report"),
        {"base_version": action.version, "kind": "progress", "text": "９月分まで集計済み"},
    )
    assert "報告しました。" in browser.page
    assert "９月分まで集計済み" in browser.page


def test_a_report_without_a_choice_is_refused_and_keeps_the_remark(browse, acting):
    action = at_work(acting)
    browser = browse("staff_a")
    answer = browser.post(
        url(action, "report"), {"base_version": action.version, "text": "まだ決まらない"}
    )
    assert answer.status_code == 422
    assert "どれかを選んでください" in browser.page
    assert "まだ決まらない" in browser.page


def test_the_wish_for_more_time_leads_to_the_question_until_when(browse, acting):
    action = at_work(acting)
    browser = browse("staff_a")
    answer = browser.post(
        url(action, "report"),
        {"base_version": action.version, "kind": "extension", "text": "１０月分を待つ"},
    )
    assert answer.status_code == 200
    assert "新しい期限" in browser.page
    assert "１０月分を待つ" in browser.page
    assert fresh(action).asked_due_on is None


def test_a_day_off_is_shown_with_the_next_working_day(browse, acting):
    action = at_work(acting)
    browser = browse("staff_a")
    fields = {"base_version": action.version, "due_on": "R9.1.2", "text": "年明けになる"}
    answer = browser.post(url(action, "extension"), fields)
    assert answer.status_code == 422
    assert "閉庁日（年末年始）" in browser.page
    assert "1月4日(月)" in browser.page
    browser.submit(url(action, "extension"), {**fields, "instead": "1"})
    assert fresh(action).asked_due_on == date(2027, 1, 4)


def test_a_day_off_may_be_kept(browse, acting):
    action = at_work(acting)
    browser = browse("staff_a")
    browser.submit(
        url(action, "extension"),
        {"base_version": action.version, "due_on": "2027-01-02", "text": "当番", "keep": "1"},
    )
    assert fresh(action).asked_due_on == date(2027, 1, 2)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"due_on": "", "text": "理由"}, "新しい期限を入力してください。"),
        ({"due_on": "あした", "text": "理由"}, "日付を読み取れませんでした"),
        ({"due_on": "2026-12-18", "text": "理由"}, "いまの期限と今日より後の日"),
        ({"due_on": "2026-12-25", "text": ""}, "理由を一行書いてください。"),
    ],
)
def test_an_extension_is_refused_at_its_field(browse, acting, fields, sentence):
    action = at_work(acting)
    browser = browse("staff_a")
    answer = browser.post(url(action, "extension"), {"base_version": action.version, **fields})
    assert answer.status_code == 422
    assert sentence in browser.page


def test_whoever_was_overtaken_looks_and_presses_again(browse, acting):
    action = at_work(acting)
    stale = action.version
    actions.report(action, kind=ReportKind.PROGRESS, text="先に報告", actor=acting("manager_a"))
    browser = browse("staff_a")
    fields = {"base_version": stale, "kind": "done", "text": "終わりました"}
    answer = browser.post(url(action, "report"), fields)
    assert answer.status_code == 409
    assert "ほかの人が先に保存しました" in browser.page
    assert "終わりました" in browser.page
    browser.submit(url(action, "report"), {**fields, "base_version": fresh(action).version})
    assert fresh(action).state is ActionState.REPORTED


def test_a_report_posted_twice_is_carried_out_once(browse, acting):
    action = at_work(acting)
    browser = browse("staff_a")
    fields = {
        "base_version": action.version,
        "kind": "progress",
        "text": "一度だけ",
        "idempotency_key": "k" * 32,
    }
    assert browser.post(url(action, "report"), fields).status_code == 303
    assert browser.post(url(action, "report"), fields).status_code == 303
    reports = db.session.scalars(
        select(ActionReport).where(ActionReport.kind == ReportKind.PROGRESS)
    )
    assert len(list(reports)) == 1


def test_the_text_of_a_case_conferences_item_is_read_on_its_page_and_logged(browse, acting):
    action = bound(acting)
    browser = browse("staff_a")
    browser.get("/actions")
    assert BOUND not in browser.page
    assert "個別ケース検討会議の対応事項" in browser.page
    browser.get(url(action))
    assert BOUND in browser.page
    assert "取扱注意" in browser.page
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "action:read")).one()
    assert entry.subject_id == action.id
    assert entry.case_id is not None


@pytest.mark.parametrize("who", ["manager_a", "secretary", "admin", "chair", "staff_c"])
def test_nobody_else_learns_of_a_case_conferences_item(browse, acting, who):
    action = bound(acting)
    browser = browse(who)
    browser.get("/actions")
    assert action.code not in browser.page
    assert browser.get(url(action)).status_code == 404


def test_the_one_who_called_the_conference_confirms_its_items(browse, acting):
    action = bound(acting)
    actions.accept(action, acting("staff_a"))
    actions.report(action, kind=ReportKind.DONE, text="済み", actor=acting("staff_a"))
    browser = browse("staff_a")
    browser.submit(url(action, "confirm"), {"base_version": action.version})
    assert fresh(action).state is ActionState.CLOSED


@pytest.mark.parametrize("who", ["staff_a", "secretary", "member1"])
def test_the_desk_takes_the_same_few_statements_for_any_number_of_items(browse, acting, who):
    browser = browse(who)
    counts = []
    meeting = held.meeting()
    for more in (1, 20):
        for _ in range(more):
            at_work(acting, meeting=meeting)
        answer = browser.get("/actions")
        counts.append(int(answer.headers["X-Council-Statements"]))
    assert counts[0] == counts[1] <= 6


def test_the_desk_of_a_case_conference_takes_few_statements_too(browse, acting):
    bound(acting)
    make(acting("secretary"))
    answer = browse("staff_a").get("/actions")
    assert int(answer.headers["X-Council-Statements"]) <= 6


@pytest.mark.parametrize("who", ["staff_a", "secretary"])
def test_an_items_page_takes_few_statements(browse, acting, who):
    answer = browse(who).get(url(asked(acting)))
    assert int(answer.headers["X-Council-Statements"]) <= 8


def test_the_desk_has_one_filled_button_the_most_urgent(browse, acting):
    meeting = held.meeting()
    for _ in range(2):
        make(acting("secretary"), meeting=meeting)
    asked(acting, meeting=meeting)
    for who in ("staff_a", "secretary"):
        browser = browse(who)
        browser.get("/actions")
        assert browser.page.count("button--primary") == 1
