import re
from datetime import time

import pytest
from sqlalchemy import func, select

from council.domain.vocabulary import Attendance, MeetingState
from council.extensions import db
from council.models import (
    ActionItem,
    AuditEntry,
    Issue,
    Meeting,
    RecordEntry,
    RosterEntry,
)
from council.services import sittings
from tests import world
from tests.sitting_rooms import held, item_of, mark, notified, opened, seat_of

pytestmark = pytest.mark.usefixtures("evening")


def at(meeting, path=""):
    return f"/meetings/{meeting.id}/sitting{path}"


def presence_fields(meeting, absent=("member2",)):
    away = {world.person(who).id for who in absent}
    fields = {"observers": "2", "secretariat": "生活福祉課　戸澤 みのり"}
    for row in db.session.scalars(
        select(RosterEntry).where(
            RosterEntry.meeting_id == meeting.id, RosterEntry.person_id.is_not(None)
        )
    ):
        word = Attendance.ABSENT if row.person_id in away else Attendance.PRESENT
        fields[f"mark-{row.seat_id}"] = word.value
    return fields


def reread(meeting):
    db.session.expire_all()
    return db.session.get_one(Meeting, meeting.id)


def test_the_secretariat_marks_opens_and_closes_in_the_browser(acting, browse):
    meeting = notified(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    assert "まだ開会できません。出欠が記録されていないためです。" in browser.page
    fields = presence_fields(meeting) | {"base_version": browser.hidden["base_version"]}
    browser.submit(at(meeting, "/presence"), fields)
    assert "定足数3名に達したため、会議は成立した。" in browser.page
    chair = str(world.person("chair").id)
    browser.submit(
        at(meeting, "/open"),
        {
            "opened_at": "14:00",
            "presider": chair,
            "base_version": reread(meeting).version,
        },
    )
    assert "を記録する" in browser.page
    browser.submit(
        at(meeting, "/close"), {"closed_at": "15:50", "base_version": reread(meeting).version}
    )
    assert reread(meeting).state is MeetingState.CLOSED


def test_a_stale_presence_form_keeps_what_was_typed(acting, browse):
    meeting = notified(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    stale = meeting.version
    mark(meeting, acting)
    fields = presence_fields(meeting) | {
        "base_version": stale,
        "secretariat": "打ちかけた名前",
    }
    answer = browser.post(at(meeting, "/presence"), fields)
    assert answer.status_code == 409
    assert "打ちかけた名前" in browser.page
    assert "ほかの人が先に保存しました" in browser.page


def test_a_missing_mark_is_said_with_the_seat(acting, browse):
    meeting = notified(acting)
    browser = browse("secretary")
    fields = presence_fields(meeting) | {"base_version": meeting.version}
    fields[f"mark-{seat_of(meeting, 'chair')}"] = ""
    assert browser.post(at(meeting, "/presence"), fields).status_code == 422
    assert "部会長　鷺沢 道雄の出欠を選んでください。" in browser.page


def test_an_item_is_recorded_with_all_that_comes_of_it(acting, browse):
    meeting = opened(acting)
    item = item_of(meeting)
    path = at(meeting, f"/items/{item.id}")
    browser = browse("secretary")
    browser.get(path)
    browser.submit(f"{path}/notes", {"speaker": "委員", "text": "訪問を増やす。"})
    browser.submit(f"{path}/decisions", {"text": "一覧を配る。"})
    browser.submit(
        f"{path}/actions",
        {
            "agency": str(world.agency("platto_home").id),
            "text": "一覧を作る",
            "target": "system",
            "due_on": "2026-12-12",
        },
    )
    assert "期限は閉庁日（土曜日）のため、12月14日(月)にしました。" in browser.page
    browser.submit(
        f"{path}/issues", {"title": "夜間の連絡窓口", "text": "夜間の窓口が決まっていない。"}
    )
    browser.submit(f"{path}/recusals", {"seat": str(seat_of(meeting, "member1"))})
    assert "除斥の1名を除く委員4名のうち3名が出席し" in browser.page
    for words in ("訪問を増やす。", "一覧を配る。", "一覧を作る", "夜間の連絡窓口"):
        assert words in browser.page
    browser.submit(f"{path}/discussed", {})
    assert db.session.scalar(select(func.count()).select_from(ActionItem)) == 1
    assert db.session.scalar(select(func.count()).select_from(Issue)) == 1


def test_a_refused_note_keeps_its_other_field(acting, browse):
    meeting = opened(acting)
    path = at(meeting, f"/items/{item_of(meeting).id}")
    browser = browse("secretary")
    assert browser.post(f"{path}/notes", {"speaker": "打った名"}).status_code == 422
    assert "打った名" in browser.page


def test_two_who_mend_one_entry_do_not_overwrite_each_other(acting, browse):
    meeting = opened(acting)
    entry = sittings.note(
        item_of(meeting), speaker="委員", text="はじめ", actor=acting("secretary")
    )
    db.session.commit()
    path = at(meeting, f"/entries/{entry.id}")
    first, second = browse("secretary"), browse("secretary2")
    first.get(path)
    second.get(path)
    base = second.hidden["base_version"]
    first.submit(path, {"text": "先に直した", "base_version": first.hidden["base_version"]})
    answer = second.post(path, {"text": "後から直した", "base_version": base})
    assert answer.status_code == 409
    assert "先に直した" in second.page
    assert "後から直した" in second.page
    version = re.search(r'name="base_version"[^>]*value="(\d+)"', second.page)
    assert version
    second.submit(path, {"text": "合わせた", "base_version": version[1]})
    assert "合わせた" in second.page


def test_reading_the_record_leaves_its_row(acting, browse):
    meeting = held(acting)
    browse("chair").get(at(meeting))
    assert "sitting:read" in db.session.scalars(select(AuditEntry.tag)).all()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("secretary", 200),
        ("secretary2", 200),
        ("chair", 200),
        ("member1", 403),
        ("deputy", 403),
        ("rep_chair", 404),
        ("emp_member", 404),
        ("staff_a", 404),
        ("admin", 404),
        ("former", 404),
    ],
)
def test_only_the_secretariat_and_who_presides_read_the_record(acting, browse, who, status):
    meeting = held(acting)
    assert browse(who).get(at(meeting)).status_code == status
    path = at(meeting, f"/items/{item_of(meeting).id}")
    assert browse(who).get(path).status_code == status


def test_an_item_of_another_meeting_is_not_found(acting, browse):
    first = opened(acting)
    other = item_of(first)
    second = notified(acting)
    assert browse("secretary").get(at(second, f"/items/{other.id}")).status_code == 404


def test_the_pages_cost_the_same_for_any_number_of_items_and_entries(acting, browse):
    costs = []
    for items in (1, 40):
        meeting = opened(acting, items=items)
        item = item_of(meeting)
        for number in range(items):
            sittings.note(item, speaker="委員", text=f"{number}", actor=acting("secretary"))
        db.session.commit()
        browser = browse("secretary")
        costs.append(
            [
                int(browser.get(path).headers["X-Council-Statements"])
                for path in (at(meeting), at(meeting, f"/items/{item.id}"))
            ]
        )
        sittings.close(meeting, closed_at=time(16), actor=acting("secretary"))
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 16
    assert db.session.scalar(select(func.count()).select_from(RecordEntry)) == 41
