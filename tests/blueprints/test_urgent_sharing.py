"""Pages of an urgent sharing: the second person reads why, confirms or not; nobody else finds them."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from council.extensions import db
from council.models import AuditEntry, CaseMeetingLink
from tests import households as h

REASON = "三日間応答がなく、体調が心配なため。"


def waiting():
    case = h.open_case()
    h.heard(case, "本人")
    made = h.urgent(h.find(case), REASON)
    return made, f"/urgent/{db.session.scalars(select(CaseMeetingLink.id)).one()}"


def test_the_head_reads_why_and_confirms_and_the_guest_may_read(browse):
    made, way = waiting()
    page = f"/conferences/{made.meeting_id}"
    assert h.WORRY not in browse("staff_b").get(page).text
    head = browse("manager_a")
    head.get("/")
    assert "緊急の共有を確かめる" in head.page
    head.get(way)
    assert REASON in head.page
    head.submit(f"{way}/confirm")
    assert "確かめました" in head.page
    assert h.WORRY in browse("staff_b").get(page).text
    head.get("/")
    assert "緊急の共有を確かめる" not in head.page


def test_the_guest_sees_that_it_waits_and_not_why(browse):
    made, way = waiting()
    answer = browse("staff_b").get(f"/conferences/{made.meeting_id}")
    assert "もう一人の確認を待っています" in answer.text
    assert REASON not in answer.text
    assert way not in answer.text


def test_a_refusal_needs_a_reason_which_the_caller_reads(browse):
    _made, way = waiting()
    head = browse("manager_a")
    head.get(way)
    assert head.post(f"{way}/refuse", {"reason": ""}).status_code == 422
    head.submit(f"{way}/refuse", {"reason": "本人と連絡が取れたため。"})
    assert "本人と連絡が取れたため。" in browse("staff_a").get(way).text


def test_who_decided_too_late_is_told_and_keeps_what_was_typed(browse):
    _made, way = waiting()
    head = browse("manager_a")
    head.submit(f"{way}/confirm")
    answer = head.post(f"{way}/refuse", {"reason": "連絡が取れたため。"})
    assert answer.status_code == 409
    assert head.post(f"{way}/confirm").status_code == 409


@pytest.mark.parametrize("who", ["staff_b", "manager_b", "secretary", "admin", "chair"])
def test_others_find_nothing_there(browse, who):
    _made, way = waiting()
    browser = browse(who)
    hidden, absent = browser.get(way), browser.get(f"/urgent/{uuid4()}")
    assert (hidden.status_code, h.bare(hidden)) == (404, h.bare(absent))


def test_reading_why_leaves_a_row_in_the_trail(browse):
    _made, way = waiting()
    browse("manager_a").get(way)
    tags = db.session.scalars(select(AuditEntry.tag)).all()
    assert "share:read" in tags
