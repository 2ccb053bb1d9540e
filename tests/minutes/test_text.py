import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.minutes.text import clean, joined


def test_pasted_control_characters_become_line_ends_or_vanish() -> None:
    assert clean("一\x0b二\x0c三\r\n四\x00五\x1f\ud800") == "一\n二\n三\n四五"


def test_kana_typed_in_two_parts_become_one() -> None:
    assert clean("か\u3099") == "が"


@pytest.mark.parametrize("name", ["\ufa10原", "髙\ufa11", "𠮷野", "葛\U000e0100城"])
def test_the_rare_ideograph_of_a_name_stays_as_it_was_typed(name: str) -> None:
    assert clean(name) == name


def test_marks_that_turn_the_order_of_reading_are_left_out() -> None:
    assert clean("\u202e期限\u2069") == "期限"


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


def test_empty_parts_leave_no_gap() -> None:
    assert joined("令和８年度", "", "次第") == "令和８年度　次第"
