"""Notices and callings-off at once, on real connections: no number twice, and none is left out in the end."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import Meeting
from council.queries import meetings as queries
from council.services import audit, meetings
from tests import convening, world

ROUNDS = 5
FIRST = date(2027, 1, 7)


def ready(secretary, day):
    meeting = convening.scheduled(secretary, day)
    meetings.fix_date(meeting, secretary)
    convening.signed_off(meeting, secretary)
    return meeting


def notice_of(meeting):
    fields = {"reply_by": "2026-12-20", "base_version": str(meeting.version)}
    return f"/meetings/{meeting.id}/notify", fields


def calling_off(meeting):
    fields = {"reason": "会場の都合により", "base_version": str(meeting.version)}
    return f"/meetings/{meeting.id}/cancel", fields | convening.DECIDED


def borne():
    rows = db.session.scalars(
        select(Meeting.number).where(
            Meeting.body_id == world.body("s8050").id,
            Meeting.is_number_fixed,
            Meeting.number.is_not(None),
        )
    )
    return sorted(rows)


@pytest.mark.parametrize("seed", range(2))
def test_numbers_have_no_double_and_no_gap_whatever_is_sent_and_called_off_at_once(
    acting, browse, at_once, seed
):
    secretary, chance = acting("secretary"), random.Random(seed)
    tabs = browse("secretary"), browse("secretary2")
    sent = []
    for number in range(ROUNDS):
        day = FIRST + timedelta(days=7 * number)
        posts = [notice_of(ready(secretary, day))]
        if sent and chance.random() < 0.7:
            posts.append(calling_off(sent.pop(chance.randrange(len(sent)))))
        else:
            posts.append(notice_of(ready(secretary, day + timedelta(days=1))))
        db.session.commit()
        statuses = at_once(*((tab, *post) for tab, post in zip(tabs, posts, strict=True)))
        assert set(statuses) <= {303, 409}
        assert 303 in statuses
        numbers = borne()
        assert len(numbers) == len(set(numbers))
        sent = notified()
    tell_of_all_that_wait(secretary)
    numbers = borne()
    assert numbers == list(range(1, len(numbers) + 1))
    assert audit.verify().ok


def notified():
    db.session.expire_all()
    rows = db.session.scalars(
        select(Meeting.id).where(Meeting.body_id == world.body("s8050").id, Meeting.is_number_fixed)
    ).all()
    return [db.session.get_one(Meeting, one) for one in rows]


def tell_of_all_that_wait(secretary):
    """Each number given back is borne by a meeting of which people are told later."""
    day = FIRST + timedelta(days=7 * ROUNDS)
    for later in range(ROUNDS):
        ready(secretary, day + timedelta(days=later))
    db.session.commit()
    waiting = db.session.scalars(
        select(Meeting.id).where(Meeting.state == MeetingState.DATE_FIXED).order_by(Meeting.number)
    ).all()
    for one in waiting:
        meetings.notify(queries.get(secretary, one), secretary)
        db.session.commit()
