"""Who gets the notice and which papers go with it are part of what a 決裁 is on; a day put off takes its 決裁 with it."""

import io
import zipfile
from datetime import date, time

import pytest
from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.signoffs import SignedPart
from council.extensions import db
from council.models import Appointment, Paper, Seat, SignOff
from council.queries import meetings as queries
from council.services import meetings, members
from tests import convening, world
from tests.minutes import reading

TITLE = "予算の案"


@pytest.fixture
def meeting(app, acting):
    secretary = acting("secretary")
    found = convening.scheduled(secretary, date(2026, 12, 24))
    listed(found, secretary)
    meetings.fix_date(found, secretary)
    convening.signed_off(found, secretary)
    db.session.commit()
    return queries.get(secretary, found.id)


def listed(meeting, secretary, title=TITLE, content=b"first", **more):
    upload = meetings.Upload("a.pdf", "application/pdf", content) if content else None
    return meetings.add_paper(meeting, title=title, upload=upload, actor=secretary, **more)


def taken_off(meeting, secretary):
    paper = db.session.scalars(
        select(Paper).where(Paper.meeting_id == meeting.id, Paper.title == TITLE)
    ).one()
    paper.meeting = meeting
    meetings.remove_paper(paper, secretary)


def one_more(meeting, secretary):
    listed(meeting, secretary, "別の資料")


def renamed(meeting, secretary):
    taken_off(meeting, secretary)
    listed(meeting, secretary, "予算の案（改）")


def another_file(meeting, secretary):
    taken_off(meeting, secretary)
    listed(meeting, secretary, content=b"second")


def collected(meeting, secretary):
    taken_off(meeting, secretary)
    listed(meeting, secretary, collect_after=True)


def another_member(meeting, secretary):
    held = select(Appointment.seat_id)
    vacant = db.session.scalars(
        select(Seat).where(Seat.body_id == meeting.body_id, Seat.id.not_in(held))
    ).first()
    members.appoint(
        vacant,
        world.person("rep_chair"),
        post_title="課長",
        starts_on=world.TODAY,
        ends_on=date(2027, 3, 31),
        actor=world.Actor.system(world.TODAY),
    )


def one_fewer(meeting, secretary):
    row = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("member1").id)
    ).one()
    row.ends_on = world.TODAY


def page(meeting, acting):
    db.session.expire_all()
    return queries.page(queries.get(acting("secretary"), meeting.id), acting("secretary"))


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (another_member, SignedPart.ADDRESSEES),
        (one_fewer, SignedPart.ADDRESSEES),
        (one_more, SignedPart.PAPERS),
        (renamed, SignedPart.PAPERS),
        (another_file, SignedPart.PAPERS),
        (collected, SignedPart.PAPERS),
        (taken_off, SignedPart.PAPERS),
    ],
)
def test_other_addressees_or_papers_need_a_decision_of_their_own(meeting, acting, change, part):
    secretary = acting("secretary")
    change(meeting, secretary)
    db.session.commit()
    assert f"決裁のあとで、{part.label}が変わった" in page(meeting, acting).blocked
    again = queries.get(secretary, meeting.id)
    with pytest.raises(DomainError, match=f"決裁のあとで、{part.label}が変わった"):
        meetings.notify(again, secretary)
    db.session.rollback()
    again = queries.get(secretary, meeting.id)
    convening.signed_off(again, secretary)
    meetings.notify(again, secretary)
    assert again.notified_at is not None


def test_the_page_and_the_press_mark_the_same(meeting, acting):
    another_member(meeting, acting("secretary"))
    one_more(meeting, acting("secretary"))
    db.session.commit()
    shown = page(meeting, acting).signed_mark
    again = queries.get(acting("secretary"), meeting.id)
    assert meetings.sign_off(
        again,
        document_no="8世生福第10号",
        drafted_on=None,
        decided_on=world.TODAY,
        decided_by="生活福祉課長",
        actor=acting("secretary"),
        seen=shown,
    )


