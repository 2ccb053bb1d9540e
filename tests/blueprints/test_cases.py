from uuid import uuid4

import pytest
from sqlalchemy import func, select

from council.extensions import db
from council.models import AuditEntry, Case, Statement
from tests import households as h
from tests import world

OUTSIDERS = ("secretary", "emp_secretary", "admin", "staff_c", "manager_b", "chair", "member1")
NUMBER = "１２３４-５６７８-９０１８"


def statements(answer):
    return int(answer.headers["X-Council-Statements"])


def opening(**more):
    agency = str(world.agency("platto_home").id)
    return {
        "agency": agency,
        "members-0-relation": "本人",
        "members-0-age_band": "50",
        "members-0-sex": "male",
        "members-0-is_living_together": "y",
        "members-1-relation": "母",
        "members-1-age_band": "80",
        "members-1-sex": "female",
        "members-1-is_living_together": "y",
        "received_on": "令和8年12月1日",
        "policy": h.POLICY,
        "is_8050": "y",
    } | more


def test_a_case_is_opened_in_the_browser_and_known_by_its_number(browse):
    browser = browse("staff_a")
    browser.get("/cases/new")
    browser.submit("/cases", opening())
    case = db.session.scalars(select(Case)).one()
    assert f"世帯 {case.number}" in browser.page
    assert h.POLICY in browser.page
    assert "50代" in browser.page


def test_a_forbidden_number_is_marked_its_text_stays_and_nothing_is_stored(browse):
    browser = browse("staff_a")
    browser.get("/cases/new")
    answer = browser.post("/cases", opening(policy=f"番号は{NUMBER}です。"))
    assert answer.status_code == 422
    assert "4文字目に、個人番号と思われる" in browser.page
    assert NUMBER in browser.page
    assert db.session.scalar(select(func.count(Case.id))) == 0


def test_when_only_the_policy_is_marked_the_rest_is_saved(browse):
    case = h.open_case()
    browser = browse("staff_a")
    browser.get(f"/cases/{case.id}/edit")
    fields = {"base_version": browser.hidden["base_version"], "next_review_on": "R9.2.1"}
    answer = browser.post(f"/cases/{case.id}/edit", fields | {"policy": f"番号 {NUMBER}"})
    assert answer.status_code == 422
    assert "印の付いた欄のほかは保存しました。" in browser.page
    assert NUMBER in browser.page
    kept = h.find(case)
    assert str(kept.next_review_on) == "2027-02-01"
    fields["base_version"] = browser.hidden["base_version"]
    assert browser.post(f"/cases/{case.id}/edit", fields | {"policy": "よい"}).status_code in {
        303,
        409,
    }


@pytest.mark.parametrize("who", OUTSIDERS)
def test_to_others_a_case_that_exists_and_one_that_does_not_answer_alike(browse, who):
    case = h.conferred().case
    browser = browse(who)
    seen = browser.get(f"/cases/{case.id}")
    invented = browser.get(f"/cases/{uuid4()}")
    assert (seen.status_code, invented.status_code) == (404, 404)
    assert h.bare(seen) == h.bare(invented)


def test_a_manager_of_the_lead_agency_sees_the_case_but_not_its_conference(browse):
    conference = h.conferred()
    browser = browse("manager_a")
    browser.get(f"/cases/{conference.case_id}")
    assert h.WORRY in browser.page
    assert str(conference.meeting_id) not in browser.page
    assert "個別ケース検討会議を招集する" in browser.page
    assert browser.get(f"/conferences/{conference.meeting_id}").status_code == 404
    browser.get("/cases")
    assert str(conference.meeting_id) not in browser.page


def test_one_invited_sees_the_shared_member_alone_and_not_the_policy(browse):
    conference = h.conferred()
    browser = browse("staff_b")
    browser.get(f"/cases/{conference.case_id}")
    assert h.WORRY in browser.page
    assert "頼れる先" not in browser.page
    assert h.POLICY not in browser.page


def test_the_handling_label_stands_directly_above_the_fact(browse):
    case = h.open_case()
    h.heard(case, "本人")
    browser = browse("staff_a")
    browser.get(f"/cases/{case.id}")
    label, fact = browser.page.index("母には伝えない"), browser.page.index(h.WORRY)
    between = browser.page[label:fact]
    assert label < fact
    assert (
        between.replace("母には伝えない", "").replace("</span>", "").replace("<p>", "").split()
        == []
    )


