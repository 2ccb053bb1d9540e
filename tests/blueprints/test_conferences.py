from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from council.domain import clock
from council.extensions import db
from council.models import AuditEntry, Conference, Meeting, SecretariatDuty
from council.policy.scopes import visible_meetings, visible_minutes
from tests import households as h
from tests import world

OUTSIDERS = (
    "secretary",
    "emp_secretary",
    "admin",
    "manager_a",
    "manager_b",
    "staff_c",
    "chair",
    "member1",
    "former",
    "nobody",
)
NUMBER = "123456789018"


def test_a_conference_is_called_on_one_page(browse):
    case = h.open_case()
    h.consent(case, "本人", "anshin_ikejiri")
    case = h.find(case)
    browser = browse("staff_a")
    browser.get(f"/cases/{case.id}/conferences/new")
    browser.submit(f"/cases/{case.id}/conferences", h.calling(case, "本人"))
    assert "1人に案内しました" in browser.page
    assert "14:00–15:00" in browser.page
    assert "本人の同意に基づき" in browser.page


def test_a_missing_consent_is_said_with_person_and_agency_and_the_rest_stays(browse):
    case = h.open_case()
    browser = browse("staff_a")
    answer = browser.post(f"/cases/{case.id}/conferences", h.calling(case, "本人"))
    assert answer.status_code == 422
    assert "本人の同意には池尻あんしんすこやかセンターが入っていません" in browser.page
    assert "相談室2" in browser.page
    assert db.session.scalar(select(func.count(Conference.id))) == 0


def test_more_grounds_than_the_household_has_people_are_not_read(browse):
    case = h.open_case()
    more = {f"grounds-{number}-basis": "" for number in range(2, 90)}
    answer = browse("staff_a").post(f"/cases/{case.id}/conferences", h.calling(case) | more)
    assert answer.status_code == 422


def test_where_a_basis_names_another_convener_the_page_says_who_and_leads_there(browse):
    case = h.open_case()
    browser = browse("staff_a")
    fields = h.calling(case, "本人", code="support_meeting_106_6")
    answer = browser.post(f"/cases/{case.id}/conferences", fields)
    assert answer.status_code == 422
    assert "生活福祉課に招集を依頼する" in browser.page
    way = f"/cases/{case.id}/requests/new?basis={h.basis('support_meeting_106_6').id}"
    assert way in browser.page
    assert browser.get(way).status_code == 200


def test_without_anybody_or_any_ground_nothing_is_called(browse):
    case = h.open_case()
    browser = browse("staff_a")
    answer = browser.post(f"/cases/{case.id}/conferences", h.calling(case))
    assert (answer.status_code, "少なくとも一人の根拠" in browser.page) == (422, True)
    alone = h.calling(case, "本人") | {"participants-0": ""}
    answer = browser.post(f"/cases/{case.id}/conferences", alone)
    assert (answer.status_code, "一つ以上の機関" in browser.page) == (422, True)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_else_learns_that_a_conference_exists(browse, acting, who):
    conference = h.conferred()
    browser = browse(who)
    for path in ("", "/plan", "/move", "/cancel", "/actions/new"):
        seen = browser.get(f"/conferences/{conference.meeting_id}{path}")
        invented = browser.get(f"/conferences/{uuid4()}{path}")
        assert (seen.status_code, invented.status_code) == (404, 404)
        assert h.bare(seen) == h.bare(invented)
    for act in ("open", "close", "conclude", "plan", "move", "cancel", "actions"):
        assert browser.post(f"/conferences/{conference.meeting_id}/{act}").status_code == 404
    listed = db.session.scalars(visible_meetings(acting(who)).with_only_columns(Meeting.id))
    assert conference.meeting_id not in set(listed)


@pytest.mark.parametrize("who", ["secretary", "chair", "manager_a"])
def test_no_other_page_mentions_it(browse, who):
    conference = h.conferred()
    browser = browse(who)
    marks = (str(conference.meeting_id), str(conference.id), "相談室2")
    for path in (
        "/",
        "/meetings",
        "/cases",
        "/actions",
        "/bodies",
        "/outbox",
        "/audit",
        "/bodies/case_conference",
    ):
        if browser.get(path).status_code == 200:
            assert not [mark for mark in marks if mark in browser.page], path
    assert browser.get(f"/meetings/{conference.meeting_id}").status_code == 404


def test_to_serve_the_body_of_case_conferences_opens_none(app, acting):
    conference = h.conferred()
    body = world.body("case_conference")
    db.session.add(
        SecretariatDuty(
            body_id=body.id,
            agency_id=world.agency("seikatsu_fukushi_ka").id,
            person_id=world.person("secretary").id,
            starts_on=world.TODAY,
        )
    )
    db.session.commit()
    actor = acting("secretary")
    assert body.id in actor.secretariat_of
    assert conference.meeting_id not in {
        one.id for one in db.session.scalars(visible_meetings(actor))
    }
    assert db.session.scalars(visible_minutes(actor)).all() == []


def test_each_opening_of_the_page_leaves_its_row(browse):
    conference = h.conferred()
    browse("staff_b").get(f"/conferences/{conference.meeting_id}")
    row = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "conference:read")).one()
    assert (row.case_id, row.actor_id) == (conference.case_id, world.person("staff_b").id)


def test_one_invited_reads_what_is_shared_and_nothing_more(browse):
    conference = h.conferred()
    browser = browse("staff_b")
    browser.get(f"/conferences/{conference.meeting_id}")
    assert h.WORRY in browser.page
    assert "ほかの家族には伝えない" in browser.page
    assert "頼れる先" not in browser.page
    with clock.at(world.NOW + timedelta(days=93)):
        later = browse("staff_b")
        later.get(f"/conferences/{conference.meeting_id}")
        assert "共有は終わっています" in later.page
        assert h.WORRY not in later.page


