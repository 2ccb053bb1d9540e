import pytest

from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.queries.meetings import reason_of
from council.services import meetings, sittings
from tests import convening
from tests.convening import notified, scheduled
from tests.sitting_rooms import mark
from tests.sitting_rooms import notified as asked

WORDS = "鹿威しの音で座長が来られないため"


def stored(meeting):
    row = db.session.execute(
        db.text("SELECT * FROM meetings WHERE id = :id").bindparams(
            db.bindparam("id", meeting.id, db.Uuid())
        )
    ).one()
    return b"|".join(
        bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
        for value in row
    )


@pytest.mark.parametrize("act", [meetings.cancel, meetings.postpone])
def test_why_a_meeting_was_put_off_or_called_off_is_kept_sealed(acting, act):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary), secretary)
    act(meeting, WORDS, secretary, decision=convening.decided(secretary))
    db.session.commit()
    assert reason_of(meeting) == WORDS
    assert WORDS.encode() not in stored(meeting)


def test_why_a_meeting_could_not_be_held_is_kept_sealed(acting):
    meeting = asked(acting)
    mark(meeting, acting, absent=("member1", "member2", "member3"))
    sittings.declare_inquorate(meeting, reason=WORDS, actor=acting("secretary"))
    db.session.commit()
    assert meeting.state is MeetingState.INQUORATE
    assert reason_of(meeting) == WORDS
    assert WORDS.encode() not in stored(meeting)


def test_whoever_may_see_the_meeting_reads_why(acting, browse):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary), secretary)
    meetings.cancel(meeting, WORDS, secretary, decision=convening.decided(secretary))
    db.session.commit()
    browser = browse("member1")
    answer = browser.get(f"/meetings/{meeting.id}")
    assert WORDS in browser.page
    assert int(answer.headers["X-Council-Statements"]) <= 8
