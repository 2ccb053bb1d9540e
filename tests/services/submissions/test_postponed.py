"""A meeting that was put off has no day: its case papers rest until the next notice."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.models import AgendaItem, ReaderReceipt, Recusal
from council.services import meetings, submissions
from tests import convening, papers, world

LATER = world.NOW + timedelta(minutes=5)


def put_off(meeting, acting):
    secretary = acting("secretary")
    meetings.postpone(meeting, "大雪のため", secretary, decision=convening.decided(secretary))
    db.session.flush()


def moved(meeting, acting):
    meetings.move(
        meeting,
        held_on=date(2027, 1, 21),
        begins=time(14),
        ends=time(16),
        place=convening.PLACE,
        base_version=meeting.version,
        actor=acting("secretary"),
    )
    db.session.flush()


@pytest.fixture
def resting(acting):
    """A paper handed out, its meeting put off five minutes later."""
    paper, meeting = papers.distributed(acting)
    with clock.at(LATER):
        put_off(meeting, acting)
        yield paper, meeting


def test_the_papers_of_a_meeting_without_a_day_are_not_read(acting, resting):
    paper, _meeting = resting
    assert not papers.reads(acting, "member1", paper.id)


def test_a_new_day_opens_nothing_before_its_notice(acting, resting):
    paper, meeting = resting
    moved(meeting, acting)
    meetings.fix_date(meeting, acting("secretary"))
    assert not papers.reads(acting, "member1", paper.id)


def test_a_paper_put_off_at_the_moment_of_its_notice_is_not_read_either(acting):
    paper, meeting = papers.distributed(acting)
    put_off(meeting, acting)
    assert not papers.reads(acting, "member1", paper.id)


def test_the_next_notice_opens_the_same_copies_until_the_new_end(acting, resting):
    paper, meeting = resting
    before = copies(paper)
    moved(meeting, acting)
    convening.notified(meeting, acting("secretary"))
    assert papers.reads(acting, "member1", paper.id)
    assert paper.state is SubmissionState.DISTRIBUTED
    assert copies(paper) == before
    with clock.at(world.NOW + timedelta(days=30)):
        assert papers.reads(acting, "member1", paper.id), "the old day is over, the new one is not"


def copies(paper):
    return sorted(
        db.session.execute(
            select(
                ReaderReceipt.copy_number, ReaderReceipt.person_id, ReaderReceipt.collected_on
            ).where(ReaderReceipt.submission_id == paper.id)
        ).all()
    )


def test_who_was_recused_or_declared_a_connection_stays_out_after_the_next_notice(acting):
    paper, meeting = papers.distributed(acting)
    submissions.declare_connected(paper, acting("member1"))
    item = db.session.scalars(
        select(AgendaItem.id).where(AgendaItem.submission_id == paper.id)
    ).one()
    db.session.add(
        Recusal(
            agenda_item_id=item,
            seat_id=acting("member2").posts[0].seat_id,
            recorded_by_id=world.person("secretary").id,
        )
    )
    put_off(meeting, acting)
    moved(meeting, acting)
    convening.notified(meeting, acting("secretary"))
    assert not papers.reads(acting, "member1", paper.id)
    assert not papers.reads(acting, "member2", paper.id)
    assert papers.reads(acting, "chair", paper.id)


def test_a_member_is_told_why_the_paper_is_closed(browse, acting, resting):
    _paper, meeting = resting
    db.session.commit()
    member = browse("member1")
    said = "会議が延期になったため、事例の資料はいま読めません。新しい日の開催通知が届くと、また読めます。"
    member.get(f"/meetings/{meeting.id}")
    assert said in member.page
    assert f"/submissions/{resting[0].id}" not in member.page
    moved(meeting, acting)
    convening.notified(meeting, acting("secretary"))
    db.session.commit()
    member.get(f"/meetings/{meeting.id}")
    assert said not in member.page
