from datetime import date, datetime, time

import pytest
from sqlalchemy import select

from council import worker
from council.domain import clock
from council.domain.errors import Conflict, DomainError, StaleVersion
from council.domain.papers import paper_label
from council.domain.vocabulary import Carrying, ItemKind, SubmissionState
from council.extensions import db
from council.models import AgendaItem, CaseSubmission, Paper, ReaderReceipt, Recusal, Seat
from council.queries import sittings as sitting_queries
from council.queries.meetings import undiscussed
from council.services import meetings, minutes, sittings
from council.services.meetings import proposals
from council.services.meetings.order import items_of
from tests import convening, papers, sitting_rooms, world
from tests.services.minutes.steps import content, seen

NEXT = date(2026, 12, 17)


def left_over(acting, **kwargs):
    """A meeting of today, closed without having come to its one item; and the next one."""
    meeting = sitting_rooms.opened(acting, **kwargs)
    sitting_rooms.over(meeting, acting("secretary"))
    following = convening.scheduled(acting("secretary"), NEXT)
    db.session.commit()
    return sitting_rooms.fresh(meeting, acting), sitting_rooms.fresh(following, acting)


def carry(item, meeting, actor, how=Carrying.MOVED):
    copy = meetings.carry(item, meeting, how, base_version=item.version, actor=actor)
    db.session.commit()
    return copy


def proposed(meeting, actor):
    return [(one.title, one.carrying) for one in undiscussed.proposed(meeting, actor)]


def test_what_was_not_come_to_is_proposed_to_the_next_meeting_alone(acting):
    _meeting, following = left_over(acting)
    secretary = acting("secretary")
    later = convening.scheduled(secretary, date(2027, 1, 14))
    db.session.commit()
    assert proposed(following, secretary) == [("連絡の取り方について", None)]
    assert proposed(sitting_rooms.fresh(later, acting), secretary) == []


def test_what_every_agenda_has_anew_and_what_was_discussed_is_not_proposed(acting):
    meeting = sitting_rooms.held(acting)
    following = convening.scheduled(acting("secretary"), NEXT)
    db.session.commit()
    assert meeting.state == "closed"
    assert proposed(sitting_rooms.fresh(following, acting), acting("secretary")) == []


def test_a_moved_item_brings_its_papers_and_leaves_a_trace(acting):
    secretary = acting("secretary")
    meeting = sitting_rooms.opened(acting)
    item = sitting_rooms.item_of(meeting)
    meetings.add_paper(meeting, title="一覧", item=item, collect_after=True, actor=secretary)
    sitting_rooms.over(meeting, secretary)
    following = sitting_rooms.fresh(convening.scheduled(secretary, NEXT), acting)
    copy = carry(sitting_rooms.item_of(meeting), following, secretary)
    item = sitting_rooms.item_of(meeting)
    assert (item.carrying, copy.carried_from_id) == (Carrying.MOVED, item.id)
    listed = db.session.scalars(select(Paper).where(Paper.agenda_item_id == copy.id)).one()
    assert (listed.title, listed.collect_after) == ("一覧", True)
    assert (
        paper_label(listed.number, listed.branch) == "資料2"
    )  # behind the minutes of the meeting before
    kinds = [one.kind for one in items_of(following)]
    assert kinds[-3:] == [ItemKind.DISCUSSION, ItemKind.OTHER, ItemKind.CLOSING]


def test_a_duplicate_comes_without_papers(acting):
    secretary = acting("secretary")
    meeting = sitting_rooms.opened(acting)
    item = sitting_rooms.item_of(meeting)
    meetings.add_paper(meeting, title="一覧", item=item, actor=secretary)
    sitting_rooms.over(meeting, secretary)
    following = sitting_rooms.fresh(convening.scheduled(secretary, NEXT), acting)
    copy = carry(sitting_rooms.item_of(meeting), following, secretary, Carrying.DUPLICATED)
    assert not db.session.scalars(select(Paper).where(Paper.agenda_item_id == copy.id)).all()


def test_the_minutes_say_that_an_item_was_carried_over(acting):
    meeting, following = left_over(acting)
    secretary = acting("secretary")
    carry(sitting_rooms.item_of(meeting), following, secretary)
    minutes.draft(sitting_rooms.fresh(meeting, acting), secretary)
    db.session.commit()
    told = [entry.text for one in content(seen(meeting, acting)).agenda for entry in one.entries]
    assert "審議に至らず、次回へ繰り越した。" in told


