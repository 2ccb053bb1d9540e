"""Comings and goings at the seats: what each seat counts for at a moment, for any order of recording."""

import uuid
from dataclasses import replace
from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.attendance import (
    Stay,
    Way,
    arrived,
    left,
    marked,
    moved_last,
    seat_states,
    taken_back,
)
from council.domain.errors import Conflict, DomainError
from council.domain.quorum import SeatState, count_seats
from council.domain.vocabulary import Attendance

SEAT, OTHER, EMPTY = (uuid.UUID(int=number) for number in (1, 2, 3))
HOLDER = Stay()
SUBSTITUTE = Stay(substitute="雲母 さより", post="係長")
ONLINE = Stay(way=Way.ONLINE)
COMERS = (HOLDER, SUBSTITUTE, ONLINE)

minutes = st.integers(1, 59).map(lambda minute: time(14, minute))
moves = st.lists(st.tuples(minutes, st.sampled_from([None, *COMERS])), max_size=8)


def moved(course, move):
    """The course after a movement; one that cannot be leaves it as it was."""
    at, comer = move
    try:
        return left(course, at) if comer is None else arrived(course, at, comer)
    except DomainError:
        return course


def courses():
    return st.tuples(st.sampled_from([(), *((one,) for one in COMERS)]), moves).map(
        lambda told: walked(*told)
    )


def walked(course, told):
    for move in sorted(told, key=lambda one: one[0]):
        course = moved(course, move)
    return course


def test_each_seat_counts_for_what_it_is_at_that_moment():
    stays = {
        SEAT: left((HOLDER,), time(15)),
        OTHER: arrived((), time(14, 30), SUBSTITUTE),
    }
    seats = [(SEAT, True), (OTHER, True), (EMPTY, False)]
    assert seat_states(seats, stays, at=time(14, 10)) == [
        SeatState.PRESENT,
        SeatState.ABSENT,
        SeatState.VACANT,
    ]
    assert seat_states(seats, stays, at=time(15)) == [
        SeatState.ABSENT,
        SeatState.SUBSTITUTE,
        SeatState.VACANT,
    ]
    assert seat_states(seats, stays, recused=[OTHER])[1] is SeatState.RECUSED


def test_a_substitute_who_takes_part_in_announced_items_alone_counts_as_absent_for_the_others():
    course = {SEAT: (SUBSTITUTE,)}
    assert seat_states([(SEAT, True)], course, takes_substitutes=False) == [SeatState.ABSENT]


def test_a_substitute_takes_the_seat_over_and_gives_it_back():
    course = arrived(arrived((HOLDER,), time(15), SUBSTITUTE), time(15, 30), HOLDER)
    assert [(one.since, one.until, bool(one.substitute)) for one in course] == [
        (None, time(15), False),
        (time(15), time(15, 30), True),
        (time(15, 30), None, False),
    ]


@pytest.mark.parametrize(
    ("course", "move", "sentence"),
    [
        ((), (time(15), None), "いま出席していません"),
        ((HOLDER,), (time(15), HOLDER), "すでに出席しています"),
        (left((HOLDER,), time(15)), (time(15), HOLDER), "すでに出席しています"),
        (left((HOLDER,), time(15)), (time(14, 30), HOLDER), "15:00の出入りが記録されています"),
        (arrived((), time(15), HOLDER), (time(15), None), "15:00の出入りが記録されています"),
    ],
)
def test_movements_that_cannot_be_are_refused(course, move, sentence):
    at, comer = move
    with pytest.raises(DomainError) as refused:
        left(course, at) if comer is None else arrived(course, at, comer)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("course", "word"),
    [
        ((HOLDER,), Attendance.PRESENT),
        (left((HOLDER,), time(15)), Attendance.LEFT_EARLY),
        (arrived((), time(15), HOLDER), Attendance.LATE),
        ((SUBSTITUTE,), Attendance.SUBSTITUTE),
    ],
)
def test_a_stay_has_its_word(course, word):
    assert course[0].attendance is word


def test_another_beginning_keeps_the_times_and_joins_what_is_alike():
    course = left((HOLDER,), time(15))
    assert marked(course, SUBSTITUTE) == (replace(SUBSTITUTE, until=time(15)),)
    assert marked((), HOLDER) == (HOLDER,)
    taken_over = arrived((HOLDER,), time(15), SUBSTITUTE)
    assert marked(taken_over, SUBSTITUTE) == (SUBSTITUTE,)


@given(courses(), minutes, st.sampled_from([None, *COMERS]))
def test_taking_a_movement_back_restores_what_stood_before(course, at, comer):
    after = moved(course, (at, comer))
    if after != course and at != moved_last(course):
        assert taken_back(after, at) == course


@given(courses(), minutes)
def test_only_the_last_movement_is_taken_back(course, at):
    if at != moved_last(course):
        with pytest.raises(Conflict):
            taken_back(course, at)


@given(courses())
def test_stays_never_overlap_and_no_two_hold_at_once(course):
    for before, after in pairwise(course):
        assert before.until is not None
        assert after.since is not None
        assert before.until <= after.since
    for minute in range(60):
        assert sum(one.holds(time(14, minute)) for one in course) <= 1


@given(st.permutations([(SEAT, m) for m in range(3)] + [(OTHER, m) for m in range(3)]))
def test_movements_at_different_seats_may_be_recorded_in_any_order(order):
    told = {
        SEAT: [(time(14, 10), None), (time(14, 20), SUBSTITUTE), (time(14, 30), HOLDER)],
        OTHER: [(time(14, 5), ONLINE), (time(14, 15), None), (time(14, 25), SUBSTITUTE)],
    }
    found = {SEAT: (HOLDER,), OTHER: (HOLDER,)}
    turn = dict.fromkeys(told, 0)
    for seat, _ in order:
        found[seat] = moved(found[seat], told[seat][turn[seat]])
        turn[seat] += 1
    assert found == {seat: walked((HOLDER,), moves) for seat, moves in told.items()}


@given(st.lists(courses(), min_size=2, max_size=4), minutes, st.sets(st.integers(0, 3)))
def test_the_count_never_exceeds_the_filled_seats_and_recused_ones_leave_both_sides(
    told, at, recused
):
    ids = [uuid.UUID(int=number) for number in range(len(told))]
    away = [ids[number] for number in recused if number < len(ids)]
    states = seat_states(
        [(one, True) for one in ids], dict(zip(ids, told, strict=True)), at=at, recused=away
    )
    found = count_seats(states)
    assert found.filled == len(ids)
    assert found.recused == len(away)
    assert found.present <= found.filled - found.recused
