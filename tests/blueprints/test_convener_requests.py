from uuid import uuid4

import pytest

from tests import households as h


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
