from datetime import timedelta
from email import message_from_bytes, policy
from uuid import uuid4

import pytest
from sqlalchemy import select

from council.domain import clock
from council.extensions import db
from council.models import OutboxMessage
from council.services import letters
from tests import households as h
from tests import world


def test_the_request_travels_and_is_taken(browse):
    case = h.open_case("staff_b", "anshin_ikejiri")
    h.consent(case, "本人", "platto_home", who="staff_b")
    case = h.find(case, "staff_b")
    lead = browse("staff_b")
    basis = str(h.basis("multi_agency_meeting").id)
    lead.get(f"/cases/{case.id}/requests/new")
    asked = {"basis": basis, "wished_on": "12月8日", "reason": "役割を決めたい。"}
    answer = lead.post(f"/cases/{case.id}/requests", asked)
    way = answer.location
    assert lead.get(way).status_code == 200
    asked_one = browse("staff_a")
    asked_one.get("/cases")
    assert "招集の依頼が届いています" in asked_one.page
    asked_one.get(way)
    assert "役割を決めたい。" in asked_one.page
    assert h.POLICY not in asked_one.page
    assert asked_one.get(f"/cases/{case.id}").status_code == 404
    fields = h.calling(case, "本人", code="multi_agency_meeting")
    asked_one.get(f"{way}/take")
    asked_one.submit(f"{way}/take", fields)
    assert "1人に案内しました" in asked_one.page
    assert browse("staff_b").get(way).status_code == 200
    assert browse("manager_a").get(way).status_code == 404


@pytest.mark.parametrize("who", ["secretary", "admin", "staff_c", "chair", "manager_b"])
def test_a_request_is_nobody_elses(browse, who):
    case = h.open_case("staff_b", "anshin_ikejiri")
    lead = browse("staff_b")
    basis = str(h.basis("multi_agency_meeting").id)
    asked = {"basis": basis, "wished_on": "12月8日", "reason": "役割を決めたい。"}
    way = lead.post(f"/cases/{case.id}/requests", asked).location
    browser = browse(who)
    seen, invented = browser.get(way), browser.get(f"/requests/{uuid4()}")
    assert (seen.status_code, h.bare(seen)) == (404, h.bare(invented))


def test_the_asked_agency_declines_with_a_reason(browse):
    case = h.open_case("staff_b", "anshin_ikejiri")
    lead, asked = browse("staff_b"), browse("staff_a")
    basis = str(h.basis("multi_agency_meeting").id)
    fields = {"basis": basis, "wished_on": "12月8日", "reason": "役割を決めたい。"}
    way = lead.post(f"/cases/{case.id}/requests", fields).location
    assert asked.post(f"{way}/decline", {"reason": ""}).status_code == 422
    asked.submit(f"{way}/decline", {"reason": "来月に開きます。"})
    lead.get(way)
    assert "来月に開きます。" in lead.page


def test_a_refusal_stays_with_who_asked_and_for_thirty_days_with_the_asked_heads(browse):
    _case, way = sent(browse("staff_b"))
    browse("staff_a").submit(f"{way}/decline", {"reason": "来月に開きます。"})
    found = {who: browse(who).get(way).status_code for who in ("staff_a", "manager_a", "staff_b")}
    assert found == {"staff_a": 404, "manager_a": 200, "staff_b": 200}
    with clock.at(world.NOW + timedelta(days=31)):
        assert browse("manager_a").get(way).status_code == 404
        assert browse("staff_b").get(way).status_code == 200


def sent(lead):
    """A request of staff_b's agency to ぷらっとホーム世田谷, by its page."""
    case = h.open_case("staff_b", "anshin_ikejiri")
    h.consent(case, "本人", "platto_home", who="staff_b")
    basis = str(h.basis("multi_agency_meeting").id)
    fields = {"basis": basis, "wished_on": "12月8日", "reason": "役割を決めたい。"}
    return h.find(case, "staff_b"), lead.post(f"/cases/{case.id}/requests", fields).location


def letters_of(kind):
    return db.session.scalars(select(OutboxMessage).where(OutboxMessage.kind == kind)).all()


def test_the_asked_agency_hears_by_mail_that_a_request_waits_and_nothing_else(browse):
    case, way = sent(browse("staff_b"))
    waiting = letters_of(letters.REQUEST)
    asked = {world.person(one).id for one in ("staff_a", "manager_a")}
    assert {one.person_id for one in waiting} == asked
    mail = message_from_bytes(letters.render(waiting[0]), policy=policy.default)
    said = f"{mail['Subject']}{mail.get_content()}"
    assert way in said
    traces = (case.number, "役割を決めたい", "12月8日", "１２月８日", "本人", "母")
    assert not [one for one in traces if one in said]


def test_the_request_is_a_task_on_the_first_page_of_the_asked_agency(browse):
    _case, way = sent(browse("staff_b"))
    asked, other = browse("staff_a"), browse("staff_c")
    asked.get("/")
    assert "会議の招集の依頼に答える" in asked.page
    assert way in asked.page
    other.get("/")
    assert way not in other.page


def test_who_asked_is_told_of_a_refusal(browse):
    _case, way = sent(browse("staff_b"))
    browse("staff_a").submit(f"{way}/decline", {"reason": "来月に開きます。"})
    (told,) = letters_of(letters.REQUEST_ANSWERED)
    assert told.person_id == world.person("staff_b").id
    assert "来月" not in message_from_bytes(letters.render(told)).get_payload(decode=True).decode()
    assert letters.why_not(told) is None


def test_a_request_answered_meanwhile_is_not_mailed_any_more(browse):
    _case, way = sent(browse("staff_b"))
    browse("staff_a").submit(f"{way}/decline", {"reason": "来月に開きます。"})
    assert {letters.why_not(one) is None for one in letters_of(letters.REQUEST)} == {False}


def test_who_asked_sees_that_it_was_taken_though_not_invited(browse):
    lead = browse("staff_b")
    case, way = sent(lead)
    asked = browse("staff_a")
    person = f"{world.agency('anshin_ikejiri').id}:{world.person('manager_b').id}"
    fields = h.calling(case, "本人", code="multi_agency_meeting") | {"participants-0": person}
    asked.submit(f"{way}/take", fields)
    lead.get(way)
    assert "会議が招集されました" in lead.page
    assert "会議のページを開く" not in lead.page
    lead.get(f"/cases/{case.id}")
    assert "招集された" in lead.page


def test_a_second_answer_keeps_what_was_typed(browse):
    _case, way = sent(browse("staff_b"))
    first, second = browse("staff_a"), browse("manager_a")
    first.submit(f"{way}/decline", {"reason": "来月に開きます。"})
    answer = second.post(f"{way}/decline", {"reason": "担当が違います。"})
    assert answer.status_code == 409
    assert "担当が違います。" in answer.text
