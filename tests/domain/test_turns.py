"""How the meeting stood while an item had its turn equals a count by hand at every minute of it."""

import uuid
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.attendance import Stay, arrived, left
from council.domain.quorum import Quorum
from council.domain.turns import Board, turn_sentence
from tests.domain.test_attendance import HOLDER, SUBSTITUTE, courses

SEATS = [uuid.UUID(int=number) for number in range(5)]
moments = st.integers(0, 59).map(lambda minute: time(14, minute))


def board(courses_by_seat, rule=Quorum.MAJORITY):
    return Board(rule, [(one, True) for one in SEATS], courses_by_seat)


def by_hand(told, at, recused, *, takes_substitutes):
    """(seats that count, present, substitutes), each seat looked at on its own."""
    seats = [one for one in SEATS if one not in recused]
    here = [
        stay
        for seat in seats
        for stay in told.get(seat, ())
        if (stay.since or time.min) <= at and (stay.until is None or at < stay.until)
    ]
    if not takes_substitutes:
        here = [stay for stay in here if not stay.substitute]
    return len(seats), len(here), sum(bool(stay.substitute) for stay in here)


@given(
    st.dictionaries(st.sampled_from(SEATS), courses()),
    moments,
    moments,
    st.sets(st.sampled_from(SEATS), max_size=4),
    st.booleans(),
    st.sampled_from(list(Quorum)),
)
def test_the_number_for_an_item_is_the_count_by_hand_at_every_minute(
    told, one, other, recused, takes_substitutes, rule
):
    begun, ended = min(one, other), max(one, other)
    found = board(told, rule)
    standings = found.during(begun, ended, recused, takes_substitutes=takes_substitutes)
    assert standings[0].at == begun
    for minute in range(begun.minute, max(ended.minute, begun.minute + 1)):
        at = time(14, minute)
        result = next(each.result for each in reversed(standings) if each.at <= at)
        assert (result.seats, result.present, result.substitutes) == by_hand(
            told, at, recused, takes_substitutes=takes_substitutes
        )
        assert result == found.at(at, recused, takes_substitutes=takes_substitutes)
        assert result.is_quorate == (result.present >= result.needed)


@given(st.dictionaries(st.sampled_from(SEATS), courses()), moments)
def test_a_turn_that_still_runs_ends_as_the_meeting_stands_now(told, begun):
    found = board(told)
    assert found.during(begun, None)[-1].result == found.at(None)


def test_the_minutes_say_of_an_item_only_what_differs_from_the_opening():
    told = dict.fromkeys(SEATS[:4], (HOLDER,))
    told[SEATS[3]] = arrived(left((HOLDER,), time(15)), time(15, 20), SUBSTITUTE)
    told[SEATS[2]] = left((HOLDER,), time(15, 10))
    found = board(told)
    opening = found.at(time(14))
    assert turn_sentence(found.during(time(14), time(15)), opening) == ""
    assert turn_sentence(found.during(time(15), time(15, 5)), opening) == (
        "委員５名のうち３名が出席し、定足数３名に達したため、この議題の審議は成立した。"
    )
    assert turn_sentence(found.during(time(14, 50), time(15, 30)), opening) == (
        "出席は、午後３時から３名となった。"
        "午後３時１０分からは２名となり、定足数３名に足りなくなったため、その間の審議は成立しなかった。"
        "午後３時２０分からは３名となり、定足数３名に達した。"
    )


def test_who_sits_there_for_whom_is_no_matter_of_the_quorum():
    told = dict.fromkeys(SEATS, (HOLDER,))
    told[SEATS[0]] = arrived((HOLDER,), time(15), SUBSTITUTE)
    found = board(told)
    for begun in (time(14, 50), time(15)):
        standings = found.during(begun, time(15, 30))
        assert turn_sentence(standings, found.at(time(14))) == ""


def test_a_body_without_a_rule_says_nothing_of_its_quorum():
    told = {SEATS[0]: left((HOLDER,), time(15))}
    found = board(told, Quorum.NONE)
    assert turn_sentence(found.during(time(14, 50), time(15, 30)), found.at(time(14))) == ""


@pytest.mark.parametrize(("at", "present"), [(time(14), 1), (time(15), 0)])
def test_who_left_is_not_there_from_that_minute_on(at, present):
    assert board({SEATS[0]: (Stay(until=time(15)),)}).at(at).present == present
