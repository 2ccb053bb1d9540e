from datetime import datetime, time

from council.domain import clock
from council.domain.vocabulary import ItemKind, MeetingForm, SubmissionState
from council.extensions import db
from council.models import CaseSubmission
from council.queries import sittings as queries
from council.services import sittings
from tests import circulating, papers, sitting_rooms, world


def _on_the_day(meeting):
    held_on = meeting.sitting.held_on
    return clock.at(datetime.combine(held_on, time(15), clock.TOKYO))


def _closed(acting, *, is_discussed):
    paper, meeting = papers.distributed(acting)
    db.session.commit()
    with _on_the_day(meeting):
        keeper = acting("secretary")
        meeting = sitting_rooms.fresh(meeting, acting)
        sitting_rooms.mark(meeting, acting)
        sittings.open_sitting(
            meeting, opened_at=time(14), presider=world.person("chair"), actor=keeper
        )
        if is_discussed:
            item = sitting_rooms.item_of(meeting, ItemKind.CASE)
            found = queries.item(meeting, item.id)
            assert found is not None
            sittings.mark_discussed(found, keeper)
        sittings.close(meeting, closed_at=time(15), actor=keeper)
        db.session.commit()
        readable = papers.fresh(acting("member1"), paper.id)
    return db.session.get_one(CaseSubmission, paper.id).state, readable


def test_closing_the_meeting_closes_its_papers_at_once(app, acting):
    state, readable = _closed(acting, is_discussed=True)
    assert state is SubmissionState.ACCESS_ENDED
    assert readable is None


def test_a_paper_that_was_not_reached_is_closed_but_may_be_taken_up_again(app, acting):
    state, readable = _closed(acting, is_discussed=False)
    assert state is SubmissionState.DISTRIBUTED
    assert readable is None


def test_a_meeting_held_in_writing_closes_its_papers_too(app, acting):
    meeting = sitting_rooms.notified(acting, form=MeetingForm.WRITTEN)
    paper = papers.accepted(acting)
    papers.put_on_agenda(paper, meeting, acting("secretary"))
    db.session.commit()
    assert papers.fresh(acting("member1"), paper.id) is not None
    with clock.at(datetime.combine(world.TODAY, time(15), clock.TOKYO)):
        meeting = sitting_rooms.fresh(meeting, acting)
        circulating.answered(meeting, acting, item=sitting_rooms.item_of(meeting))
    circulating.closed(meeting, acting)
    with clock.at(world.EVENING):
        assert papers.fresh(acting("member1"), paper.id) is None
