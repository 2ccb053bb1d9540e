from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from council.domain.running import Stretch, began_at, progress

OPENED, ENDS = time(14), time(16)
DONE = Stretch(20, time(14), time(14, 25), is_done=True)


def at(now, *items):
    return progress(items, opened=OPENED, planned_end=ENDS, now=now)


def test_an_item_takes_from_its_beginning_to_its_end():
    assert at(time(14, 30), DONE).used == (25,)


def test_the_item_under_way_began_as_the_last_one_ended():
    found = at(time(14, 35), DONE, Stretch(30), Stretch(40))
    assert found.used == (25, 10, None)
    assert found.current == 1


def test_what_is_ahead_is_what_the_plan_leaves_of_it():
    found = at(time(14, 35), DONE, Stretch(30), Stretch(40))
    assert (found.spent, found.left, found.ahead) == (35, 85, 60)
    assert (found.ends, found.overrun) == (time(15, 35), 0)


def test_an_item_that_overruns_puts_the_end_off():
    found = at(time(15, 10), DONE, Stretch(30), Stretch(60))
    assert found.used == (25, 45, None)
    assert (found.ahead, found.ends, found.overrun) == (60, time(16, 10), 10)


def test_after_the_planned_end_the_time_left_is_negative():
    found = at(time(16, 20), DONE)
    assert (found.left, found.overrun) == (-20, 20)


def test_the_first_item_begins_with_the_opening():
    assert began_at(OPENED, []) == OPENED
    assert began_at(OPENED, [time(14, 20), None]) == time(14, 20)


minutes = st.integers(0, 480)


@given(st.lists(minutes, max_size=12), st.integers(0, 12), st.integers(0, 9 * 60))
def test_the_projected_end_is_never_before_now_and_overrun_and_rest_fit(planned, done, passed):
    now = time(14 + passed // 60, passed % 60)
    items = [Stretch(one, is_done=number < done) for number, one in enumerate(planned)]
    found = at(now, *items)
    assert found.ends >= now
    assert 0 <= found.ahead <= sum(planned)
    assert (found.overrun > 0) == (found.ahead > found.left)
