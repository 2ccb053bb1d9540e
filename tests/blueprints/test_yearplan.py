"""A year's sittings on one page: proposed, changed line by line, made in one press."""

from datetime import date, time

import pytest

from council.domain import clock
from council.domain.daysoff import is_day_off
from council.domain.vocabulary import MeetingForm, MeetingState, Publicity
from council.extensions import db
from council.models import AuditEntry, Meeting, OutboxMessage, Sitting
from council.queries import town
from council.services import meetings
from tests import sitting_rooms, world
from tests.convening import PLACE, scheduled
from tests.growing import grow
from tests.minutes.reading import rows
from tests.planning import PATH, lines_of, opened, typed


def made():
    return db.session.query(Meeting).count()


def test_the_rules_of_each_body_served_ask_for_so_many_sittings(browse):
    fields = typed(opened(browse))
    assert len(lines_of(fields, "s8050")) == 4
    assert len(lines_of(fields, "representatives")) == 2
    assert lines_of(fields, "employment") == []
    assert lines_of(typed(opened(browse, "emp_secretary")), "employment") != []


def test_time_place_and_weekday_are_those_of_the_last_sittings(browse, acting):
    scheduled(acting("secretary"), date(2026, 12, 16))
    fields = typed(opened(browse))
    line = lines_of(fields, "s8050")[0]
    assert (fields[f"{line}-begins"], fields[f"{line}-place"]) == ("14:00", PLACE)
    assert "(水)" in fields[f"{line}-held_on"].replace("（", "(").replace("）", ")")


def test_one_press_makes_drafts_of_all_and_sends_nothing(browse):
    browser = opened(browse)
    fields = typed(browser)
    browser.submit(PATH, fields)
    assert "6回の会議を下書きにしました" in browser.page
    assert "回数の決まりに足りない会議はありません。" in browser.page
    found = db.session.query(Meeting).all()
    assert {one.state for one in found} == {MeetingState.DRAFT}
    assert {one.is_number_fixed for one in found} == {False}
    numbers = [one.number for one in found if one.body_id == world.body("s8050").id]
    assert sorted(numbers) == [1, 2, 3, 4]
    assert db.session.query(OutboxMessage).count() == 0
    days = db.session.scalars(db.select(Sitting.held_on)).all()
    assert not [day for day in days if is_day_off(day, town.days_off())]


def test_pressed_twice_they_are_made_once(browse):
    browser = opened(browse)
    fields = typed(browser) | {"idempotency_key": browser.hidden["idempotency_key"]}
    browser.submit(PATH, fields)
    browser.submit(PATH, fields)
    assert made() == 6


def test_of_two_who_plan_the_same_year_the_second_is_told_and_makes_nothing(browse):
    first, second = opened(browse), opened(browse)
    fields = typed(second)
    first.submit(PATH, typed(first))
    answer = second.post(PATH, fields)
    assert answer.status_code == 409
    assert "この年度の会議が変わりました" in second.page
    assert "同じ会議体の会議です。" in second.page
    assert made() == 6


def test_lines_without_a_mark_are_left_out_whatever_they_say(browse):
    browser = opened(browse)
    fields = typed(browser)
    for name in [one for one in fields if one.endswith("-chosen")][1:]:
        del fields[name]
    browser.submit(PATH, fields | {"lines-2-held_on": "いつか"})
    assert made() == 1
    browser.get(PATH)
    assert (
        len(lines_of(typed(browser), "s8050")) + len(lines_of(typed(browser), "representatives"))
        == 5
    )


def test_without_any_mark_nothing_is_made_and_that_is_said(browse):
    browser = opened(browse)
    fields = {name: value for name, value in typed(browser).items() if "chosen" not in name}
    assert browser.post(PATH, fields).status_code == 422
    assert "作る会議に印を付けてください。" in browser.page


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("held_on", "2027-05-03", "5月3日(月)は閉庁日（憲法記念日）です。"),
        ("held_on", "2028-04-06", "この年度の日を入力してください。"),
        ("held_on", "そのうち", "日付を読み取れませんでした。"),
        ("ends", "13:00", "終了の時刻は、開始より後にしてください。"),
        ("begins", "", "開始の時刻を入力してください。"),
    ],
)
def test_a_line_that_cannot_be_is_refused_there_and_nothing_is_made(browse, name, value, sentence):
    browser = opened(browse)
    fields = typed(browser) | {"lines-4-place": "ひまわり会館 <2階>", f"lines-4-{name}": value}
    assert browser.post(PATH, fields).status_code == 422
    assert f'id="lines-4-{name}-error"' in browser.page
    assert f'<a href="#lines-4-{name}">' in browser.page
    assert sentence in browser.page
    assert 'value="ひまわり会館 &lt;2階&gt;"' in browser.page
    assert value in browser.page
    assert made() == 0


def test_a_body_is_not_made_to_meet_twice_at_once(browse):
    browser = opened(browse)
    fields = typed(browser)
    one, other = lines_of(fields, "s8050")[:2]
    fields[f"{other}-held_on"] = fields[f"{one}-held_on"]
    assert browser.post(PATH, fields).status_code == 422
    assert "この日時にすでに会議があります" in browser.page
    assert made() == 0


