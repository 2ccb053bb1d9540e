from hypothesis import given
from hypothesis import strategies as st

from council.domain.tiers import climb

PARENTS = {"部会": "実務者", "実務者": "代表者", "代表者": "協議会", "協議会": None}


def test_what_climbs_passes_over_a_level_that_does_not_meet():
    found = climb("部会", PARENTS, frozenset({"部会", "代表者"}))
    assert (found.target, found.passed) == ("代表者", ("実務者",))


def test_what_climbs_stops_at_a_level_that_meets():
    assert climb("部会", PARENTS, frozenset(PARENTS)).target == "実務者"


def test_there_is_nothing_above_the_highest_body_that_meets():
    found = climb("代表者", PARENTS, frozenset({"部会", "代表者"}))
    assert (found.target, found.passed) == (None, ("協議会",))


@given(
    st.dictionaries(st.integers(0, 8), st.none() | st.integers(0, 8)),
    st.frozensets(st.integers(0, 8)),
    st.integers(0, 8),
)
def test_a_climb_ends_and_passes_only_over_what_does_not_meet(parents, meeting, start):
    found = climb(start, parents, meeting)
    assert found.target is None or found.target in meeting
    assert not set(found.passed) & meeting
    assert start not in found.passed
