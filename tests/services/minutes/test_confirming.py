"""前回議事録の確認: of some bodies the minutes wait until a further meeting has looked at them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict
from council.domain.vocabulary import MeetingState, MinutesState
from council.extensions import db
from council.models import Body, BodyVersion, Sitting
from council.services import minutes as services
from tests.services.minutes.steps import DUE, awaiting
from tests.sitting_rooms import begun, fresh, mark, notified


@pytest.fixture
def minutes(minutes):
    """The draft of a body whose minutes are fixed after the next meeting."""
    for version in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == minutes.meeting.body_id)
    ):
        version.approval = "next_meeting"
    db.session.commit()
    return minutes


def reviewed(minutes, acting):
    services.check(minutes, acting("secretary"))
    services.send_for_review(minutes, DUE, acting("secretary"))
    db.session.commit()


def held_before(minutes, days):
    """Let the meeting of the minutes have been so many days ago."""
    sitting = db.session.get_one(Sitting, minutes.meeting.sitting_id)
    sitting.held_on -= timedelta(days=days)
    db.session.commit()


def test_nothing_is_put_before_the_chair_until_the_next_meeting(minutes, acting):
    reviewed(minutes, acting)
    with pytest.raises(Conflict, match="次回の会議で確かめて"):
        services.put_before_chair(minutes, acting("secretary"))
    assert minutes.state is MinutesState.REVIEW


def test_once_the_next_meeting_is_open_the_chair_may_approve(minutes, acting):
    held_before(minutes, 30)
    later = notified(acting)
    reviewed(minutes, acting)
    assert services.waits_for_the_next(minutes)
    mark(later, acting)
    begun(later, acting)
    assert fresh(later, acting).state is MeetingState.IN_SESSION
    services.put_before_chair(minutes, acting("secretary"))
    assert minutes.state is MinutesState.AWAITING_CHAIR


def test_the_record_of_a_body_that_is_no_more_waits_for_nothing(minutes, acting):
    body = db.session.get_one(Body, minutes.meeting.body_id)
    body.dissolved_on = minutes.meeting.sitting.held_on - timedelta(days=1)
    db.session.commit()
    awaiting(minutes, acting)
    assert minutes.state is MinutesState.AWAITING_CHAIR


def test_a_correction_does_not_wait_for_a_further_meeting(minutes, acting):
    held_before(minutes, 30)
    later = notified(acting)
    mark(later, acting)
    begun(later, acting)
    content_hash = awaiting(minutes, acting)
    services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    services.correct(minutes, "日付の誤り", acting("secretary"))
    assert not services.waits_for_the_next(minutes)