def test_what_follows_from_a_typed_day_can_be_looked_at_without_making_anything(browse, acting):
    there = scheduled(acting("secretary"), date(2027, 6, 17), "representatives")
    browser = opened(browse)
    fields = typed(browser)
    line = lines_of(fields, "s8050")[0]
    changed = {
        f"{line}-held_on": "2027-06-17",
        f"{line}-begins": "15:00",
        f"{line}-ends": "17:00",
        f"{line}-place": there.sitting.place,
    }
    answer = browser.post(PATH, fields | changed | {"act": "check"})
    assert answer.status_code == 200
    assert "同じ場所です。" in browser.page
    assert "同じ事務局の会議です。" in browser.page
    assert "まだ作っていません。" in browser.page
    assert '<dd class="whole">6月3日(木)</dd>' in browser.page  # the notice, two weeks before
    assert made() == 1


def test_members_wanted_elsewhere_at_that_time_are_named(browse, acting):
    world.members.assign_secretariat(
        world.body("employment"),
        world.agency("seikatsu_fukushi_ka"),
        world.person("secretary"),
        starts_on=world.TODAY,
        actor=world.Actor.system(world.TODAY),
    )
    db.session.flush()
    scheduled(acting("secretary"), date(2027, 6, 17), "employment")
    browser = opened(browse)
    fields = typed(browser)
    line = lines_of(fields, "s8050")[0]
    browser.post(PATH, fields | {f"{line}-held_on": "2027-06-17", "act": "check"})
    assert "両方の委員：" in browser.page
    assert world.PEOPLE["chair"].name in browser.page


def test_what_is_planned_is_shown_and_not_proposed_again(browse, acting):
    scheduled(acting("secretary"), date(2027, 6, 17))
    browser = opened(browse)
    assert "令和9年6月17日(木)" in browser.page
    assert len(lines_of(typed(browser), "s8050")) == 3


def test_a_joint_sitting_is_planned_jointly(browse, acting):
    world.members.assign_secretariat(
        world.body("youth_representatives"),
        world.agency("seikatsu_fukushi_ka"),
        world.person("secretary"),
        starts_on=world.TODAY,
        actor=world.Actor.system(world.TODAY),
    )
    db.session.flush()
    meetings.schedule(
        world.body("representatives"),
        held_on=date(2027, 2, 18),
        begins=time(10),
        ends=time(12),
        place=PLACE,
        form=MeetingForm.IN_PERSON,
        publicity=Publicity.OPEN,
        closed_reason="",
        actor=acting("secretary"),
        joint_with=[world.body("youth_representatives")],
    )
    browser = opened(browse)
    fields = typed(browser)
    joint = lines_of(fields, "representatives,youth_representatives")
    assert joint
    browser.submit(PATH, fields)
    together = (
        db.session.query(Meeting.sitting_id)
        .join(Sitting)
        .filter(Sitting.held_on > date(2027, 3, 31))
        .group_by(Meeting.sitting_id)
        .having(db.func.count() == 2)
    )
    assert together.count() == len(joint)


@pytest.mark.parametrize(
    "bodies", ["", "employment", "nothing", "case_conference", "s8050,employment"]
)
def test_bodies_one_does_not_serve_are_not_planned(browse, bodies):
    browser = opened(browse)
    answer = browser.post(PATH, typed(browser) | {"lines-0-bodies": bodies})
    assert answer.status_code in {403, 404, 422}
    assert made() == 0


@pytest.mark.parametrize("path", ["/plans/1850", "/plans/2040"])
def test_a_year_far_away_is_not_planned(browse, path):
    assert browse("secretary").get(path).status_code == 404


def test_a_year_that_is_over_shows_what_was_planned_and_proposes_nothing(browse):
    browser = opened(browse, path="/plans/2025")
    assert "終わった年度です。" in browser.page


def test_what_can_no_longer_be_in_time_is_said_and_not_proposed(browse):
    with clock.at(world.NOW.replace(year=2027, month=3, day=19)):
        browser = opened(browse, path="/plans/2026")
    assert "あと6回は、通知や資料の締切に間に合う日が残っていません。" in browser.page
    assert 'name="lines-0-held_on"' not in browser.page


def test_the_list_of_meetings_leads_to_the_year_that_is_planned_now(browse):
    browser = opened(browse, path="/meetings")
    assert 'href="/plans/2027"' in browser.page
    assert "/plans/" not in opened(browse, "member1", "/meetings").page


@pytest.mark.sqlite_only  # both engines are asked the same
def test_sixty_and_six_hundred_meetings_cost_the_same(app, acting, browse):
    like = sitting_rooms.notified(acting)
    browser = browse("secretary")
    grow(like, like, 59)
    few = [browser.cost(path) for path in (PATH, "/plans/2026")]
    grow(like, like, 540)
    assert [browser.cost(path) for path in (PATH, "/plans/2026")] == few
    assert max(few) <= 6


def test_what_is_planned_is_handed_out_as_word_and_that_is_on_record(browse, acting):
    scheduled(acting("secretary"), date(2027, 6, 17))
    answer = opened(browse).get(f"{PATH}/list.docx")
    head, row = rows(answer.data, 0)
    assert head == ["開催日時", "会議", "場所", "締切"]
    assert row[0] == "６月１７日（木）\n午後２時～\n午後４時"
    assert row[1] == "８０５０支援部会\n第１回（案）"
    assert "開催通知　６月３日（木）" in row[3]
    entry = db.session.query(AuditEntry).order_by(AuditEntry.sequence.desc()).first()
    assert entry.tag == "yearplan:export"
