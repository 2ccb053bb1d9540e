"""What a 決裁 is on, and what became another since."""

from hypothesis import given
from hypothesis import strategies as st

from council.domain.signoffs import SignedPart, changed, seal

PARTS = st.fixed_dictionaries({part: st.text(max_size=20) for part in SignedPart})


@given(PARTS)
def test_what_says_the_same_is_not_changed(parts):
    assert changed(seal(parts), parts) == ()


@given(PARTS, PARTS)
def test_every_part_that_says_something_else_is_named_and_no_other(before, after):
    expected = tuple(part for part in SignedPart if before[part] != after[part])
    assert changed(seal(before), after) == expected


@given(PARTS)
def test_the_mark_says_nothing_of_what_it_is_of(parts):
    kept = seal(parts)
    assert len(kept) <= 200
    assert not any(said in kept for said in parts.values() if len(said) > 16)


def test_of_a_decision_without_marks_nothing_is_known():
    assert changed("", dict.fromkeys(SignedPart, "x")) == ()
