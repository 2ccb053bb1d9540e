from datetime import date

import pytest
from sqlalchemy import select

from council.domain.vocabulary import ActionState, ReportKind
from council.extensions import db
from council.models import ProxyEntry
from council.services import actions
from tests import world
from tests.tasks import DUE, TEXT, asked, at_work, fresh, late, make, url


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


def test_an_agency_declines_with_a_reason_and_the_secretariat_moves_the_item(browse, acting):
    action = make(acting("secretary"))
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
    action = make(acting("secretary"))
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
    assert "代行（FAX、令和8年12月2日、戸澤が受付）" in browser.page
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
