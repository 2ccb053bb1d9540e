from datetime import date

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, DomainError, StaleVersion
from council.domain.papers import paper_label
from council.domain.vocabulary import Carrying, ItemKind
from council.extensions import db
from council.models import Paper
from council.queries import sittings as sitting_queries
from council.queries.meetings import undiscussed
from council.services import meetings, minutes, sittings
from council.services.meetings import proposals
from council.services.meetings.order import items_of
from tests import convening, sitting_rooms, world
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
