"""Days counted from today and stories played in the order of their moments."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from council.demo.days import Days, Player, moment
from council.domain import clock
from council.domain.daysoff import DaysOffRule, is_day_off
from council.domain.ids import new_id

DAYS = st.dates(date(2023, 1, 1), date(2035, 12, 31))


@given(DAYS, st.integers(-280, 200))
def test_a_day_is_open_and_on_its_side_of_today(today, offset):
    day = Days(today, DaysOffRule()).day(offset)
    assert day == today if offset == 0 else is_day_off(day, DaysOffRule()) is None
    assert (day < today) == (offset < 0)


@given(DAYS)
def test_the_term_holds_the_year_before_today_and_months_after(today):
    days = Days(today, DaysOffRule())
    first, last = days.term
    assert first < days.first
    assert last > today + timedelta(days=55)


def told(log, name, moments):
    for at in moments:
        yield at
        log.append((clock.now(), name, new_id()))


def at(day):
    return moment(date(2026, 4, day), "10:00")


def played(seed, until=25):
    log = []
    player = Player(seed, at(until))
    player.play([told(log, "a", [at(3), at(20)]), told(log, "b", [at(1), at(9), at(30)])])
    return log


def test_stories_are_played_in_the_order_of_their_moments_until_the_end():
    assert [(when.day, name) for when, name, _ in played(1)] == [
        (1, "b"),
        (3, "a"),
        (9, "b"),
        (20, "a"),
    ]


def test_a_seed_makes_the_same_identifiers_again():
    assert played(1) == played(1)
    assert {one for *_, one in played(1)}.isdisjoint({one for *_, one in played(2)})


def test_a_step_of_one_story_leaves_anothers_identifiers_alone():
    assert played(1, 4) == played(1)[:2]


def test_a_story_begun_late_is_played_from_then_on():
    log = []
    player = Player(1, at(25))

    def beginner():
        yield at(5)
        player.add(told(log, "late", [datetime(2026, 4, 2, tzinfo=clock.TOKYO)]))

    player.play([beginner()])
    assert [when.day for when, *_ in log] == [5]