def test_the_record_stays_with_its_meeting_and_is_read_beside_the_moved_item(acting):
    secretary = acting("secretary")
    meeting = sitting_rooms.opened(acting)
    sittings.note(
        sitting_rooms.item_of(meeting), speaker="委員", text="次に回したい。", actor=secretary
    )
    sitting_rooms.over(meeting, secretary)
    following = sitting_rooms.fresh(convening.scheduled(secretary, NEXT), acting)
    copy = carry(sitting_rooms.item_of(meeting), following, secretary)
    told = sitting_queries.earlier(copy)
    assert [(one.held_on, [each.text for each in one.entries]) for one in told] == [
        (world.TODAY, ["次に回したい。"])
    ]


def test_an_item_is_carried_once(acting):
    meeting, following = left_over(acting)
    secretary = acting("secretary")
    item = sitting_rooms.item_of(meeting)
    stale = item.version
    carry(item, following, secretary)
    with pytest.raises(StaleVersion):
        meetings.carry(item, following, Carrying.MOVED, base_version=stale, actor=secretary)
    with pytest.raises(Conflict):
        meetings.carry(item, following, Carrying.MOVED, base_version=None, actor=secretary)


def test_what_was_carried_over_cannot_be_marked_as_discussed_any_more(acting):
    meeting, following = left_over(acting)
    carry(sitting_rooms.item_of(meeting), following, acting("secretary"))
    with pytest.raises(Conflict):
        sittings.mark_discussed(sitting_rooms.item_of(meeting), acting("secretary"))


def test_taken_off_again_it_waits_where_it_came_from(acting):
    meeting, following = left_over(acting)
    secretary = acting("secretary")
    copy = carry(sitting_rooms.item_of(meeting), following, secretary)
    meetings.remove_item(copy, secretary, base_version=copy.version)
    db.session.commit()
    assert proposed(following, secretary) == [("連絡の取り方について", None)]


def test_what_is_left_out_is_remembered_and_may_be_proposed_again(acting):
    meeting, following = left_over(acting)
    secretary = acting("secretary")
    item = sitting_rooms.item_of(meeting)
    meetings.leave_out(item, base_version=item.version, actor=secretary)
    db.session.commit()
    assert proposed(following, secretary) == [("連絡の取り方について", Carrying.LEFT_OUT)]
    meetings.propose_again(item, base_version=item.version, actor=secretary)
    db.session.commit()
    assert proposed(following, secretary) == [("連絡の取り方について", None)]


def test_from_a_meeting_called_off_it_is_proposed_once_more(acting):
    meeting, following = left_over(acting)
    secretary = acting("secretary")
    carry(sitting_rooms.item_of(meeting), following, secretary)
    meetings.cancel(following, "会場の都合により", secretary)
    later = convening.scheduled(secretary, date(2027, 1, 14))
    db.session.commit()
    assert proposed(sitting_rooms.fresh(later, acting), secretary) == [
        ("連絡の取り方について", None)
    ]


def test_another_bodys_meeting_takes_nothing_over(acting):
    meeting, _following = left_over(acting)
    secretary = acting("emp_secretary")
    other = convening.scheduled(secretary, NEXT, code="employment")
    db.session.commit()
    assert proposed(other, secretary) == []
    with pytest.raises(DomainError):
        meetings.carry(
            sitting_rooms.item_of(meeting),
            other,
            Carrying.MOVED,
            base_version=None,
            actor=secretary,
        )


def test_a_proposal_follows_its_item(acting):
    secretary = acting("secretary")
    meeting = sitting_rooms.notified(acting, items=0)
    proposal = meetings.propose(
        world.body("s8050"),
        title="連絡票",
        reason="様式がない",
        minutes=10,
        actor=acting("member1"),
    )
    proposal.proposer = world.person("member1")
    proposals.accept(proposal, meeting, base_version=None, actor=secretary)
    db.session.commit()
    sitting_rooms.mark(meeting, acting)
    sitting_rooms.begun(meeting, acting)
    sitting_rooms.over(meeting, secretary)
    following = sitting_rooms.fresh(convening.scheduled(secretary, NEXT), acting)
    copy = carry(sitting_rooms.item_of(meeting), following, secretary)
    assert proposal.agenda_item_id == copy.id
    meetings.remove_item(copy, secretary, base_version=copy.version)
    db.session.commit()
    assert proposal.agenda_item_id == sitting_rooms.item_of(meeting).id


# ---- cases


