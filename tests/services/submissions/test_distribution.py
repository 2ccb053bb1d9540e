from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import (
    DomainError,
    IllegalTransition,
)
from council.domain.vocabulary import (
    PartKind,
    SubmissionState,
)
from council.extensions import db
from council.models import (
    AgendaItem,
    ReaderReceipt,
    Recusal,
    RosterEntry,
)
from council.services import submissions
from council.vault import KeyDestroyed
from tests import convening, papers, world
from tests.papers import part_of, ring

S = SubmissionState


def test_members_read_from_the_notice_to_the_end_of_the_sitting(acting):
    paper, meeting = papers.scheduled(acting)
    assert not papers.reads(acting, "member1", paper.id)
    convening.notified(meeting, acting("secretary"))
    assert papers.reads(acting, "member1", paper.id)
    assert paper.state is S.DISTRIBUTED
    end = datetime(2026, 12, 17, 16, 0, tzinfo=clock.TOKYO)
    with clock.at(end - timedelta(minutes=1)):
        assert papers.reads(acting, "member1", paper.id)
    for moment in (end, end + timedelta(days=1), world.NOW - timedelta(minutes=1)):
        with clock.at(moment):
            assert not papers.reads(acting, "member1", paper.id)


@pytest.mark.parametrize(
    "who",
    ["emp_member", "emp_chair", "rep_member", "former", "nobody", "admin", "staff_b", "secretary"],
)
def test_nobody_outside_the_body_and_term_reads(acting, who):
    paper, _meeting = papers.distributed(acting)
    assert not papers.reads(acting, who, paper.id)


def test_copies_are_numbered_one_per_person(acting):
    paper, meeting = papers.distributed(acting)
    numbers = list(
        db.session.scalars(
            select(ReaderReceipt.copy_number).where(ReaderReceipt.submission_id == paper.id)
        )
    )
    people = set(
        db.session.scalars(
            select(RosterEntry.person_id).where(
                RosterEntry.meeting_id == meeting.id, RosterEntry.person_id.is_not(None)
            )
        )
    )
    assert sorted(numbers) == list(range(1, len(people) + 1))
    submissions.distribute(meeting, acting("secretary"))
    assert len(list(db.session.scalars(select(ReaderReceipt.id)))) == len(people)


def test_a_declared_connection_closes_the_paper_for_that_reader_alone(acting):
    paper, _meeting = papers.distributed(acting)
    submissions.declare_connected(paper, acting("member1"))
    assert not papers.reads(acting, "member1", paper.id)
    assert papers.reads(acting, "member2", paper.id)


def test_a_recused_seat_does_not_read(acting):
    paper, meeting = papers.distributed(acting)
    post = acting("member1").posts[0]
    item = next(one for one in items_of(meeting) if one.submission_id == paper.id)
    db.session.add(
        Recusal(
            agenda_item_id=item.id,
            seat_id=post.seat_id,
            recorded_by_id=world.person("secretary").id,
        )
    )
    assert not papers.reads(acting, "member1", paper.id)
    assert papers.reads(acting, "member2", paper.id)


def items_of(meeting):
    return db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id))


def test_access_ends_with_the_meeting_and_copies_count_as_collected(acting):
    paper, meeting = papers.distributed(acting)
    with clock.at(world.NOW + timedelta(hours=1)):
        assert submissions.end_access(meeting, acting("secretary")) == 1
        assert not papers.reads(acting, "member1", paper.id)
    assert paper.state is S.ACCESS_ENDED
    assert all(db.session.scalars(select(ReaderReceipt.collected_on)))


@pytest.mark.parametrize("act", [submissions.withdraw, submissions.revoke])
def test_what_is_withdrawn_or_revoked_is_hidden_at_once(acting, act):
    paper, _meeting = papers.distributed(acting)
    act(paper, "本人の意向が変わりました。", acting("staff_a"))
    assert not papers.reads(acting, "member1", paper.id)
    known = papers.fresh(acting("secretary"), paper.id)
    assert known is not None, "the secretariat sees why it closed"
    assert not papers.fresh(acting("chair"), paper.id)


def test_a_withdrawn_draft_takes_what_was_typed_with_it(acting):
    paper = papers.draft(acting)
    papers.write(paper, acting("staff_a"))
    sealed = part_of(paper, PartKind.OUTLINE).original
    submissions.withdraw(paper, "取り下げます。", acting("staff_a"))
    with pytest.raises(KeyDestroyed):
        ring().open(sealed, "text_sealed")


def test_a_paper_taken_off_the_agenda_is_free_for_another_meeting(acting):
    paper, _meeting = papers.distributed(acting)
    with clock.at(world.NOW + timedelta(minutes=5)):
        submissions.unschedule(paper, acting("secretary"))
        assert not papers.reads(acting, "member1", paper.id)
    assert (paper.state, paper.meeting_id) == (S.ACCEPTED, None)


def test_a_paper_goes_to_meetings_of_its_own_body_only(acting):
    paper = papers.accepted(acting)
    other = convening.scheduled(acting("secretary"), papers.SITTING, "representatives")
    with pytest.raises(DomainError):
        submissions.schedule(paper, other, acting("secretary"))


def test_no_step_is_taken_out_of_turn(acting):
    paper = papers.draft(acting)
    with pytest.raises(IllegalTransition):
        papers.release(paper, acting("manager_a"))
    with pytest.raises(IllegalTransition):
        submissions.revise(paper, acting("staff_a"))