def test_the_day_is_walked_from_opening_to_conclusion(browse):
    conference = h.conferred()
    url = f"/conferences/{conference.meeting_id}"
    agency = str(world.agency("anshin_ikejiri").id)
    present = [str(one.id) for one in conference.participants]
    with clock.at(world.NOW + timedelta(days=2, hours=5)):
        browser = browse("staff_a")
        browser.get(url)
        browser.submit(f"{url}/open", {"opened_at": "14:00", "present": present})
        browser.get(f"{url}/plan")
        browser.submit(
            f"{url}/plan",
            {
                "base_version": browser.hidden["base_version"],
                "policy": "月に一度の訪問を続ける。",
                "for_person-0-agency": agency,
                "for_person-0-text": "居場所の見学に付き添う",
                "for_family-0-agency": agency,
                "for_family-0-text": "介護保険の申請を支える",
                "next_review_on": "令和9年3月1日",
            },
        )
        assert "介護保険の申請を支える" in browser.page
        due = {
            "agency": agency,
            "target": "person",
            "text": "見学先に連絡する",
            "due_on": "12月20日",
        }
        browser.submit(f"{url}/actions", due)
        assert "見学先に連絡する" in browser.page
        browser.submit(f"{url}/close", {"closed_at": "15:00"})
        browser.submit(f"{url}/conclude")
        assert "計画を確定し、会議を終えました。" in browser.page
        other = browse("staff_b")
        other.get(f"/cases/{conference.case_id}")
        assert "居場所の見学に付き添う" in other.page
        colleague = browse("manager_a")
        colleague.get(f"/cases/{conference.case_id}")
        assert "居場所の見学に付き添う" not in colleague.page
        assert "月に一度の訪問を続ける。" in colleague.page


def test_in_the_plan_a_marked_role_keeps_the_page_and_saves_the_rest(browse):
    conference = h.conferred()
    url = f"/conferences/{conference.meeting_id}/plan"
    agency = str(world.agency("anshin_ikejiri").id)
    browser = browse("staff_a")
    browser.get(url)
    fields = {
        "base_version": browser.hidden["base_version"],
        "policy": "月に一度の訪問を続ける。",
        "for_person-0-agency": agency,
        "for_person-0-text": f"番号は{NUMBER}",
    }
    answer = browser.post(url, fields)
    assert answer.status_code == 422
    assert NUMBER in browser.page
    assert "印の付いた欄のほかは保存しました。" in browser.page
    browser.get(f"/conferences/{conference.meeting_id}")
    assert "月に一度の訪問を続ける。" in browser.page
    assert NUMBER not in browser.page


def test_a_stale_plan_is_a_conflict_that_keeps_what_was_typed(browse):
    conference = h.conferred()
    url = f"/conferences/{conference.meeting_id}/plan"
    browser = browse("staff_b")
    answer = browser.post(url, {"base_version": "0", "policy": "わたしの案"})
    assert answer.status_code == 409
    assert "わたしの案" in browser.page


def test_a_participant_who_did_not_call_it_cannot_move_or_cancel(browse):
    conference = h.conferred()
    browser = browse("staff_b")
    for path in ("move", "cancel"):
        assert browser.get(f"/conferences/{conference.meeting_id}/{path}").status_code == 403


def test_moving_and_calling_off_are_done_in_forms(browse):
    conference = h.conferred()
    url = f"/conferences/{conference.meeting_id}"
    browser = browse("staff_a")
    browser.get(f"{url}/move")
    fields = {"held_on": "12月7日", "begins": "10:00", "place": "相談室1"}
    browser.submit(f"{url}/move", fields | {"base_version": browser.hidden["base_version"]})
    assert "12月7日(月)" in browser.page
    browser.submit(f"{url}/cancel", {"reason": "日程が合わないため"})
    assert "会議を中止し" in browser.page
    other = browse("staff_b")
    other.get(url)
    assert "中止" in other.page
    assert h.WORRY not in other.page


def test_the_conference_page_takes_the_same_statements_however_much_was_heard(browse):
    conference = h.conferred()
    case = conference.case
    browser = browse("staff_b")
    few = browser.get(f"/conferences/{conference.meeting_id}").headers["X-Council-Statements"]
    for _more in range(9):
        h.heard(h.find(case), "本人")
    many = browser.get(f"/conferences/{conference.meeting_id}").headers["X-Council-Statements"]
    assert few == many


def test_the_plans_page_takes_few_statements_however_much_was_heard(browse):
    conference = h.conferred()
    case = conference.case
    path = f"/conferences/{conference.meeting_id}/plan"
    browser = browse("staff_a")
    few = browser.cost(path)
    for _more in range(9):
        h.heard(h.find(case), "本人")
    assert few == browser.cost(path) <= 14


def test_a_stale_plan_keeps_what_was_typed_beside_what_is_stored(browse):
    conference = h.conferred()
    way = f"/conferences/{conference.meeting_id}/plan"
    first, second = browse("staff_a"), browse("staff_b")
    for browser in (first, second):
        browser.get(way)
    version = {"base_version": first.hidden["base_version"]}
    first.submit(way, version | {"policy": "訪問を続ける。"})
    answer = second.post(way, version | {"policy": "まず電話で話す。"})
    assert answer.status_code == 409
    assert "まず電話で話す。" in answer.text
    assert "訪問を続ける。" in answer.text
    again = {"base_version": second.hidden["base_version"], "policy": "まず電話で話す。"}
    assert second.post(way, again).status_code == 303
