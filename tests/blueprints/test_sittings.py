import re
from datetime import time

import pytest
from sqlalchemy import func, select

from council.domain import clock
from council.domain.vocabulary import Answer, Attendance, ItemKind, MeetingState
from council.extensions import db
from council.models import (
    ActionItem,
    AuditEntry,
    Invitation,
    Issue,
    Meeting,
    RecordEntry,
    RosterEntry,
)
from council.queries import sittings as queries
from council.services import minutes, replies, sittings
from tests import world
from tests.services.minutes.steps import approved, seen
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


def test_a_time_that_has_not_come_is_refused_at_the_field_and_the_form_proposes_one_that_has(
    acting, browse
):
    meeting = notified(acting)
    mark(meeting, acting)
    with clock.at(world.NOW):
        browser = browse("secretary")
        browser.get(at(meeting))
        assert 'name="opened_at" type="time" value="10:00"' in browser.page
        typed = {"opened_at": "14:00", "presider": str(world.person("chair").id)}
        answer = browser.post(
            at(meeting, "/open"), {**typed, "base_version": browser.hidden["base_version"]}
        )
    assert answer.status_code == 422
    error = browser.page.partition('id="opened_at-error"')[2].partition("</p>")[0]
    assert "まだ来ていない時刻です（いまは10:00です）。" in error
    assert 'value="14:00"' in browser.page


