"""代行: every act entered for another bears its mark, and the copy of what came opens for the keeper alone."""

import io
from datetime import date

import pytest
from sqlalchemy import func, select

from council.domain import clock
from council.domain.vocabulary import Means, SeatType
from council.extensions import db
from council.models import Appointment, AuditEntry, Blob, Invitation, ProxyEntry, Seat
from council.services import evidence, invitations, minutes, nominations, proxies
from tests import april, convening, sitting_rooms, tasks, world
from tests.services import gatherings
from tests.services.minutes.steps import DUE, seen

PDF = b"%PDF-1.7\n" + b"FAX" * 20
MARK = "代行（FAX、令和8年12月2日、戸澤が受付）"
CAME = {"means": "fax", "received_on": "2026-12-02", "received_by": "戸澤"}


def scan(content=PDF, name="常盤さんの返事.pdf"):
    return io.BytesIO(content), name


def came(prefix="", content=PDF):
    fields = {f"{prefix}{name}": value for name, value in CAME.items()}
    return {**fields, f"{prefix}evidence": scan(content)}


def answer_form(acting):
    meeting = convening.scheduled(acting("secretary"), date(2027, 1, 14))
    with clock.at(world.NOW.replace(day=2)):
        convening.notified(meeting, acting("secretary"))
    db.session.commit()
    invitation = db.session.scalars(
        select(Invitation.id).where(
            Invitation.sitting_id == meeting.sitting_id,
            Invitation.person_id == world.person("member3").id,
        )
    ).one()
    page = f"/meetings/{meeting.id}/invitations/{invitation}"
    return page, page, {"answer": "attend", **came()}


def action_form(acting):
    action = tasks.make(acting("secretary"))
    page = f"/actions/{action.id}"
    fields = {
        "base_version": str(action.version),
        "act": "accept",
        "for_person": str(world.person("manager_a").id),
    }
    return f"{page}/proxy", page, fields | came()


def comment_form(acting):
    found = in_review(acting)
    page = f"/meetings/{found.meeting_id}/minutes"
    fields = {"proxy-person": str(world.person("member3").id), "proxy-text": "語尾を直す。"}
    return f"{page}/comments/proxy", page, fields | came("proxy-")


def approval_form(acting):
    found = in_review(acting)
    minutes.put_before_chair(found, acting("secretary"))
    db.session.commit()
    page = f"/meetings/{found.meeting_id}/minutes/approval"
    return f"{page}/proxy", page, {"content_hash": minutes.current(found).content_hash} | came()


def proposal_form(acting):
    page = "/bodies/s8050/proposals"
    fields = {
        "proxy-for_person": str(world.person("member3").id),
        "proxy-title": "家族会との連携について",
        "proxy-reason": "ことしの取り組みを話し合いたいため。",
        "proxy-minutes": "15",
    }
    return f"{page}/proxy", page, fields | came("proxy-")


def acceptance_form(acting):
    secretary = acting("secretary")
    rotation = april.gathered(secretary)
    one = april.seat_of(rotation, secretary, "member1")
    nominations.recommend(one, april.NEWCOMER | {"post_title": "課長"}, secretary)
    db.session.commit()
    page = f"/nominations/{one.id}"
    return f"{page}/accept", page, {"base_version": str(one.version)} | came()


def pledge_form(acting):
    term = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("member1").id)
    ).one()
    seat = db.session.get_one(Seat, term.seat_id)
    seat.seat_type, seat.agency_id = SeatType.EXPERT, None
    db.session.commit()
    page = f"/bodies/s8050/appointments/{term.id}/pledge"
    return page, page, came()


def in_review(acting):
    secretary = acting("secretary")
    meeting = sitting_rooms.held(acting)
    minutes.draft(meeting, secretary)
    db.session.commit()
    found = seen(meeting, acting)
    minutes.check(found, secretary)
    minutes.send_for_review(found, DUE, secretary)
    db.session.commit()
    return found


FORMS = (
    answer_form,
    action_form,
    comment_form,
    approval_form,
    proposal_form,
    acceptance_form,
    pledge_form,
)
every_form = pytest.mark.parametrize("make", FORMS)


def entry():
    return db.session.scalars(select(ProxyEntry)).one()


@every_form
def test_an_act_entered_for_another_bears_its_mark_and_its_copy(browse, acting, make):
    path, page, fields = make(acting)
    browser = browse("secretary")
    answer = browser.post(path, fields)
    assert answer.status_code == 303, browser.page
    browser.get(page)
    assert MARK in browser.page
    link = f"/proxies/{entry().id}/evidence"
    assert link in browser.page
    file = browser.get(link)
    assert (file.data, file.mimetype) == (PDF, "application/pdf")
    assert file.headers["Content-Disposition"].startswith("attachment")


@every_form
def test_the_copy_is_sealed_under_a_name_of_our_own_and_its_reading_leaves_a_row(
    browse, acting, make
):
    path, _page, fields = make(acting)
    browser = browse("secretary")
    browser.post(path, fields)
    browser.get(f"/proxies/{entry().id}/evidence")
    db.session.expire_all()
    blob = db.session.scalars(select(Blob).where(Blob.id == entry().evidence_id)).one()
    assert blob.name == "uketsuke.pdf"
    assert PDF not in blob.content_sealed
    row = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "proxy:evidence")).one()
    assert row.body_id == world.body("s8050").id


