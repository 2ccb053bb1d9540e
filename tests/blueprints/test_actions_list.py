"""The list of action items: by urgency, chosen by state, body and agency, fifty to a page."""

from dataclasses import fields
from datetime import date

from council.domain.vocabulary import ActionState
from council.extensions import db
from council.queries import actions as queries
from council.services import actions
from tests import held
from tests.tasks import LATER, at, fresh, make, url

GROUPS = {one.name for one in fields(queries.Desk) if one.default_factory is list}


def many(acting, count):
    meeting = held.meeting()
    made = [make(acting("secretary"), meeting) for _ in range(count)]
    made[-1].due_on = date(2026, 12, 1)
    db.session.commit()
    return made


def test_fifty_items_stand_on_a_page_the_overdue_first(browse, acting):
    made = many(acting, 60)
    browser = browse("staff_a")
    browser.get("/actions")
    assert 'id="late"' in browser.page
    assert made[-1].code in browser.page
    assert "期限を過ぎたもの 1件、返事をするもの 59件" in browser.page
    first = {one.code for one in made if one.code in browser.page}
    browser.get("/actions?page=2")
    second = {one.code for one in made if one.code in browser.page}
    assert (len(first), len(second)) == (50, 10)
    assert "次の50件" not in browser.page


def test_a_page_that_is_no_number_is_the_first(browse, acting):
    many(acting, 2)
    browser = browse("staff_a")
    pages = []
    for typed in ("", "?page=0", "?page=x", "?page=-3", f"?page={10**30}"):
        assert browser.get(f"/actions{typed}").status_code == 200
        pages.append("期限を過ぎたもの 1件" in browser.page)
    assert all(pages)


def test_items_are_chosen_by_state_body_and_agency(browse, acting):
    secretary, meeting = acting("secretary"), held.meeting()
    own = make(secretary, meeting)
    other = make(secretary, meeting, agency="anshin_ikejiri")
    reported = at(make(secretary, meeting), ActionState.REPORTED, acting)
    browser = browse("secretary")
    expected = {
        "": {own, other, reported},
        "?state=reported": {reported},
        "?state=late": set(),
        "?state=whatever": {own, other, reported},
        "?agency=anshin_ikejiri": {other},
        "?body=s8050&agency=platto_home&state=assigned": {own},
        "?body=employment": set(),
    }
    for typed, items in expected.items():
        browser.get(f"/actions{typed}")
        shown = {one for one in (own, other, reported) if one.code in browser.page}
        assert shown == items, typed
    assert "この条件に合う対応事項はありません。" in browser.page


def test_the_desk_counts_what_it_shows(acting):
    made = many(acting, 6)
    staff, secretary = acting("staff_a"), acting("secretary")
    at(made[0], ActionState.REPORTED, acting)
    at(made[1], ActionState.ON_HOLD, acting)
    actions.accept(made[2], staff)
    actions.ask_extension(made[2], due_on=LATER, reason="１０月分を待つ", actor=staff)
    at(made[3], ActionState.DECLINED, acting)
    make(secretary, made[0].meeting, is_proposed=True)
    db.session.flush()
    for who in ("secretary", "staff_a", "member1", "chair"):
        desk = queries.desk(acting(who))
        shown = {name: len(getattr(desk, name)) for name in desk.counts if name in GROUPS}
        assert shown == {name: count for name, count in desk.counts.items() if name in GROUPS}
        assert sum(shown.values()) >= 3


def test_a_proposal_is_asked_from_the_desk_and_from_its_page(browse, acting):
    meeting = held.meeting()
    first, second = (make(acting("secretary"), meeting, is_proposed=True) for _ in range(2))
    browser = browse("secretary")
    browser.get("/actions")
    assert "提案されたもの" in browser.page
    for action in (first, second):
        browser.get(url(action))
        assert "担当機関には、まだ知らせていません" in browser.page
        browser.submit(url(action, "assign"), {"base_version": action.version})
        assert fresh(action).state is ActionState.ASSIGNED
        assert "担当を依頼した" in browser.page
