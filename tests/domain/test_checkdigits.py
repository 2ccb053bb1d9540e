import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.checkdigits import (
    find_my_numbers,
    is_card_number,
    is_my_number,
    my_number_check_digit,
)

ELEVEN = st.text("0123456789", min_size=11, max_size=11)


def test_the_check_digit_tells_right_from_wrong():
    assert is_my_number("123456789018")
    assert not is_my_number("123456789012")
    assert not is_my_number("12345678901")
    assert not is_my_number("１２３４５６７８９０１８")


@pytest.mark.parametrize(
    "written",
    [
        "123456789018",
        "１２３４５６７８９０１８",
        "1234-5678-9018",
        "1234 5678 9018",
        "１２３４　５６７８　９０１８",
        "１２３４－５６７８－９０１８",
        "1234ー5678ー9018",
        "1234 - 5678 - 9018",
        "1 2 3 4 5 6 7 8 9 0 1 8",
    ],
)
def test_an_individual_number_is_found_however_it_is_written(written):
    text = f"番号は{written}です。"
    assert find_my_numbers(text) == [(3, 3 + len(written))]


@pytest.mark.parametrize("text", ["1234567890180", "9123456789018", "123456789012", "", "電話"])
def test_a_longer_run_or_a_wrong_digit_is_none(text):
    assert find_my_numbers(text) == []


def test_a_number_after_a_short_prefix_is_found():
    assert find_my_numbers("5-123456789018") == [(2, 14)]


def test_a_card_number_passes_its_own_check():
    assert is_card_number("4111111111111111")
    assert not is_card_number("4111111111111112")
    assert not is_card_number("12")


@given(ELEVEN)
def test_exactly_one_last_digit_is_right(first):
    right = [d for d in "0123456789" if is_my_number(first + d)]
    assert right == [str(my_number_check_digit(first))]


@given(ELEVEN, st.text("あい。、第 ", max_size=10), st.text("あい。、円", max_size=10))
def test_every_right_number_is_found_at_its_place(first, before, after):
    number = first + str(my_number_check_digit(first))
    text = before + number + after
    assert find_my_numbers(text) == [(len(before), len(before) + 12)]
