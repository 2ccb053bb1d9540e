import uuid
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from council.domain.attendance import Interval, seat_states
from council.domain.quorum import SeatState, count_seats
from council.domain.vocabulary import Attendance

SEAT, OTHER, EMPTY = (uuid.UUID(int=number) for number in (1, 2, 3))


def stay(attendance, since=None, until=None, seat=SEAT):
    return Interval(seat, attendance, since, until)


def test_each_seat_counts_for_what_it_is_at_that_moment():
    stays = [
        stay(Attendance.LEFT_EARLY, until=time(15)),
        stay(Attendance.SUBSTITUTE, since=time(14, 30), seat=OTHER),
    ]
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


@given(st.lists(st.tuples(st.sampled_from([SEAT, OTHER]), st.sampled_from(list(Attendance)))))
def test_no_list_of_stays_counts_more_seats_than_there_are(stays):
    states = seat_states(
        [(SEAT, True), (OTHER, True)], [Interval(seat, kind, None, None) for seat, kind in stays]
    )
    assert count_seats(states).present <= 2
