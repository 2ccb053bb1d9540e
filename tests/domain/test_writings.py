from datetime import date, datetime, time

import pytest

from council.domain.clock import TOKYO
from council.domain.daysoff import DaysOffRule
from council.domain.vocabulary import ItemKind
from council.domain.writings import (
    answers_until,
    is_deliberated,
    last_day,
    may_be_written_to,
    opinions_until,
    printed_moment,
    until_label,
)


def at(month, day, hour):
    return datetime(2026, month, day, hour, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("held_on", "until"),
    [
        (date(2026, 12, 3), at(12, 2, 13)),
        (date(2026, 12, 7), at(12, 4, 13)),  # a Monday
        (date(2026, 11, 24), at(11, 20, 13)),  # after a holiday
    ],
)
def test_an_opinion_is_taken_until_one_oclock_of_the_working_day_before(held_on, until):
    assert opinions_until(held_on, DaysOffRule()) == until


@pytest.mark.parametrize(
    ("reply_by", "until", "screen", "paper"),
    [
        (date(2026, 12, 1), at(12, 2, 0), "12月1日(火)", "令和８年１２月１日（火）"),
        (date(2026, 12, 3), at(12, 3, 16), "12月3日(木) 16:00", "令和８年１２月３日（木）午後４時"),
        (None, at(12, 3, 16), "12月3日(木) 16:00", "令和８年１２月３日（木）午後４時"),
    ],
)
def test_a_circulation_takes_answers_to_the_end_of_its_last_day(reply_by, until, screen, paper):
    found = answers_until(date(2026, 12, 3), time(16), reply_by)
    assert found == until
    assert (until_label(found), printed_moment(found)) == (screen, paper)
    assert last_day(found) == (reply_by or date(2026, 12, 3))


def test_opening_and_closing_are_nothing_to_write_to_and_a_report_decides_nothing():
    assert not any(map(may_be_written_to, (ItemKind.OPENING, ItemKind.CLOSING)))
    assert may_be_written_to(ItemKind.REPORT)
    assert [kind for kind in ItemKind if is_deliberated(kind)] == [
        ItemKind.CONFIRM_MINUTES,
        ItemKind.DISCUSSION,
        ItemKind.CASE,
    ]
