from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import Meeting
from council.services import meetings
from council.services.meetings.numbering import free_numbers
from tests import convening
from tests.convening import notified, scheduled


def test_a_number_is_provisional_until_the_notice(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary, date(2026, 12, 17))
    assert (meeting.number, meeting.is_number_fixed) == (1, False)
    notified(meeting, secretary)
    assert (meeting.number, meeting.is_number_fixed) == (1, True)


def test_provisional_numbers_follow_the_days(acting):
    secretary = acting("secretary")
    late = scheduled(secretary, date(2027, 2, 18))
    early = scheduled(secretary, date(2026, 12, 17))
    assert (early.number, late.number) == (1, 2)


def test_a_new_fiscal_year_begins_from_one(acting):
    secretary = acting("secretary")
    scheduled(secretary, date(2027, 3, 18))
    spring = scheduled(secretary, date(2027, 4, 15))
    assert (spring.number_period, spring.number) == ("FY2027", 1)


def test_calling_off_gives_the_number_back(acting):
    secretary = acting("secretary")
    first = notified(scheduled(secretary, date(2026, 12, 17)), secretary)
    second = scheduled(secretary, date(2027, 1, 21))
    meetings.cancel(
        first, "会場が使えなくなったため", secretary, decision=convening.decided(secretary)
    )
    assert first.number is None
    assert second.number == 1
    notified(second, secretary)
    assert (second.number, second.is_number_fixed) == (1, True)


def test_putting_off_keeps_the_number(acting):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary, date(2026, 12, 17)), secretary)
    meetings.postpone(meeting, "大雪のため", secretary, decision=convening.decided(secretary))
    assert (meeting.state, meeting.number) == (MeetingState.POSTPONED, 1)
    assert scheduled(secretary, date(2027, 1, 21)).number == 2


def test_a_meeting_moved_into_the_next_fiscal_year_is_counted_there(acting):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary, date(2027, 3, 18)), secretary)
    meetings.move(
        meeting,
        held_on=date(2027, 4, 15),
        begins=time(14),
        ends=time(16),
        place="第2庁舎 会議室41",
        base_version=meeting.version,
        actor=secretary,
        decision=convening.decided(secretary),
    )
    assert (meeting.number_period, meeting.number, meeting.is_number_fixed) == ("FY2027", 1, True)


@given(st.sets(st.integers(1, 40)), st.integers(0, 10))
def test_free_numbers_are_the_lowest_that_nobody_bears(taken, wanted):
    found = free_numbers(taken, wanted)
    assert len(found) == wanted
    assert not set(found) & taken
    assert found == sorted(found)
    assert set(range(1, max(found, default=0) + 1)) <= taken | set(found)


@pytest.mark.parametrize("seed", range(4))
def test_no_two_meetings_of_a_period_bear_the_same_number(acting, seed):
    secretary = acting("secretary")
    held = []
    for step in range(10):
        act = (seed * 7 + step * 5) % 4
        if act < 2 or not held:
            held.append(scheduled(secretary, date(2026, 12, 7) + timedelta(days=step * 9)))
        elif act == 2:
            if held[-1].state is MeetingState.DRAFT:
                notified(held[-1], secretary)
        elif held[0].state is not MeetingState.CANCELLED:
            meetings.cancel(held[0], "都合により", secretary, decision=convening.decided(secretary))
            held = held[1:]
    db.session.commit()
    rows = db.session.query(Meeting).filter(Meeting.number.is_not(None)).all()
    borne = [(row.body_id, row.number_period, row.number) for row in rows]
    assert len(borne) == len(set(borne))
    assert all(row.number is None for row in db.session.query(Meeting).filter_by(state="cancelled"))
