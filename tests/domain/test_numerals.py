import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.numerals import fullwidth, read_number, write_digits, write_number


def test_full_width_changes_digits_and_nothing_else():
    assert fullwidth("第2回 Zoom会議（12月）") == "第２回 Zoom会議（１２月）"


@pytest.mark.parametrize(
    ("digits", "written"),
    [("full", "８年１２月"), ("half", "8年12月"), ("house", "８年12月")],
)
def test_each_style_writes_its_own_width(digits, written):
    assert write_digits("8年１2月", digits) == written


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("八十二", 82),
        ("二十", 20),
        ("十五", 15),
        ("百一", 101),
        ("二〇二六", 2026),
        ("８２", 82),
        ("九", 9),
        ("千九百八十", 1980),
    ],
)
def test_a_number_is_read_in_every_script(written, number):
    assert read_number(written) == number


@pytest.mark.parametrize("written", ["", "いち", "十百", "一十二三", "82歳", "-1"])
def test_what_is_no_number_is_refused(written):
    with pytest.raises(ValueError):
        read_number(written)


@given(st.integers(0, 9999), st.sampled_from(["full", "half", "house"]))
def test_a_written_number_reads_back(number, digits):
    assert read_number(write_number(number, digits)) == number