def test_each_reading_of_a_case_leaves_its_row_before_the_page(browse):
    case = h.open_case()
    browser = browse("staff_a")
    for _reading in range(2):
        browser.get(f"/cases/{case.id}")
    rows = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "case:read")).all()
    assert [(one.case_id, one.subject_id) for one in rows] == [(case.id, case.id)] * 2
    assert h.WORRY.encode() not in b"".join(one.canonical for one in rows)


def test_statement_and_consent_are_recorded_in_forms(browse):
    case = h.open_case()
    person = str(h.member(case, "本人").id)
    agency = str(world.agency("anshin_ikejiri").id)
    browser = browse("staff_a")
    browser.get(f"/cases/{case.id}/statements/new?member={person}")
    browser.submit(
        f"/cases/{case.id}/statements",
        {
            "subject": person,
            "heard_from": "other",
            "heard_from_other": "民生委員",
            "heard_on": "12月1日",
            "approval": "no",
            "text": "夜に散歩している。",
        },
    )
    assert "本人・母には伝えない" in browser.page
    browser.get(f"/cases/{case.id}/consents/new")
    browser.submit(
        f"/cases/{case.id}/consents",
        {
            "subject": person,
            "event": "limited",
            "giver": "self",
            "form": "oral",
            "on": "12月2日",
            "agencies-0": agency,
            "scope_note": "就労のことだけ",
            "exclusions": "父",
        },
    )
    assert "範囲を限って同意" in browser.page
    assert "池尻あんしんすこやかセンター" in browser.page
    assert "父には伝えない" in browser.page


def test_naming_somebody_as_told_without_approval_is_refused_at_the_field(browse):
    case = h.open_case()
    person, mother = (str(h.member(case, one).id) for one in ("本人", "母"))
    browser = browse("staff_a")
    fields = {
        "subject": person,
        "heard_from": person,
        "heard_on": "12月1日",
        "approval": "no",
        "text": h.WORRY,
        "told": mother,
    }
    answer = browser.post(f"/cases/{case.id}/statements", fields)
    assert answer.status_code == 422
    assert "told-error" in browser.page
    assert h.WORRY in browser.page
    assert db.session.scalar(select(func.count(Statement.id))) == 0


def test_members_and_agencies_are_added_in_forms(browse):
    case = h.open_case()
    browser = browse("staff_a")
    browser.get(f"/cases/{case.id}/members/new")
    fields = {"relation": "兄", "age_band": "50", "sex": "male"}
    browser.submit(f"/cases/{case.id}/members", fields)
    assert "兄を世帯に加えました。" in browser.page
    agency = str(world.agency("port_setagaya").id)
    browser.submit(f"/cases/{case.id}/agencies", {"agency": agency})
    assert "関わっている機関に加えました" in browser.page
    (row,) = h.find(case).agencies
    browser.submit(f"/cases/{case.id}/agencies/{row.id}/end")
    assert h.find(case).agencies[0].ends_on == world.TODAY


def test_the_list_takes_the_same_statements_for_one_case_and_for_many(browse):
    browser = browse("staff_a")
    h.open_case()
    few = statements(browser.get("/cases"))
    for _more in range(9):
        h.open_case()
    many = statements(browser.get("/cases"))
    assert few == many <= 6


def test_the_case_page_takes_the_same_statements_however_much_was_heard(browse):
    case = h.open_case()
    browser = browse("staff_a")
    h.heard(case, "本人")
    few = statements(browser.get(f"/cases/{case.id}"))
    for _more in range(9):
        h.heard(h.find(case), "母")
    assert statements(browser.get(f"/cases/{case.id}")) == few <= 20


@pytest.mark.parametrize("who", ["secretary", "emp_secretary", "admin"])
def test_the_ledger_shows_numbers_and_nothing_else(browse, who):
    conference = h.conferred()
    browser = browse(who)
    assert browser.get("/ledger").status_code == 200
    assert conference.number in browser.page
    for hidden in (conference.case.number, "雨宮", "ぷらっとホーム世田谷", "12月5日"):
        assert hidden not in browser.page.split("<main")[1]


@pytest.mark.parametrize("who", ["staff_a", "staff_b", "chair", "member1", "nobody"])
def test_the_ledger_is_closed_to_all_others(browse, who):
    assert browse(who).get("/ledger").status_code == 403


@pytest.mark.parametrize(
    ("who", "is_led"), [("secretary", True), ("admin", True), ("chair", False)]
)
def test_the_page_of_case_conferences_leads_to_the_ledger_those_who_may_read_it(
    browse, who, is_led
):
    browser = browse(who)
    browser.get("/bodies/case_conference")
    assert ('href="/ledger"' in browser.page) is is_led
