from datetime import date, time, timedelta
from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import select
from werkzeug.http import parse_options_header

from council.domain.vocabulary import ItemKind, MeetingForm, Publicity
from council.extensions import db
from council.models import BodyVersion
from council.policy.actor import Actor
from council.services import meetings, members
from tests import world


def statements(answer):
    return int(answer.headers["X-Council-Statements"])


def meet(body, day, who, **more):
    return meetings.schedule(
        world.body(body),
        held_on=day,
        begins=time(14),
        ends=time(16),
        place="区役所 第1会議室",
        form=MeetingForm.IN_PERSON,
        publicity=Publicity.CLOSED,
        closed_reason="個人情報を扱うため",
        actor=who,
        **more,
    )


# ---- the structure


def test_the_roster_is_named_by_its_kind_body_and_day(browse):
    answer = browse("secretary").get("/bodies/employment/roster.docx")
    said = parse_options_header(answer.headers["Content-Disposition"])[1]["filename"]
    assert said == "委員名簿_ひきこもり・就労支援部会_20261203.docx"


def test_the_structure_shows_the_tiers_and_who_chairs(browse):
    browser = browse("member1")
    assert browser.get("/bodies").status_code == 200
    for word in (
        "世田谷区重層的支援協議会",
        "８０５０支援部会",
        "鷺沢 道雄",
        "この名前の会議は開きません",
    ):
        assert word in browser.page


def test_who_holds_no_seat_sees_the_structure_without_names(browse):
    browser = browse("staff_a")
    browser.get("/bodies")
    assert "鷺沢 道雄" not in browser.page
    browser.get("/bodies/s8050")
    assert "鷺沢 道雄" not in browser.page
    assert "若狭 律子" not in browser.page
    assert "推薦待ち" in browser.page


def test_the_structure_of_an_earlier_day_has_no_new_council(browse):
    browser = browse("secretary")
    browser.get("/bodies?at=2022-03-31")
    assert "世田谷区重層的支援協議会" not in browser.page
    assert "令和4年3月31日の構成です" in browser.page
    browser.get("/bodies?at=2022-04-02")
    assert "ひきこもり・就労支援部会（令和4年4月に重層的支援協議会へ移管）" in browser.page


def test_an_unreadable_day_is_answered_with_a_sentence(browse):
    browser = browse("secretary")
    assert browser.get("/bodies?at=いつか").status_code == 422
    assert "いつか" in browser.page


def test_a_joint_sitting_is_announced_over_both_councils(browse, acting):
    serve_the_youth_council()
    who = acting("secretary")
    meet(
        "representatives", date(2027, 1, 21), who, joint_with=[world.body("youth_representatives")]
    )
    browser = browse("secretary")
    browser.get("/bodies")
    assert "同時開催　1月21日(木) 14:00" in browser.page


def serve_the_youth_council():
    members.assign_secretariat(
        world.body("youth_representatives"),
        world.agency("seikatsu_fukushi_ka"),
        world.person("secretary"),
        starts_on=world.TERM[0],
        actor=Actor.system(world.TODAY),
    )
    db.session.commit()


def test_a_draft_meeting_is_shown_to_its_secretariat_alone(browse, acting):
    meet("s8050", date(2026, 12, 10), acting("secretary"))
    secretary, member, other = browse("secretary"), browse("member1"), browse("emp_secretary")
    for path in ("/bodies", "/bodies/s8050"):
        secretary.get(path)
        assert "12月10日(木)" in secretary.page
        for browser in (member, other):
            browser.get(path)
            assert "12月10日(木)" not in browser.page


def test_who_may_not_see_a_planned_meeting_is_not_told_that_there_is_none(browse, acting):
    planned = meet("s8050", date(2026, 12, 21), acting("secretary"))
    meetings.fix_date(planned, actor=acting("secretary"))
    db.session.commit()
    browser = browse("staff_a")
    browser.get("/bodies/s8050")
    assert "まだありません" not in browser.page
    assert "日程が決まった会議は、委員と事務局に表示します。" in browser.page


def test_of_case_conferences_the_page_tells_the_kind_and_nothing_else(browse):
    browser = browse("secretary")
    browser.get("/bodies/case_conference")
    assert "招かれた機関と人にだけ表示され" in browser.page
    assert "これからの会議" not in browser.page
    assert "これまでの会議" not in browser.page


