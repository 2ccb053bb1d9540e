"""What the pages say that calling off or putting off takes back is what it does take back, of that meeting alone."""

import re

import pytest
from sqlalchemy import select

from council.domain.vocabulary import OutboxState
from council.extensions import db
from council.models import OutboxMessage
from council.services import letters, meetings
from tests import convening, joint_rooms
from tests.joint_rooms import seated
from tests.sitting_rooms import fresh


@pytest.fixture
def joint(app, acting):
    """Both notified; member3, who reads on paper, sits in the committee alone."""
    return both_notified(acting)


def both_notified(acting):
    first, other = joint_rooms.planned(acting)
    joint_rooms.notified(first, acting)
    other = joint_rooms.notified(fresh(other, acting), acting)
    return fresh(first, acting), other


def said(meeting, browse):
    """By page, how many letters on paper it says are not carried yet."""
    browser = browse("secretary")
    found = {}
    for name in ("cancel", "postpone"):
        page = browser.get(f"/meetings/{meeting.id}/{name}").text
        number = re.search(r"送付済になっていないものが(\d+)通", page)
        found[name] = int(number[1]) if number else 0
    return found


def called_off(meeting, acting):
    """How many letters that were there before are cancelled, not with them what would have told of it."""
    before = set(db.session.scalars(select(OutboxMessage.id)))
    convening.called_off(meeting, "都合により", acting("secretary"))
    db.session.flush()
    return len(
        db.session.scalars(
            select(OutboxMessage.id).where(
                OutboxMessage.state == OutboxState.CANCELLED, OutboxMessage.id.in_(before)
            )
        ).all()
    )


def test_only_the_letters_of_that_meeting_are_counted(joint, browse):
    first, other = joint
    assert said(first, browse) == {"cancel": 1, "postpone": 1}
    assert said(other, browse) == {"cancel": 0, "postpone": 0}


def test_as_many_are_taken_back_as_the_page_says(joint, acting, browse):
    first, other = (fresh(one, acting) for one in joint)
    wanted = said(first, browse)["cancel"]
    assert called_off(other, acting) == 0
    assert called_off(fresh(first, acting), acting) == wanted


def test_who_is_asked_to_the_other_too_keeps_theirs(app, acting, browse):
    seated("member3")
    first, other = both_notified(acting)
    assert said(first, browse) == said(other, browse) == {"cancel": 0, "postpone": 0}
    assert called_off(fresh(other, acting), acting) == 0


def test_what_was_put_off_takes_back_what_told_of_it(joint, acting, browse):
    first = fresh(joint[0], acting)
    secretary = acting("secretary")
    sent = db.session.scalars(select(OutboxMessage).where(OutboxMessage.address == "")).one()
    letters.hand_over(sent, secretary)
    meetings.postpone(first, "都合により", secretary, decision=convening.decided(secretary))
    db.session.commit()
    page = browse("secretary").get(f"/meetings/{first.id}/cancel").text
    assert "送付済になっていないものが1通" in page
    assert called_off(fresh(first, acting), acting) == 1
