"""Spans of days, and whether they share one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from council.domain.spans import lasts, meet

START = date(2026, 1, 1)
DAYS = [START + timedelta(days=number) for number in range(20)]
SPANS = st.tuples(st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)).filter(
    lambda span: span[1] is None or span[0] <= span[1]
)


@given(SPANS, SPANS)
def test_two_spans_meet_when_there_is_a_day_of_both(one, other):
    shared = any(lasts(*one, day) and lasts(*other, day) for day in [*DAYS, date.max])
    assert meet(*one, *other) == meet(*other, *one) == shared


@given(SPANS)
def test_a_span_holds_on_its_first_and_its_last_day_and_not_beside_them(span):
    begins, ends = span
    assert lasts(begins, ends, begins)
    assert not lasts(begins, ends, begins - timedelta(days=1))
    if ends is not None:
        assert lasts(begins, ends, ends)
        assert not lasts(begins, ends, ends + timedelta(days=1))
