"""The day's papers on the pages: who is offered them, under which name, at what cost."""

from datetime import date
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from council.domain.vocabulary import ItemKind, MeetingForm
from council.extensions import db
from council.models import AuditEntry, Meeting
from council.services import meetings
from tests import convening, sitting_rooms


def offered(browse, who, meeting):
    return f"/meetings/{meeting.id}/day-set.zip" in browse(who).get(f"/meetings/{meeting.id}").text


def test_the_meetings_page_offers_the_set_to_its_secretariat_alone(acting, browse):
    meeting = sitting_rooms.notified(acting)
    assert offered(browse, "secretary", meeting)
    assert not offered(browse, "chair", meeting)
    draft = convening.scheduled(acting("secretary"))
    db.session.commit()
    assert not offered(browse, "secretary", draft)


def test_a_meeting_in_writing_offers_no_set(acting, browse):
    meeting = sitting_rooms.notified(acting, form=MeetingForm.WRITTEN)
    assert not offered(browse, "secretary", meeting)


def test_the_set_comes_in_one_press_and_leaves_a_row(acting, browse):
    meeting = sitting_rooms.notified(acting)
    answer = browse("secretary").get(f"/meetings/{meeting.id}/day-set.zip")
    assert answer.mimetype == "application/zip"
    name = unquote(answer.headers["Content-Disposition"].split("UTF-8''")[1])
    assert name == "当日セット_８０５０支援部会_第1回_20261203.zip"
    assert left("day_set:export", meeting) == 1


def left(tag, meeting):
    return len(
        db.session.scalars(
            select(AuditEntry.sequence).where(
                AuditEntry.tag == tag, AuditEntry.subject_id == meeting.id
            )
        ).all()
    )


def test_once_it_is_over_the_page_offers_the_turnout_instead(acting, browse):
    meeting = sitting_rooms.held(acting)
    browser = browse("secretary")
    text = browser.get(f"/meetings/{meeting.id}").text
    assert "出席実績・謝礼一覧" in text
    assert "day-set.zip" not in text
    for ending in ("docx", "xlsx"):
        assert browser.get(f"/meetings/{meeting.id}/turnout.{ending}").status_code == 200
    assert left("turnout:export", meeting) == 2


def test_too_early_or_too_late_is_said(acting, browse):
    browser = browse("secretary")
    draft = convening.scheduled(acting("secretary"), date(2027, 1, 14))
    db.session.commit()
    answer = browser.get(f"/meetings/{draft.id}/day-set.zip")
    assert answer.status_code == 409
    assert "開催通知を送ってから" in answer.text
    assert browser.get(f"/meetings/{draft.id}/turnout.docx").status_code == 409


def lengthened(acting, count) -> Meeting:
    """A notified meeting with so many items, each with a paper that is taken back."""
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary, date(2027, 1, 14 + count // 10))
    for _ in range(count):
        item = meetings.add_item(
            meeting, kind=ItemKind.REPORT, title="報告", minutes=1, actor=secretary
        )
        meetings.add_paper(meeting, title="資料", item=item, collect_after=True, actor=secretary)
    convening.notified(meeting, secretary)
    db.session.commit()
    return meeting


@pytest.mark.sqlite_only  # both engines are asked the same
def test_ten_and_fifty_items_cost_the_same(acting, browse):
    browser = browse("secretary")
    costs = [
        browser.cost(f"/meetings/{lengthened(acting, count).id}/day-set.zip") for count in (10, 50)
    ]
    assert costs[0] == costs[1]
    assert costs[0] <= 24
