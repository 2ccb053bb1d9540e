"""The times and the presence of a sitting on its page: what is wrong is said at its place, and put right."""

from datetime import time

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import Answer, Attendance, ItemKind
from council.extensions import db
from council.models import (
    Invitation,
    Meeting,
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
    lines = {line.item.kind: line for line in queries.lines(reread(meeting), acting("secretary"))}
    assert lines[ItemKind.OPENING].is_done
    assert lines[ItemKind.CLOSING].is_done
    assert not lines[ItemKind.OPENING].item.is_discussed
    browser = browse("secretary")
    browser.get(at(meeting, f"/items/{item_of(meeting, ItemKind.OPENING).id}"))
    assert "審議済みにする" not in browser.page


def test_when_all_is_discussed_the_next_step_is_the_closing(acting, browse):
    meeting = opened(acting)
    for line in queries.lines(meeting, acting("secretary")):
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
