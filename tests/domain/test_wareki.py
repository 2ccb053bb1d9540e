from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.wareki import (
    ERAS,
    UnreadableDate,
    clock_time,
    era_named,
    era_year,
    long_date,
    parse_date,
    screen_date,
    short_date,
    time_range,
)

DAYS = st.dates(date(1873, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1912, 7, 29), ("明治", 45)),
        (date(1912, 7, 30), ("大正", 1)),
        (date(1926, 12, 24), ("大正", 15)),
        (date(1926, 12, 25), ("昭和", 1)),
        (date(1989, 1, 7), ("昭和", 64)),
        (date(1989, 1, 8), ("平成", 1)),
        (date(2019, 4, 30), ("平成", 31)),
        (date(2019, 5, 1), ("令和", 1)),
    ],
)
def test_an_era_begins_on_its_first_day(day, expected):
    assert era_year(day) == expected


def test_a_day_before_the_eras_is_refused():
    with pytest.raises(UnreadableDate):
        era_year(date(1800, 1, 1))


def test_a_document_writes_full_width_with_the_day_of_the_week():
    assert long_date(date(2026, 12, 3)) == "令和８年１２月３日（木）"
    assert long_date(date(2026, 12, 3), weekday=False) == "令和８年１２月３日"
    assert long_date(date(2026, 12, 3), "house") == "令和８年12月３日（木）"
    assert long_date(date(2019, 5, 1), "half") == "令和元年5月1日（水）"


def test_a_screen_writes_half_width():
    assert screen_date(date(2026, 12, 3)) == "12月3日(木)"
    assert screen_date(date(2026, 12, 3), year=True) == "令和8年12月3日(木)"
    assert short_date(date(2019, 5, 1)) == "R1.5.1"


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (time(14), "午後２時"),
        (time(14, 30), "午後２時３０分"),
        (time(9, 5), "午前９時５分"),
        (time(0), "午前０時"),
        (time(12), "正午"),
        (time(12, 30), "午後０時３０分"),
    ],
)
def test_a_time_is_written_with_its_half_of_the_day(moment, written):
    assert clock_time(moment) == written


def test_a_range_of_times_joins_two():
    assert time_range(time(14), time(16)) == "午後２時～午後４時"
    assert time_range(time(9, 30), time(12), "half") == "午前9時30分～正午"


@pytest.mark.parametrize(
    "typed",
    [
        "令和8年12月3日",
        "令和８年１２月３日（木）",
        " 令和 8 年 12 月 3 日 ",
        "R8.12.3",
        "r8/12/3",
        "Ｒ８－１２－３",
        "令8.12.3",
        "㋿8年12月3日",
        "令和八年十二月三日",
        "2026-12-03",
        "2026/12/3",
        "２０２６年１２月３日",
        "西暦2026年12月3日木曜日",
        "20261203",
        "12月3日",
        "12/3",
    ],
)
def test_a_date_is_read_in_any_usual_notation(typed):
    assert parse_date(typed, today=date(2026, 11, 22)) == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成31.4.30", date(2019, 4, 30)),
        ("S64.1.7", date(1989, 1, 7)),
    ],
)
def test_the_edges_of_eras_are_read(typed, expected):
    assert parse_date(typed) == expected


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("平成31.5.1", "元号"),
        ("昭和64年1月8日", "元号"),
        ("令和元年4月30日", "元号"),
        ("令和0年6月1日", "元号"),
        ("2026-02-30", "暦"),
        ("12月3日", "年を付けて"),
        ("あさって", "読み取れません"),
        ("", "読み取れません"),
        ("十百月三日", "読み取れません"),
        ("2026年12月", "読み取れません"),
    ],
)
def test_what_cannot_be_a_date_is_refused_with_a_sentence(typed, words):
    with pytest.raises(UnreadableDate, match=words):
        parse_date(typed)


def test_without_a_year_the_nearest_occurrence_is_meant():
    assert parse_date("1月15日", today=date(2026, 12, 20)) == date(2027, 1, 15)
    assert parse_date("12月20日", today=date(2027, 1, 5)) == date(2026, 12, 20)
    assert parse_date("2月29日", today=date(2026, 12, 20)) == date(2028, 2, 29)
    with pytest.raises(UnreadableDate):
        parse_date("2月30日", today=date(2026, 12, 20))


def test_an_era_is_found_by_name_initial_or_letter():
    assert era_named("令和") is era_named("令") is era_named("r") is ERAS[-1]
    with pytest.raises(UnreadableDate):
        era_named("慶応")


@given(DAYS, st.sampled_from(["full", "half", "house"]), st.booleans())
def test_a_written_date_reads_back(day, digits, weekday):
    assert parse_date(long_date(day, digits, weekday=weekday)) == day
    assert parse_date(short_date(day)) == day
    assert parse_date(screen_date(day, year=True)) == day


@given(DAYS, st.integers(-170, 170))
def test_a_day_within_half_a_year_reads_back_without_its_year(today, distance):
    day = today + timedelta(days=distance)
    if (day.month, day.day) != (2, 29):
        assert parse_date(screen_date(day), today=today) == day


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_with_a_sentence(typed):
    try:
        parse_date(typed, today=date(2026, 11, 22))
    except UnreadableDate as refusal:
        assert str(refusal).endswith(("。", "3日"))  # noqa: PT017 - both outcomes are right
