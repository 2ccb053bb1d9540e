from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from council.domain.vocabulary import Office
from council.extensions import db
from council.models import Appointment, Invitation, InvitationLetter, Seat
from council.services import members
from tests import world
from tests.convening import notified, scheduled


def seat(code="s8050", office=Office.MEMBER, index=10):
    seats = select(Seat).where(Seat.body_id == world.body(code).id, Seat.office == office)
    return db.session.scalars(seats.order_by(Seat.position)).all()[index]


def appointment(who, code="s8050"):
    return db.session.scalars(
        select(Appointment)
        .join(Appointment.seat)
        .options(contains_eager(Appointment.seat))
        .where(Appointment.person_id == world.person(who).id, Seat.body_id == world.body(code).id)
    ).one()


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
    last = {"on": "R8.12.2", "reason": "異動", "seen_end": browser.hidden["seen_end"]}
    browser.submit(f"/bodies/s8050/appointments/{row.id}/end", last)
    assert "早乙女 文さんの任期の終わりを記録しました。" in browser.page
    browser.submit(f"/bodies/s8050/seats/{row.seat_id}/appoint", fields())
    assert "後任（残りの任期）" in browser.page


def test_who_leaves_is_taken_off_the_meetings_already_announced(browse, acting):
    notified(scheduled(acting("secretary")), acting("secretary"))
    db.session.commit()
    row = appointment("member2")
    browser = browse("secretary")
    last = {"on": "R8.12.4", "reason": "異動", "seen_end": members.end_mark(row)}
    browser.submit(f"/bodies/s8050/appointments/{row.id}/end", last)
    assert "通知していた会議1件の案内を取り消しました。" in browser.page
    methods = db.session.scalars(
        select(InvitationLetter.method)
        .join(InvitationLetter.invitation)
        .where(Invitation.person_id == row.person_id)
        .order_by(InvitationLetter.sequence)
    ).all()
    assert methods == ["REQUEST", "CANCEL"]


def test_a_term_that_another_ended_meanwhile_is_not_ended_over_it(browse):
    row = appointment("member2")
    url = f"/bodies/s8050/appointments/{row.id}/end"
    first, second = browse("secretary"), browse("secretary2")
    for browser in (first, second):
        browser.get(url)
    last = {"on": "R8.12.2", "reason": "異動", "seen_end": first.hidden["seen_end"]}
    first.submit(url, last)
    late = {"on": "R8.12.20", "reason": "辞任", "seen_end": second.hidden["seen_end"]}
    assert second.post(url, late).status_code == 409
    assert "ほかの人が先に保存しました。" in second.page
    assert "R8.12.20" in second.page
    db.session.expire_all()
    assert str(appointment("member2").ends_on) == "2026-12-02"


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
        f"/bodies/s8050/appointments/{row.id}/end",
        {"on": "R12.4.1", "reason": "異動", "seen_end": members.end_mark(row)},
    )
    assert answer.status_code == 422
    assert "任期の終わりより後の日" in browser.page


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


def test_another_bodys_secretariat_may_not_appoint(browse):
    path = f"/bodies/s8050/seats/{seat().id}/appoint"
    assert browse("emp_secretary").get(path).status_code == 403
