from datetime import date, time, timedelta
from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from council.domain.vocabulary import MeetingForm, Office, Publicity
from council.extensions import db
from council.models import Appointment, Invitation, InvitationLetter, Seat, User
from council.policy.actor import Actor
from council.services import meetings, members
from tests import world
from tests.convening import notified, scheduled


def statements(answer):
    return int(answer.headers["X-Council-Statements"])


def seat(code="s8050", office=Office.MEMBER, index=10):
    seats = select(Seat).where(Seat.body_id == world.body(code).id, Seat.office == office)
    return db.session.scalars(seats.order_by(Seat.position)).all()[index]


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


def appointment(who, code="s8050"):
    return db.session.scalars(
        select(Appointment)
        .join(Appointment.seat)
        .options(contains_eager(Appointment.seat))
        .where(Appointment.person_id == world.person(who).id, Seat.body_id == world.body(code).id)
    ).one()


# ---- the structure


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


def test_only_its_own_secretariat_may_schedule_and_appoint(browse):
    browser = browse("emp_secretary")
    browser.get("/bodies/s8050")
    assert "会議を設定する" not in browser.page
    assert "選任する" not in browser.page
    assert browser.get(f"/bodies/s8050/seats/{seat().id}/appoint").status_code == 403


def test_terms_about_to_end_are_told_to_the_secretariat(browse, acting):
    members.end_appointment(
        appointment("member2"), on=date(2027, 1, 31), reason="異動", actor=acting("secretary")
    )
    db.session.commit()
    browser = browse("secretary")
    browser.get("/bodies/s8050")
    assert "任期が60日以内に終わる委員が1名います" in browser.page
    browser = browse("member1")
    browser.get("/bodies/s8050")
    assert "任期が60日以内に終わる委員" not in browser.page


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


# ---- appointing


def fields(**changes):
    return {
        "person": str(world.person("nobody").id),
        "post_title": "課長",
        "starts_on": "令和8年12月3日",
        "ends_on": "令和10年3月31日",
        "channel": "mail",
        **changes,
    }


def test_the_form_proposes_the_rest_of_the_running_term(browse):
    browser = browse("secretary")
    assert browser.get(f"/bodies/s8050/seats/{seat().id}/appoint").status_code == 200
    assert "令和8年12月3日" in browser.page
    assert "令和10年3月31日" in browser.page


def test_somebody_is_appointed_and_stands_on_the_roster(browse):
    browser = browse("secretary")
    browser.submit(f"/bodies/s8050/seats/{seat().id}/appoint", fields())
    assert "柊 透子さんを選任しました。" in browser.page
    assert "委員6名" in browser.page


def test_somebody_new_is_entered_and_appointed_in_one_step(browse):
    browser = browse("secretary")
    browser.submit(
        f"/bodies/s8050/seats/{seat().id}/appoint",
        fields(person="new", name="御手洗 環", reading="みたらい たまき", channel="fax"),
    )
    assert "御手洗 環" in browser.page


def test_somebody_new_needs_a_name_and_who_gets_mail_an_address(browse):
    browser = browse("secretary")
    answer = browser.post(f"/bodies/s8050/seats/{seat().id}/appoint", fields(person="new"))
    assert answer.status_code == 422
    for sentence in (
        "氏名を入力してください。",
        "よみがなを入力してください。",
        "アドレスが要ります",
    ):
        assert sentence in browser.page


def test_a_term_that_overlaps_is_refused_at_its_field_and_nothing_is_written(browse):
    browser = browse("secretary")
    taken = appointment("member1").seat_id
    answer = browser.post(
        f"/bodies/s8050/seats/{taken}/appoint",
        fields(person="new", name="御手洗 環", reading="みたらい たまき", channel="post"),
    )
    assert answer.status_code == 422
    assert "この席には、同じ期間に別の委員がいます。" in browser.page
    assert 'id="starts_on-error"' in browser.page
    browser.get(f"/bodies/s8050/seats/{taken}/appoint")
    assert "御手洗 環" not in browser.page


def test_a_seat_of_another_body_is_not_found(browse):
    other = seat("employment", index=5)
    browser = browse("secretary")
    assert browser.get(f"/bodies/s8050/seats/{other.id}/appoint").status_code == 404
    assert browser.post(f"/bodies/s8050/seats/{other.id}/appoint", fields()).status_code == 404


def test_a_term_is_ended_and_a_successor_serves_the_rest(browse):
    browser = browse("secretary")
    row = appointment("member2")
    browser.get(f"/bodies/s8050/appointments/{row.id}/end")
    browser.submit(f"/bodies/s8050/appointments/{row.id}/end", {"on": "R8.12.2", "reason": "異動"})
    assert "早乙女 文さんの任期の終わりを記録しました。" in browser.page
    browser.submit(f"/bodies/s8050/seats/{row.seat_id}/appoint", fields())
    assert "後任（残りの任期）" in browser.page


