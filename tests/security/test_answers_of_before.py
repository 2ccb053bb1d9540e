"""What was answered to another proposal, another notice or another way of meeting decides nothing."""

from datetime import time, timedelta

import pytest

from council.domain import clock
from council.domain.errors import Conflict
from council.domain.vocabulary import MeetingForm
from council.domain.writings import Stance
from council.extensions import db
from council.queries import sittings as sitting_queries
from council.queries import writings
from council.services import meetings, sittings
from tests import circulating, convening, world
from tests.sitting_rooms import fresh, item_of, notified


@pytest.fixture
def circulated(app, acting):
    return notified(acting, form=MeetingForm.WRITTEN)


def state_of(meeting, acting):
    room = sitting_queries.chamber(meeting)
    return writings.circulation(meeting, room, acting("secretary"))


def reworded(item, title, acting):
    meetings.edit_item(
        item,
        kind=item.kind,
        title=title,
        presenter="",
        minutes=5,
        is_closed=item.is_closed,
        closed_reason=item.closed_reason,
        base_version=item.version,
        actor=acting("secretary"),
    )
    db.session.commit()


def test_an_item_that_was_answered_keeps_its_title(circulated, acting):
    circulating.answered(circulated, acting)
    with pytest.raises(Conflict, match="書面の意見や回答が出ています"):
        reworded(item_of(circulated), "別の議題", acting)


def test_what_was_put_off_is_answered_anew(circulated, acting):
    secretary = acting("secretary")
    circulating.answered(circulated, acting)
    decided = convening.decided(secretary)
    meetings.postpone(circulated, "都合により", secretary, decision=decided)
    db.session.commit()
    meeting = fresh(circulated, acting)
    reworded(item_of(meeting), "別の議題", acting)
    meetings.move(
        meeting,
        held_on=world.TODAY + timedelta(days=14),
        begins=time(14),
        ends=time(16),
        place="",
        base_version=meeting.version,
        actor=secretary,
    )
    with clock.at(world.NOW + timedelta(hours=1)):
        convening.notified(fresh(meeting, acting), secretary)
        db.session.commit()
        assert not state_of(fresh(meeting, acting), acting).may_close


def test_a_ruling_on_other_answers_decides_no_later_tie(circulated, acting):
    against = ("member1", "member2")
    circulating.answered(circulated, acting, favour=("chair", "deputy"), against=against)
    with clock.at(world.EVENING):
        sittings.rule(item_of(circulated), Stance.FOR, world.person("chair"), acting("chair"))
        db.session.commit()
        assert not state_of(circulated, acting).tied
        circulating.enter(circulated, "member1", acting, Stance.FOR, "賛成に変える。")
        circulating.enter(circulated, "deputy", acting, Stance.AGAINST, "反対に変える。")
        assert state_of(circulated, acting).tied


@pytest.mark.parametrize(
    ("before", "after"),
    [(MeetingForm.IN_PERSON, MeetingForm.WRITTEN), (MeetingForm.WRITTEN, MeetingForm.HYBRID)],
)
def test_after_the_notice_a_meeting_does_not_turn_into_a_circulation_or_back(
    app, acting, before, after
):
    meeting = notified(acting, form=before)
    with pytest.raises(Conflict, match="いったん延期して"):
        meetings.move(
            meeting,
            held_on=meeting.sitting.held_on,
            begins=time(14),
            ends=time(16),
            place="",
            form=after,
            base_version=meeting.version,
            actor=acting("secretary"),
        )
