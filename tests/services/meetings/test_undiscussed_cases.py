"""A case that a meeting did not come to goes on to the next one, by the steps of its submission."""

from datetime import date, datetime, time

import pytest
from sqlalchemy import select

from council import worker
from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import Carrying, ItemKind, SubmissionState
from council.extensions import db
from council.models import AgendaItem, CaseSubmission, Paper, ReaderReceipt, Recusal, Seat
from council.queries.meetings import undiscussed
from council.services import meetings, sittings
from tests import convening, papers, sitting_rooms, world


def carry(item, meeting, actor, how=Carrying.MOVED):
    copy = meetings.carry(item, meeting, how, base_version=item.version, actor=actor)
    db.session.commit()
    return copy


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
    assert undiscussed.proposed(later, secretary) == ()
    origins = db.session.scalars(
        select(AgendaItem.carrying).where(AgendaItem.submission_id == paper.id)
    ).all()
    assert sorted(origins, key=str) == sorted([Carrying.MOVED, Carrying.MOVED, None], key=str)


def _moved(meeting, following, secretary):
    carry(sitting_rooms.item_of(meeting, ItemKind.CASE), following, secretary)
    return following


def test_taken_off_again_what_was_recused_before_goes_along_and_what_is_new_holds_it(acting):
    _paper, meeting, following = case_left_over(acting, recused="member1")
    secretary = acting("secretary")
    copy = carry(sitting_rooms.item_of(meeting, ItemKind.CASE), following, secretary)
    convening.notified(following, secretary)
    seat = db.session.get_one(Seat, sitting_rooms.seat_of(following, "member2"))
    sittings.recuse(copy, seat, secretary)
    with pytest.raises(Conflict, match="退席"):
        meetings.remove_item(copy, secretary, base_version=copy.version)
    db.session.rollback()
    copy = sitting_rooms.item_of(following, ItemKind.CASE)
    meetings.remove_item(copy, secretary, base_version=copy.version)
    db.session.commit()
    following = sitting_rooms.fresh(following, acting)
    assert [one.carrying for one in undiscussed.proposed(following, secretary)] == [None]