def case_left_over(acting, *, declares=None, recused=None):
    """A case that a closed meeting of the seventeenth did not come to."""
    paper, meeting = papers.distributed(acting)
    db.session.commit()
    day = meeting.sitting.held_on
    if declares:
        receipt = db.session.scalars(
            select(ReaderReceipt).where(ReaderReceipt.person_id == world.person(declares).id)
        ).one()
        receipt.declared_connected_at = clock.now()
    with clock.at(datetime.combine(day, time(15), clock.TOKYO)):
        secretary = acting("secretary")
        meeting = sitting_rooms.fresh(meeting, acting)
        sitting_rooms.mark(meeting, acting)
        sittings.open_sitting(
            meeting, opened_at=time(14), presider=world.person("chair"), actor=secretary
        )
        if recused:
            item = sitting_rooms.item_of(meeting, ItemKind.CASE)
            seat = db.session.get_one(Seat, sitting_rooms.seat_of(meeting, recused))
            sittings.recuse(item, seat, secretary)
        sittings.close(meeting, closed_at=time(15), actor=secretary)
        following = convening.scheduled(secretary, date(2027, 1, 14))
        db.session.commit()
    return paper, sitting_rooms.fresh(meeting, acting), sitting_rooms.fresh(following, acting)


def test_a_case_moves_by_the_steps_of_its_submission(acting):
    paper, meeting, following = case_left_over(acting)
    secretary = acting("secretary")
    copy = carry(sitting_rooms.item_of(meeting, ItemKind.CASE), following, secretary)
    paper = db.session.get_one(CaseSubmission, paper.id)
    assert (paper.state, paper.meeting_id) == (SubmissionState.SCHEDULED, following.id)
    listed = db.session.scalars(select(Paper).where(Paper.agenda_item_id == copy.id)).all()
    assert [one.submission_id for one in listed] == [paper.id]


def test_a_case_is_never_duplicated(acting):
    _paper, meeting, following = case_left_over(acting)
    item = sitting_rooms.item_of(meeting, ItemKind.CASE)
    with pytest.raises(DomainError, match="写せません"):
        carry(item, following, acting("secretary"), Carrying.DUPLICATED)


def test_a_case_called_back_meanwhile_is_moved_all_the_same(acting):
    paper, meeting, following = case_left_over(acting)
    with clock.at(datetime.combine(date(2026, 12, 20), time(9), clock.TOKYO)):
        worker.end_access()
        db.session.commit()
        assert db.session.get_one(CaseSubmission, paper.id).state is SubmissionState.ACCESS_ENDED
        carry(sitting_rooms.item_of(meeting, ItemKind.CASE), following, acting("secretary"))
    assert db.session.get_one(CaseSubmission, paper.id).state is SubmissionState.SCHEDULED


def test_whoever_took_no_part_takes_none_at_the_next_meeting(acting):
    _paper, meeting, following = case_left_over(acting, recused="member1")
    copy = carry(sitting_rooms.item_of(meeting, ItemKind.CASE), following, acting("secretary"))
    told = db.session.scalars(select(Recusal).where(Recusal.agenda_item_id == copy.id)).all()
    assert [one.person_id for one in told] == [world.person("member1").id]


def test_who_declared_to_be_connected_is_so_at_the_next_meeting(acting):
    paper, meeting, following = case_left_over(acting, declares="member1")
    secretary = acting("secretary")
    carry(sitting_rooms.item_of(meeting, ItemKind.CASE), following, secretary)
    convening.notified(following, secretary)
    db.session.commit()
    declared = db.session.scalars(
        select(ReaderReceipt.person_id).where(
            ReaderReceipt.meeting_id == following.id,
            ReaderReceipt.declared_connected_at.is_not(None),
        )
    ).all()
    assert declared == [world.person("member1").id]
    assert papers.fresh(acting("member1"), paper.id) is None


def test_a_case_put_on_the_agenda_by_itself_waits_no_more_elsewhere(acting):
    paper, meeting, following = case_left_over(acting)
    secretary = acting("secretary")
    paper = db.session.get_one(CaseSubmission, paper.id)
    meetings.cancel(_moved(meeting, following, secretary), "会場の都合により", secretary)
    later = sitting_rooms.fresh(convening.scheduled(secretary, date(2027, 2, 18)), acting)
    meetings.add_item(later, kind=ItemKind.CASE, title="", submission=paper, actor=secretary)
    db.session.commit()
    assert proposed(later, secretary) == []
    origins = db.session.scalars(
        select(AgendaItem.carrying).where(AgendaItem.submission_id == paper.id)
    ).all()
    assert sorted(origins, key=str) == sorted([Carrying.MOVED, Carrying.MOVED, None], key=str)


def _moved(meeting, following, secretary):
    carry(sitting_rooms.item_of(meeting, ItemKind.CASE), following, secretary)
    return following
