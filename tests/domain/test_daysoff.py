from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.daysoff import (
    DaysOffRule,
    is_day_off,
    last_working_day,
    next_working_day,
    read_rule,
)

RULE = DaysOffRule()


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 12, 5), "土曜日"),
        (date(2026, 12, 6), "日曜日"),
        (date(2026, 11, 23), "勤労感謝の日"),
        (date(2026, 5, 6), "憲法記念日 振替休日"),
        (date(2026, 12, 29), "年末年始"),
        (date(2027, 1, 3), "年末年始"),
        (date(2026, 12, 28), None),
        (date(2027, 1, 4), None),
    ],
)
def test_a_day_off_says_why(day, reason):
    assert is_day_off(day, RULE) == reason


def test_an_extra_closure_is_named_and_an_opened_day_is_open():
    day = date(2026, 11, 23)
    assert (
        is_day_off(date(2026, 12, 3), DaysOffRule(extra=((date(2026, 12, 3), "庁舎点検"),)))
        == "庁舎点検"
    )
    assert is_day_off(day, DaysOffRule(open_days=frozenset({day}))) is None


def test_holidays_may_be_left_out():
    assert is_day_off(date(2026, 11, 23), DaysOffRule(national_holidays=False)) is None


def test_a_rule_is_read_as_a_profile_writes_it():
    rule = read_rule(
        [5, 6],
        [("12-29", "01-03"), ("08-13", "08-15")],
        [date(2026, 12, 3)],
        national_holidays=True,
    )
    assert is_day_off(date(2026, 12, 30), rule) == "年末年始"
    assert is_day_off(date(2026, 8, 14), rule) == "閉庁日"
    assert is_day_off(date(2026, 12, 3), rule) == "閉庁日"


def test_the_year_end_leads_to_the_first_open_day():
    assert next_working_day(date(2026, 12, 29), RULE) == date(2027, 1, 4)
    assert next_working_day(date(2026, 12, 28), RULE) == date(2026, 12, 28)


def test_an_office_that_never_opens_is_refused():
    with pytest.raises(ValueError, match="開庁日がありません"):
        next_working_day(date(2026, 12, 1), DaysOffRule(weekdays=frozenset(range(7))))


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_the_next_working_day_is_the_first_open_one(day):
    found = next_working_day(day, RULE)
    assert is_day_off(found, RULE) is None
    assert all(is_day_off(day + timedelta(days=n), RULE) for n in range((found - day).days))


def test_a_deadline_on_a_day_off_moves_to_the_working_day_before():
    assert last_working_day(date(2027, 1, 3), RULE) == date(2026, 12, 28)
    assert last_working_day(date(2026, 11, 23), RULE) == date(2026, 11, 20)
    assert last_working_day(date(2026, 12, 28), RULE) == date(2026, 12, 28)


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_the_last_working_day_is_never_after_the_day_and_leaves_out_only_days_off(day):
    found = last_working_day(day, RULE)
    assert found <= day
    assert is_day_off(found, RULE) is None
    assert all(is_day_off(found + timedelta(days=n + 1), RULE) for n in range((day - found).days))