@pytest.mark.parametrize(
    ("path", "field"), [("/close", "closed_at"), ("/movements", "at"), ("/open", "opened_at")]
)
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "を入力してください。"),
        ("きのう", "時刻を読み取れませんでした。"),
        ("25:00", "この時刻はありません。"),
    ],
)
def test_what_is_no_time_is_said_at_its_field(acting, browse, path, field, typed, sentence):
    if path == "/open":
        meeting = notified(acting)
        mark(meeting, acting)
    else:
        meeting = opened(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    answer = browser.post(
        at(meeting, path), {field: typed, "base_version": browser.hidden["base_version"]}
    )
    assert answer.status_code == 422
    error = browser.page.partition(f'id="{field}-error"')[2].partition("</p>")[0]
    assert sentence in error


@pytest.mark.parametrize(
    ("path", "field", "typed", "sentence"),
    [
        ("/close", "closed_at", "13:59", "閉会の時刻は、開会より後にしてください。"),
        ("/close", "closed_at", "23:58", "まだ来ていない時刻です"),
        ("/movements", "at", "13:59", "時刻は、開会より後にしてください。"),
        ("/movements", "at", "23:58", "まだ来ていない時刻です"),
    ],
)
def test_a_time_that_cannot_be_is_said_at_its_field(acting, browse, path, field, typed, sentence):
    meeting = opened(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    fields = {
        field: typed,
        "place": str(seat_of(meeting, "member1")),
        "kind": "leave",
        "base_version": browser.hidden["base_version"],
    }
    assert browser.post(at(meeting, path), fields).status_code == 422
    error = browser.page.partition(f'id="{field}-error"')[2].partition("</p>")[0]
    assert sentence in error


def test_a_press_whose_form_is_gone_by_now_is_answered_at_the_head(acting, browse):
    meeting = opened(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    fields = {"opened_at": "14:00", "presider": str(world.person("chair").id)}
    version = {"base_version": browser.hidden["base_version"]}
    answer = browser.post(at(meeting, "/open"), fields | version)
    assert answer.status_code == 409
    assert 'id="error-summary"' in browser.page


def test_the_times_are_put_right_on_the_page_and_a_wrong_one_is_said_at_its_field(acting, browse):
    meeting = held(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    assert "開会・閉会の時刻を直す" in browser.page
    version = {"base_version": browser.hidden["base_version"]}
    typed = {"opened_at": "14:05", "closed_at": "13:00"}
    assert browser.post(at(meeting, "/times"), typed | version).status_code == 422
    error = browser.page.partition('id="mended-closed-at-error"')[2].partition("</p>")[0]
    assert "閉会の時刻は、開会より後にしてください。" in error
    typed["closed_at"] = "16:00"
    browser.submit(at(meeting, "/times"), typed | version)
    assert reread(meeting).closed_at == time(16)
    assert browser.post(at(meeting, "/times"), typed | version).status_code == 409


def test_before_the_closing_only_the_opening_is_put_right(acting, browse):
    meeting = opened(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    assert 'id="mended-closed-at"' not in browser.page
    version = {"base_version": browser.hidden["base_version"]}
    browser.submit(at(meeting, "/times"), {"opened_at": "14:03"} | version)
    assert reread(meeting).opened_at == time(14, 3)


def test_the_forms_of_the_record_come_back_while_a_correction_is_open(acting, browse):
    meeting = held(acting)
    minutes.draft(meeting, acting("secretary"))
    db.session.commit()
    draft = seen(meeting, acting)
    approved(draft, acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    assert "時刻を直す" not in browser.page
    minutes.correct(draft, "出欠の誤記", acting("secretary"))
    db.session.commit()
    browser.get(at(meeting))
    assert "議事録の訂正をしています。" in browser.page
    fields = presence_fields(meeting, absent=("member1",))
    fields["base_version"] = reread(meeting).version
    browser.submit(at(meeting, "/presence"), fields)
    assert "出欠を記録しました。" in browser.page
    browser.get(at(meeting, f"/items/{item_of(meeting).id}"))
    assert "退席（除斥）を記録する" in browser.page
    assert "発言を加える" not in browser.page


def test_every_seat_that_lacks_something_is_named_and_the_answers_stay_beside_it(acting, browse):
    meeting = notified(acting)
    ask = select(Invitation).where(Invitation.person_id == world.person("member1").id)
    replies.reply(db.session.scalars(ask).one(), answer=Answer.ATTEND, actor=acting("member1"))
    db.session.commit()
    browser = browse("secretary")
    fields = presence_fields(meeting) | {"base_version": reread(meeting).version}
    fields[f"mark-{seat_of(meeting, 'chair')}"] = ""
    fields[f"mark-{seat_of(meeting, 'deputy')}"] = ""
    fields[f"mark-{seat_of(meeting, 'member2')}"] = Attendance.SUBSTITUTE.value
    assert browser.post(at(meeting, "/presence"), fields).status_code == 422
    assert browser.page.count("の出欠を選んでください。") == 2
    assert "の代理の方の氏名を入力してください。" in browser.page
    assert f'data-label="回答">{Answer.ATTEND.label}<' in browser.page
    fields |= presence_fields(meeting) | {"base_version": -1}
    assert browser.post(at(meeting, "/presence"), fields).status_code == 409
    assert f'data-label="回答">{Answer.ATTEND.label}<' in browser.page


def test_opening_and_closing_are_done_by_the_acts_themselves(acting, browse):
    meeting = held(acting)
    lines = {line.item.kind: line for line in queries.lines(reread(meeting))}
    assert lines[ItemKind.OPENING].is_done
    assert lines[ItemKind.CLOSING].is_done
    assert not lines[ItemKind.OPENING].item.is_discussed
    browser = browse("secretary")
    browser.get(at(meeting, f"/items/{item_of(meeting, ItemKind.OPENING).id}"))
    assert "審議済みにする" not in browser.page


def test_when_all_is_discussed_the_next_step_is_the_closing(acting, browse):
    meeting = opened(acting)
    for line in queries.lines(meeting):
        if line.item.kind not in {ItemKind.OPENING, ItemKind.CLOSING}:
            sittings.mark_discussed(queries.item(meeting, line.item.id), acting("secretary"))
    db.session.commit()
    browser = browse("secretary")
    browser.get(at(meeting))
    assert "次にすること：閉会する" in browser.page


def test_after_the_opening_no_page_forecasts_the_attendance(acting, browse):
    meeting = held(acting)
    browser = browse("secretary")
    for page in (f"/meetings/{meeting.id}", f"/meetings/{meeting.id}/replies"):
        browser.get(page)
        assert "が出席の予定でした。" in browser.page
        assert "見込み" not in browser.page