@pytest.mark.parametrize("path", ["/bodies", "/bodies/s8050"])
@pytest.mark.parametrize("who", ["secretary", "chair", "staff_a"])
def test_six_statements_suffice_however_many_meetings(browse, acting, path, who):
    browser = browse(who)
    few = statements(browser.get(path))
    keeper = acting("secretary")
    for week in range(1, 6):
        meet("s8050", date(2026, 12, 3) + timedelta(weeks=week, days=1), keeper)
    db.session.commit()
    assert statements(browser.get(path)) == few <= 6


# ---- a body


def test_a_body_lists_what_is_marked_on_a_meeting_beside_what_its_rules_name(browse, acting):
    keeper = acting("secretary")
    meeting = meet("s8050", date(2026, 12, 17), keeper)
    for title, is_closed in (("相談の件数について", False), ("人事について", True)):
        meetings.add_item(
            meeting,
            kind=ItemKind.REPORT,
            title=title,
            is_closed=is_closed,
            closed_reason="個人情報を扱うため" if is_closed else "",
            is_standing=True,
            actor=keeper,
        )
    rules = db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == meeting.body_id)
    ).first()
    rules.standing_items = "支援の隙間について\n相談の件数について"
    db.session.commit()
    page = browse("secretary").get("/bodies/s8050").text
    assert "支援の隙間について、相談の件数について<" in page
    assert "人事について" not in page


def test_a_body_tells_its_seats_terms_and_rules(browse):
    browser = browse("secretary")
    assert browser.get("/bodies/s8050").status_code == 200
    for word in (
        "若狭 律子",
        "令和8年4月1日から",
        "推薦待ち",
        "席15・委員5名・推薦待ち10",
        "委員の過半数が出席すると成立します（設置根拠の第８条第２項）。いまの委員5名では、3名以上です。",
        "公開しません。理由は「個人情報を扱うため」です。",
        "年度ごとに、第1回から数えます。",
        "FAXで連絡",
        "会議を設定する",
    ):
        assert word in browser.page


def test_only_its_own_secretariat_is_offered_to_schedule_and_appoint(browse):
    browser = browse("emp_secretary")
    browser.get("/bodies/s8050")
    assert "会議を設定する" not in browser.page
    assert "選任する" not in browser.page


@pytest.mark.parametrize("code", ["nowhere", "S8050", "８０５０", "s8050%20"])
def test_a_body_that_does_not_exist_is_not_found(browse, code):
    assert browse("secretary").get(f"/bodies/{code}").status_code == 404


def test_the_roster_is_a_word_file_that_names_every_seat(browse):
    answer = browse("member1").get("/bodies/s8050/roster.docx")
    assert answer.status_code == 200
    cells = [
        cell.text
        for table in Document(BytesIO(answer.data)).tables
        for row in table.rows
        for cell in row.cells
    ]
    assert "若狭 律子" in cells
    assert "（推薦待ち）" in cells
    assert any("部会長" in cell for cell in cells)


def test_the_roster_is_not_for_those_without_a_seat(browse):
    assert browse("staff_a").get("/bodies/s8050/roster.docx").status_code == 403


# ---- rosters of any day


def test_a_roster_of_the_past_names_who_sat_then(browse):
    browser = browse("member2")
    browser.get("/bodies/s8050/roster?at=2026-03-31")
    assert "朝比奈 史" in browser.page
    assert "若狭 律子" not in browser.page
    browser.get("/bodies/s8050/roster")
    assert "朝比奈 史" not in browser.page
    assert "若狭 律子" in browser.page


def test_a_roster_of_days_to_come_is_for_the_secretariat(browse):
    assert browse("member1").get("/bodies/s8050/roster?at=2028-04-01").status_code == 403
    assert browse("secretary").get("/bodies/s8050/roster?at=2028-04-01").status_code == 200


def test_both_forms_of_list_are_written(browse):
    heads = {}
    for form in ("posts", "names"):
        answer = browse("member1").get(f"/bodies/s8050/roster.docx?at=2026-03-31&form={form}")
        table = Document(BytesIO(answer.data)).tables[0]
        heads[form] = [cell.text for cell in table.rows[0].cells]
    assert heads == {
        "posts": ["№", "席", "機関", "職", "氏名", "任期"],
        "names": ["№", "氏名", "職（所属等）", "役", "任期"],
    }