def test_a_paper_that_only_becomes_ready_or_is_brought_anew_the_same_needs_none(app, acting):
    secretary = acting("secretary")
    found = convening.scheduled(secretary, date(2026, 12, 24))
    waiting = listed(found, secretary, content=None)
    listed(found, secretary, "そのまま")
    meetings.fix_date(found, secretary)
    convening.signed_off(found, secretary)
    waiting.meeting = found
    meetings.set_ready(waiting, is_ready=True, actor=secretary)
    same = db.session.scalars(select(Paper).where(Paper.title == "そのまま")).one()
    same.meeting = found
    meetings.remove_paper(same, secretary)
    listed(found, secretary, "そのまま")
    meetings.notify(found, secretary)
    assert found.notified_at is not None


def test_the_minutes_that_the_meeting_takes_over_need_none(meeting, acting):
    secretary = acting("secretary")
    before = convening.notified(convening.scheduled(secretary), secretary)
    listed(meeting, secretary, "前回の議事録", content=None, source=before)
    db.session.commit()
    assert page(meeting, acting).blocked == ""
    meetings.notify(queries.get(secretary, meeting.id), secretary)


def test_of_a_decision_recorded_before_these_were_marked_nothing_is_changed(meeting, acting):
    row = db.session.scalars(select(SignOff)).one()
    kept = [one for one in row.parts.split() if not one.startswith(("addressees:", "papers:"))]
    row.parts = " ".join(kept)
    another_member(meeting, acting("secretary"))
    one_more(meeting, acting("secretary"))
    db.session.commit()
    assert page(meeting, acting).blocked == ""


@pytest.fixture
def put_off(meeting, acting):
    """Notified, put off, and given the same day again."""
    secretary = acting("secretary")
    meetings.notify(meeting, secretary)
    meetings.postpone(meeting, "大雪のため", secretary, decision=convening.decided(secretary))
    meetings.fix_date(meeting, secretary, keeps_day=True)
    db.session.commit()
    return queries.get(secretary, meeting.id)


def test_what_was_decided_before_a_postponement_does_not_carry_the_next_notice(put_off, acting):
    secretary = acting("secretary")
    with pytest.raises(DomainError, match="延期した開催についてのもの"):
        meetings.notify(put_off, secretary)
    db.session.rollback()
    assert "延期した開催についてのもの" in page(put_off, acting).blocked
    again = queries.get(secretary, put_off.id)
    convening.signed_off(again, secretary)
    meetings.notify(again, secretary)
    db.session.commit()
    assert again.state == "notified"


def test_nor_does_one_of_a_day_that_was_put_off_before_its_notice(meeting, acting):
    secretary = acting("secretary")
    meetings.postpone(meeting, "会場の都合", secretary)
    meetings.move(
        meeting,
        held_on=date(2027, 1, 21),
        begins=time(14),
        ends=time(16),
        place=convening.PLACE,
        base_version=meeting.version,
        actor=secretary,
    )
    meetings.fix_date(meeting, secretary)
    with pytest.raises(DomainError, match="延期した開催についてのもの"):
        meetings.notify(meeting, secretary)


def test_page_and_pack_say_so_and_the_new_notice_does_not_bear_the_old_number(
    put_off, acting, browse
):
    browser, at = browse("secretary"), f"/meetings/{put_off.id}"
    assert "延期の前に受けた決裁は使えません" in browser.get(at).text
    assert "開催通知の決裁を記録する" in browser.get("/").text
    assert "延期の前に受けた決裁は使えません" in browser.get(f"{at}/sign-off").text
    packed = browser.get(f"{at}/sign-off.zip").data
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        draft = "".join(reading.lines(archive.read("起案文案.docx")))
        notice = "".join(reading.lines(archive.read("別紙１_開催通知（案）.docx")))
    assert "延期の前の決裁によらず、改めて伺うもの" in draft
    assert "8世生福第1234号" not in notice


def test_a_decision_on_what_is_another_by_now_is_to_be_had_again(meeting, acting, browse):
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting.id}")
    assert "記録済" in browser.page
    one_more(queries.get(acting("secretary"), meeting.id), acting("secretary"))
    browser.get(f"/meetings/{meeting.id}")
    assert "記録済" not in browser.page
    assert "この決裁のあとで、資料が変わりました。" in browser.page
    browser.get(f"/meetings/{meeting.id}/sign-off")
    assert "前の決裁（8世生福第1234号、12月3日(木)）のあとで、資料が変わりました。" in browser.page
