from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.duedates import QUIET_DAYS, days_over, is_overdue, is_stagnating
from council.domain.vocabulary import ActionState as A

TODAY = date(2026, 12, 3)
states = st.sampled_from(list(A))
days = st.dates(date(2022, 4, 1), date(2040, 3, 31))


@pytest.mark.parametrize("state", [A.ASSIGNED, A.ACCEPTED, A.IN_PROGRESS, A.DECLINED])
def test_an_item_is_late_from_the_day_after_its_due_date(state):
    assert not is_overdue(state, TODAY, TODAY)
    assert is_overdue(state, TODAY - timedelta(days=1), TODAY)


@pytest.mark.parametrize("state", [A.REPORTED, A.ON_HOLD, A.CLOSED, A.CANCELLED])
def test_an_item_of_which_nothing_is_owed_is_never_late(state):
    assert days_over(state, date(2020, 1, 1), TODAY) == 0


@given(states, days, days)
def test_the_days_over_never_fall_as_days_pass(state, due_on, today):
    tomorrow = today + timedelta(days=1)
    assert 0 <= days_over(state, due_on, today) <= days_over(state, due_on, tomorrow)


@given(states, days, st.integers(0, 400))
def test_a_later_due_date_never_makes_an_item_later(state, due_on, more):
    assert days_over(state, due_on + timedelta(days=more), TODAY) <= days_over(state, due_on, TODAY)


@given(states, days, days)
def test_an_item_is_late_exactly_when_it_has_days_over(state, due_on, today):
    assert is_overdue(state, due_on, today) == (days_over(state, due_on, today) > 0)


@given(st.sampled_from([A.CLOSED, A.CANCELLED]), days)
def test_what_is_finished_does_not_stagnate(state, heard_on):
    assert not is_stagnating(state, heard_on, TODAY)


def test_an_item_stagnates_after_thirty_quiet_days():
    assert not is_stagnating(A.IN_PROGRESS, TODAY - timedelta(days=QUIET_DAYS), TODAY)
    assert is_stagnating(A.IN_PROGRESS, TODAY - timedelta(days=QUIET_DAYS + 1), TODAY)
