from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.fiscal import fiscal_bounds, fiscal_label, fiscal_year, retention_until, term_of
from council.domain.serials import is_over

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def test_a_fiscal_year_runs_from_april_to_march():
    assert fiscal_year(date(2026, 3, 31)) == 2025
    assert fiscal_year(date(2026, 4, 1)) == 2026
    assert fiscal_bounds(2026) == (date(2026, 4, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("year", "label"),
    [(2026, "令和８年度"), (2019, "令和元年度"), (2018, "平成３０年度"), (1989, "平成元年度")],
)
def test_a_fiscal_year_is_named_as_offices_name_it(year, label):
    assert fiscal_label(year) == label


def test_terms_follow_each_other_from_the_first():
    anchor = date(2022, 4, 1)
    assert term_of(date(2022, 4, 1), 2, anchor).number == 1
    assert term_of(date(2024, 3, 31), 2, anchor).last == date(2024, 3, 31)
    second = term_of(date(2024, 4, 1), 2, anchor)
    assert (second.number, second.first, second.last) == (2, date(2024, 4, 1), date(2026, 3, 31))


def test_there_is_no_term_before_the_first():
    with pytest.raises(ValueError, match="最初の任期より前"):
        term_of(date(2022, 3, 31), 2, date(2022, 4, 1))


def test_a_document_is_kept_for_whole_years_after_the_fiscal_year_of_completion():
    assert retention_until(date(2026, 12, 3), 5) == date(2032, 3, 31)
    assert retention_until(date(2026, 3, 31), 1) == date(2027, 3, 31)


@given(DAYS)
def test_a_day_lies_in_its_fiscal_year(day):
    first, last = fiscal_bounds(fiscal_year(day))
    assert first <= day <= last


@given(DAYS, st.integers(1, 5), st.integers(0, 14_000))
def test_a_day_lies_in_its_term_and_terms_have_no_gap(anchor, years, distance):
    day = anchor + timedelta(days=distance)
    term = term_of(day, years, anchor)
    assert term.first <= day <= term.last
    following = term_of(term.last + timedelta(days=1), years, anchor)
    assert following.number == term.number + 1
    assert following.first == term.last + timedelta(days=1)


@pytest.mark.parametrize(
    ("period", "is_over_by_then"),
    [
        ("FY2025", True),
        ("FY2026", False),
        ("T2024-2025", True),
        ("T2025-2026", False),
        ("ever", False),
    ],
)
def test_a_period_is_over_after_its_last_day(period, is_over_by_then):
    assert is_over(period, date(2026, 12, 3)) is is_over_by_then
