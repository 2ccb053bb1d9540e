"""A record entered by mistake is erased, and the right line comes by the table."""

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, NotAllowed
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import Meeting, Sitting
from council.queries import meetings as queries
from council.services import meetings
from tests import world
from tests.convening import scheduled
from tests.services.exchanging.tables import bring, written
from tests.services.exchanging.test_meetings import line, past


@pytest.fixture
def record(acting):
    """The first meeting of the year, its day mistyped; the next counts on from it."""
    rows = [past(held_on="2026-06-19", agenda="開会|閉会"), line()]
    assert bring("meetings", written(rows), acting("secretary")).faults == ()
    return one_of(MeetingState.CONCLUDED, acting)


def one_of(state, acting):
    found = db.session.scalars(select(Meeting.id).where(Meeting.state == state)).one()
    return queries.get(acting("secretary"), found)


def test_the_number_is_free_again_and_the_right_line_takes_it(record, acting):
    secretary = acting("secretary")
    meetings.take_back_record(record, secretary)
    db.session.commit()
    assert one_of(MeetingState.DRAFT, acting).number == 1
    assert bring("meetings", written([past(held_on="2026-06-18")]), secretary).faults == ()
    db.session.expire_all()
    assert one_of(MeetingState.DRAFT, acting).number == 2
    days = db.session.scalars(select(Sitting.held_on).order_by(Sitting.held_on)).all()
    assert [str(day) for day in days] == ["2026-06-18", "2027-01-21"]


def test_a_meeting_kept_here_is_no_record(record, acting):
    meeting = scheduled(acting("secretary"))
    with pytest.raises(Conflict, match="記録だけの会議ではない"):
        meetings.take_back_record(meeting, acting("secretary"))


@pytest.mark.parametrize("who", ["chair", "member1", "emp_secretary", "admin"])
def test_nobody_but_the_bodys_secretariat_erases(record, acting, who):
    with pytest.raises(NotAllowed):
        meetings.take_back_record(record, acting(who))


def test_the_page_offers_it_and_leads_back_to_the_list(record, browse):
    browser = browse("secretary")
    browser.get(f"/meetings/{record.id}")
    assert "この記録を消す" in browser.page
    browser.submit(f"/meetings/{record.id}/record/take-back")
    assert "会議の記録を消しました。" in browser.page
    assert browser.get(f"/meetings/{record.id}").status_code == 404
    assert "この記録を消す" not in browse("member1").get("/meetings").text


def test_of_a_joint_sitting_the_other_bodys_record_stays(acting):
    rows = [past(sitting="春"), past(sitting="春", body="representatives")]
    assert bring("meetings", written(rows), acting("secretary")).faults == ()
    first, second = db.session.scalars(select(Meeting).order_by(Meeting.position)).all()
    meetings.take_back_record(queries.get(acting("secretary"), first.id), acting("secretary"))
    db.session.commit()
    kept = db.session.scalars(select(Meeting)).one()
    assert kept.id == second.id
    assert world.body("representatives").id == kept.body_id
