"""Whatever two may edit says which version it was of: who comes too late is told, and keeps what was typed."""

import pytest

from council.domain.vocabulary import ItemKind, MeetingForm, MeetingState
from council.domain.writings import Stance
from council.extensions import db
from council.models import AgendaItem, Meeting
from council.queries import meetings as queries
from council.services import meetings
from council.services.meetings.agenda import items_of
from tests import circulating, convening, world
from tests.sitting_rooms import fresh, mark, notified, opened

LATE = "ほかの人が先に保存しました。"


def reread(meeting):
    db.session.expire_all()
    return db.session.get_one(Meeting, meeting.id)


def overtake(meeting, actor):
    """Somebody else changes the meeting meanwhile."""
    meetings.move(
        meeting,
        held_on=meeting.sitting.held_on,
        begins=meeting.sitting.begins,
        ends=meeting.sitting.ends,
        place="第3庁舎 1階 会議室11",
        base_version=meeting.version,
        actor=actor,
    )
    db.session.commit()


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("cancel", {"reason": "鹿威しの修繕のため"}),
        ("postpone", {"reason": "鹿威しの修繕のため"}),
        ("notify", {"reply_by": "2026-12-11"}),
    ],
)
def test_who_calls_off_puts_off_or_sends_the_notice_sees_that_the_place_changed(
    browse, acting, act, typed
):
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary)
    meetings.fix_date(meeting, secretary)
    convening.signed_off(meeting, secretary)
    db.session.commit()
    browser = browse("secretary2")
    browser.get(f"/meetings/{meeting.id}/{act}")
    stale = {**typed, "base_version": browser.hidden["base_version"]}
    overtake(meeting, secretary)
    convening.signed_off(meeting, secretary)  # another place needs a 決裁 of its own
    db.session.commit()
    assert browser.post(f"/meetings/{meeting.id}/{act}", stale).status_code == 409
    assert LATE in browser.page
    assert "会議室11" in browser.page
    assert all(value in browser.page for value in typed.values())
    assert reread(meeting).state is MeetingState.DATE_FIXED
    again = {**typed, "base_version": browser.hidden["base_version"]}
    assert browser.post(f"/meetings/{meeting.id}/{act}", again).status_code == 303


def test_a_day_is_not_settled_that_another_has_moved(browse, acting):
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary)
    db.session.commit()
    browser = browse("secretary2")
    browser.get(f"/meetings/{meeting.id}")
    stale = {"base_version": browser.hidden["base_version"]}
    overtake(meeting, secretary)
    assert browser.post(f"/meetings/{meeting.id}/fix-date", stale).status_code == 409
    assert reread(meeting).state is MeetingState.DRAFT


@pytest.mark.parametrize("path", ["move", "remove"])
def test_an_item_that_another_moved_is_neither_moved_nor_taken_off(browse, acting, path):
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary)
    db.session.commit()
    item = queries.get_item(secretary, items_of(meeting)[2].id)
    stale = {"up": str(item.version), "base_version": str(item.version)}
    meetings.move_item(item, -1, secretary, base_version=item.version)
    db.session.commit()
    order = [one.id for one in items_of(meeting)]
    browser = browse("secretary2")
    assert browser.post(f"/agenda/{item.id}/{path}", stale).status_code == 409
    assert LATE in browser.page
    assert "次第を直す" in browser.page
    db.session.expire_all()
    assert [one.id for one in items_of(meeting)] == order


def test_an_item_that_another_edited_keeps_both(browse, acting):
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary)
    item = meetings.add_item(meeting, kind=ItemKind.REPORT, title="報告", actor=secretary)
    db.session.commit()
    browser = browse("secretary2")
    browser.get(f"/agenda/{item.id}")
    typed = {"kind": "report", "title": "別の題", "minutes": "10"}
    stale = {**typed, "base_version": browser.hidden["base_version"]}
    item = db.session.get_one(AgendaItem, item.id)
    item.title = "先に直した題"
    db.session.commit()
    assert browser.post(f"/agenda/{item.id}", stale).status_code == 409
    assert "別の題" in browser.page
    again = {**typed, "base_version": browser.hidden["base_version"]}
    assert browser.post(f"/agenda/{item.id}", again).status_code == 303


def test_a_meeting_is_not_declared_inquorate_over_somebody_elses_record(browse, acting):
    meeting = notified(acting)
    mark(meeting, acting, absent=("member1", "member2", "member3"))
    db.session.commit()
    browser = browse("secretary2")
    browser.get(f"/meetings/{meeting.id}/sitting")
    stale = {"reason": "雪のため", "base_version": browser.hidden["base_version"]}
    mark(fresh(meeting, acting), acting, absent=("member2", "member3"))
    db.session.commit()
    url = f"/meetings/{meeting.id}/sitting/inquorate"
    assert browser.post(url, stale).status_code == 409
    assert reread(meeting).state is MeetingState.NOTIFIED


def test_another_presides_only_as_the_room_was_seen(browse, acting):
    meeting = opened(acting)
    browser = browse("secretary2")
    browser.get(f"/meetings/{meeting.id}/sitting")
    stale = {
        "presider": str(world.person("deputy").id),
        "base_version": browser.hidden["base_version"],
    }
    mark(fresh(meeting, acting), acting)
    db.session.commit()
    url = f"/meetings/{meeting.id}/sitting/presider"
    assert browser.post(url, stale).status_code == 409
    assert LATE in browser.page


@pytest.mark.usefixtures("evening")
def test_a_circulation_is_not_closed_over_an_answer_recorded_meanwhile(browse, acting):
    meeting = notified(acting, form=MeetingForm.WRITTEN)
    circulating.answered(meeting, acting, circulating.EVERYBODY[:4])
    browser = browse("secretary2")
    browser.get(f"/meetings/{meeting.id}/sitting")
    stale = {
        "closed_at": "16:40",
        "presider": str(world.person("chair").id),
        "base_version": browser.hidden["base_version"],
        "seen": browser.hidden["seen"],
    }
    circulating.enter(meeting, "member3", acting, Stance.AGAINST)
    url = f"/meetings/{meeting.id}/sitting/written"
    assert browser.post(url, stale).status_code == 409
    assert "16:40" in browser.page
    assert reread(meeting).state is MeetingState.NOTIFIED