def test_who_leaves_is_taken_off_the_meetings_already_announced(browse, acting):
    notified(scheduled(acting("secretary")), acting("secretary"))
    db.session.commit()
    row = appointment("member2")
    browser = browse("secretary")
    browser.submit(f"/bodies/s8050/appointments/{row.id}/end", {"on": "R8.12.4", "reason": "異動"})
    assert "通知していた会議1件の案内を取り消しました。" in browser.page
    methods = db.session.scalars(
        select(InvitationLetter.method)
        .join(InvitationLetter.invitation)
        .where(Invitation.person_id == row.person_id)
        .order_by(InvitationLetter.sequence)
    ).all()
    assert methods == ["REQUEST", "CANCEL"]


def test_the_reason_of_an_ending_is_one_of_a_few_words(browse):
    browser = browse("secretary")
    row = appointment("member2")
    answer = browser.post(
        f"/bodies/s8050/appointments/{row.id}/end", {"on": "R8.12.2", "reason": "病気のため"}
    )
    assert answer.status_code == 422


def test_a_term_cannot_be_lengthened_by_ending_it(browse):
    browser = browse("secretary")
    row = appointment("member2")
    answer = browser.post(
        f"/bodies/s8050/appointments/{row.id}/end", {"on": "R12.4.1", "reason": "異動"}
    )
    assert answer.status_code == 422
    assert "任期の終わりより後の日" in browser.page


# ---- accounts


def account_of(who):
    return db.session.scalars(select(User.id).where(User.email == world.email(who))).one()


def test_the_administrator_sees_accounts_with_their_live_roles(browse):
    browser = browse("admin")
    answer = browser.get("/accounts")
    assert answer.status_code == 200
    assert statements(answer) <= 6
    for word in (
        "chair@example.jp",
        "８０５０支援部会 学識経験者（地域福祉）",
        "事務局 保健福祉政策部生活福祉課",
    ):
        assert word in browser.page


@pytest.mark.parametrize("who", ["secretary", "chair", "manager_a", "nobody"])
def test_accounts_are_for_the_administrator_alone(browse, who):
    assert browse(who).get("/accounts").status_code == 403


def test_a_new_account_logs_in_with_the_password_shown_once(browse):
    admin = browse("admin")
    answer = admin.post(
        "/accounts/new",
        {
            "person": "new",
            "name": "御手洗 環",
            "reading": "みたらい たまき",
            "email": "Mitarai@example.jp",
        },
    )
    assert answer.status_code == 200
    password = admin.page.split("初期パスワード</dt><dd>")[1].split("<")[0]
    admin.get("/accounts")
    assert "mitarai@example.jp" in admin.page
    assert password not in admin.page
    assert len(password) >= 20
    assert browse().log_in("mitarai@example.jp", password).status_code == 303


def test_one_address_logs_in_one_person(browse):
    admin = browse("admin")
    answer = admin.post(
        "/accounts/new",
        {"person": "new", "name": "甲", "reading": "こう", "email": world.email("chair")},
    )
    assert answer.status_code == 422
    assert "別のアカウントが使っています" in admin.page
    answer = admin.post(
        "/accounts/new", {"person": "new", "name": "甲", "reading": "こう", "email": "これは違う"}
    )
    assert answer.status_code == 422
    assert "メールアドレスを確かめてください" in admin.page


def test_a_closed_account_is_out_at_once_and_comes_back_when_reopened(browse):
    admin, chair = browse("admin"), browse("chair")
    account = account_of("chair")
    admin.submit(f"/accounts/{account}/close")
    assert "止めています" in admin.page
    assert chair.get("/").status_code == 302
    admin.submit(f"/accounts/{account}/reopen")
    assert browse("chair").get("/").status_code == 200


def test_a_renewed_password_ends_the_old_one_and_every_session(browse):
    admin, chair = browse("admin"), browse("chair")
    account = account_of("chair")
    assert admin.post(f"/accounts/{account}/password").status_code == 200
    password = admin.page.split("初期パスワード</dt><dd>")[1].split("<")[0]
    assert chair.get("/").status_code == 302
    assert browse().log_in(world.email("chair"), password).status_code == 303


def test_the_administrator_cannot_lock_himself_out(browse):
    admin = browse("admin")
    account = account_of("admin")
    assert admin.post(f"/accounts/{account}/close").status_code == 422
    assert admin.get("/accounts").status_code == 200