@every_form
def test_nobody_opens_the_copy_who_may_not_enter_for_the_object(browse, acting, make):
    path, _page, fields = make(acting)
    browse("secretary").post(path, fields)
    link = f"/proxies/{entry().id}/evidence"
    for who in ("emp_secretary", "chair", "member3", "manager_a", "admin"):
        assert browse(who).get(link).status_code == 404, who


@every_form
def test_what_is_no_scan_is_refused_and_nothing_is_entered(browse, acting, make):
    path, _page, fields = make(acting)
    key = next(name for name in fields if name.endswith("evidence"))
    browser = browse("secretary")
    answer = browser.post(path, fields | {key: scan(b"PK\x03\x04", "返事.pdf")})
    assert answer.status_code == 422
    assert "PDFか画像" in browser.page
    for model in (ProxyEntry, Blob):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0


@every_form
def test_without_a_copy_the_mark_alone_stands(browse, acting, make):
    path, page, fields = make(acting)
    browser = browse("secretary")
    browser.post(path, {name: one for name, one in fields.items() if "evidence" not in name})
    browser.get(page)
    assert MARK in browser.page
    assert "/evidence" not in browser.page


@pytest.mark.parametrize(
    ("make", "reader"), [(action_form, "manager_a"), (proposal_form, "member3")]
)
def test_others_see_the_mark_and_no_way_to_the_copy(browse, acting, make, reader):
    path, page, fields = make(acting)
    browse("secretary").post(path, fields)
    browser = browse(reader)
    browser.get(page)
    assert MARK in browser.page
    assert "/evidence" not in browser.page


def test_an_answer_bears_its_mark_wherever_it_is_listed(browse, acting):
    path, _page, fields = answer_form(acting)
    browse("secretary").post(path, fields)
    meeting, invitation = path.split("/invitations/")
    for who, page in (
        ("secretary", f"{meeting}/replies"),
        ("secretary", meeting),
        ("chair", meeting),
        ("member3", meeting),
        ("member3", f"/invitations/{invitation}/reply"),
    ):
        browser = browse(who)
        browser.get(page)
        assert MARK in browser.page, (who, page)
        assert ("/evidence" in browser.page) == (who == "secretary")


@pytest.mark.parametrize("who", ["secretary", "manager_a"])
def test_a_report_bears_its_mark_on_the_desk_too(browse, acting, who):
    path, _page, fields = action_form(acting)
    browse("secretary").post(path, fields)
    browser = browse(who)
    browser.get("/actions")
    assert MARK in browser.page


def test_at_a_case_conference_everybody_sees_the_mark_and_the_convener_the_copy(browse, acting):
    held = gatherings.conference()
    with clock.at(world.NOW.replace(day=2)):
        invitations.invite_participants(held, acting("staff_a"))
    db.session.commit()
    invitation = db.session.scalars(
        select(Invitation.id).where(Invitation.person_id == world.person("staff_b").id)
    ).one()
    page = f"/meetings/{held.id}/invitations/{invitation}"
    browser = browse("staff_a")
    assert browser.post(page, {"answer": "attend", **came()}).status_code == 303
    link = f"/proxies/{entry().id}/evidence"
    assert browser.get(link).status_code == 200
    for who in ("staff_b", "secretary", "admin"):
        assert browse(who).get(link).status_code == 404
    db.session.expire_all()
    row = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "proxy:evidence")).one()
    assert row.body_id is None
    assert row.case_id is not None
    for who in ("staff_a", "staff_b"):
        browser = browse(who)
        browser.get(f"/conferences/{held.id}")
        assert MARK in browser.page


def test_a_file_too_large_is_refused(browse, acting, monkeypatch):
    monkeypatch.setattr(evidence, "LARGEST", 10)
    path, _page, fields = action_form(acting)
    browser = browse("secretary")
    assert browser.post(path, fields).status_code == 422
    assert "10MBまで" in browser.page


def test_the_presence_form_marks_an_answer_that_was_entered(browse, acting):
    path, _page, fields = answer_form(acting)
    browser = browse("secretary")
    browser.post(path, fields)
    browser.get(f"{path.partition('/invitations')[0]}/sitting")
    assert MARK in browser.page


def test_a_candidate_who_is_taken_back_leaves_neither_entry_nor_copy(browse, acting):
    path, page, fields = acceptance_form(acting)
    browser = browse("secretary")
    browser.post(path, fields)
    browser.get(page)
    browser.submit(f"{page}/clear", {"base_version": browser.hidden["base_version"]})
    for model in (ProxyEntry, Blob):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0


def test_a_proposal_is_entered_for_a_member_of_the_body_alone(browse, acting):
    path, _page, fields = proposal_form(acting)
    fields |= {"proxy-for_person": str(world.person("emp_member").id), "proxy-evidence": ""}
    assert browse("secretary").post(path, fields).status_code == 422
    assert browse("member1").post(path, fields).status_code == 403


def test_evidence_without_its_object_is_a_mistake_of_ours(app, acting):
    with pytest.raises(ValueError, match="object"):
        proxies.enter(
            world.person("member3"),
            means=Means.FAX,
            received_on=world.TODAY,
            received_by="",
            actor=acting("secretary"),
            evidence=PDF,
        )
