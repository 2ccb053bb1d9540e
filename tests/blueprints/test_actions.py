from datetime import date

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import ActionState, ReportKind, SupportTarget
from council.extensions import db
from council.models import ActionItem, ActionReport, AuditEntry, ProxyEntry
from council.services import actions
from tests import held, world

DUE = date(2026, 12, 18)
TEXT = "返事のない引継ぎを調べ、件数を報告する"
BOUND = "母の通院に同行する職員を決める"


def make(acting, *, text=TEXT, due_on=DUE, meeting=None, who="secretary") -> ActionItem:
    return actions.create(
        meeting or held.meeting(),
        agenda_item=None,
        agency=world.agency("platto_home"),
        target=SupportTarget.SYSTEM,
        text=text,
        due_on=due_on,
        actor=acting(who),
    )


def bound(acting) -> ActionItem:
    return make(acting, text=BOUND, meeting=held.conference("staff_a", "staff_b"), who="staff_a")


def at_work(acting, **facts) -> ActionItem:
    action = make(acting, **facts)
    actions.accept(action, acting("staff_a"))
    return action


def fresh(action: ActionItem) -> ActionItem:
    db.session.expire_all()
    return db.session.get_one(ActionItem, action.id)


def late(acting) -> ActionItem:
    with clock.at(world.NOW.replace(month=11, day=1)):
        return at_work(acting_then(acting), due_on=date(2026, 11, 22))


def acting_then(acting):
    return acting


def url(action: ActionItem, act: str = "") -> str:
    return f"/actions/{action.id}" + (f"/{act}" if act else "")


def test_the_desk_is_empty_with_a_sentence(browse):
    browser = browse("staff_a")
    browser.get("/actions")
    assert "いま、あなたに関わる対応事項はありません" in browser.page


def test_an_agency_accepts_with_one_press_on_its_desk(browse, acting):
    action = make(acting)
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


def asked(acting) -> ActionItem:
    action = at_work(acting)
    actions.ask_extension(
        action, due_on=date(2026, 12, 28), reason="１０月分を待つ", actor=acting("staff_a")
    )
    return action


def test_the_secretariat_grants_more_time_with_one_press(browse, acting):
    action = asked(acting)
    browser = browse("secretary")
    browser.get("/actions")
    assert "延長の申し出" in browser.page
    assert "１０月分を待つ" in browser.page
    browser.submit(
        url(action, "extension/decision"),
        {"base_version": action.version, "granted": "1", "back": "desk"},
    )
    assert fresh(action).due_on == date(2026, 12, 28)


def test_refusing_more_time_needs_a_reason(browse, acting):
    action = asked(acting)
    browser = browse("secretary")
    browser.get(url(action))
    answer = browser.post(url(action, "extension/decision"), {"base_version": action.version})
    assert answer.status_code == 422
    assert "延長を認めない理由" in browser.page
    browser.submit(
        url(action, "extension/decision"),
        {"base_version": action.version, "text": "次回に間に合わせる"},
    )
    assert fresh(action).due_on == DUE


def test_the_secretariat_confirms_and_sees_the_item_close(browse, acting):
    action = at_work(acting)
    actions.report(action, kind=ReportKind.DONE, text="３か所", actor=acting("staff_a"))
    browser = browse("secretary")
    browser.get("/actions")
    assert "終わったと報告があったもの" in browser.page
    browser.submit(url(action, "confirm"), {"base_version": action.version})
    assert "完了を確認しました。" in browser.page
    assert fresh(action).state is ActionState.CLOSED


def test_the_secretariat_sees_what_is_late_in_its_bodies(browse, acting):
    late(acting)
    browser = browse("secretary")
    browser.get("/actions")
    assert "期限を過ぎているもの" in browser.page
    assert "11日超過" in browser.page


def test_another_bodys_secretariat_sees_nothing_of_it(browse, acting):
    action = late(acting)
    browser = browse("emp_secretary")
    browser.get("/actions")
    assert TEXT not in browser.page
    assert browser.get(url(action)).status_code == 404


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


def test_an_agency_declines_with_a_reason_and_the_secretariat_moves_the_item(browse, acting):
    action = make(acting)
    browser = browse("staff_a")
    browser.get(url(action, "decline"))
    browser.submit(
        url(action, "decline"), {"base_version": action.version, "text": "人手が足りない"}
    )
    keeper = browse("secretary")
    keeper.get("/actions")
    assert "引き受けられないと返事があったもの" in keeper.page
    keeper.get(url(action))
    assert "人手が足りない" in keeper.page
    assert "担当を決め直す" in keeper.page
    keeper.submit(
        url(action, "transfer"),
        {
            "base_version": fresh(action).version,
            "agency": str(world.agency("anshin_ikejiri").id),
            "text": "担当地区のため",
        },
    )
    assert fresh(action).agency_id == world.agency("anshin_ikejiri").id
    assert "ぷらっとホーム世田谷 → " in keeper.page


@pytest.mark.parametrize("act", ["hold", "cancel"])
def test_the_secretariat_puts_an_item_aside_with_a_reason(browse, acting, act):
    action = at_work(acting)
    browser = browse("secretary")
    answer = browser.post(url(action, act), {"base_version": action.version})
    assert answer.status_code == 422
    browser.submit(url(action, act), {"base_version": action.version, "text": "法改正を待つ"})
    assert "法改正を待つ" in browser.page


def test_an_answer_by_fax_is_entered_and_shown_as_such(browse, acting):
    action = make(acting)
    browser = browse("secretary")
    browser.get(url(action, "proxy"))
    browser.submit(
        url(action, "proxy"),
        {
            "base_version": action.version,
            "act": "accept",
            "for_person": str(world.person("manager_a").id),
            "means": "fax",
            "received_on": "2026-12-02",
            "received_by": "戸澤",
        },
    )
    assert "代行 FAX 戸澤 みのり" in browser.page
    assert "倉科 直" in browser.page
    assert fresh(action).state is ActionState.ACCEPTED


def test_a_refused_entry_leaves_no_trace(browse, acting):
    action = at_work(acting)
    browser = browse("secretary")
    answer = browser.post(
        url(action, "proxy"),
        {
            "base_version": action.version,
            "act": "extension",
            "text": "理由",
            "for_person": str(world.person("manager_a").id),
            "means": "fax",
            "received_on": "2026-12-02",
        },
    )
    assert answer.status_code == 422
    assert "希望する期限を入力してください。" in browser.page
    assert not list(db.session.scalars(select(ProxyEntry)))


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
    make(acting)
    answer = browse("staff_a").get("/actions")
    assert int(answer.headers["X-Council-Statements"]) <= 6


@pytest.mark.parametrize("who", ["staff_a", "secretary"])
def test_an_items_page_takes_few_statements(browse, acting, who):
    answer = browse(who).get(url(asked(acting)))
    assert int(answer.headers["X-Council-Statements"]) <= 8
