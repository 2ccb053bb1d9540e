from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from council.domain.daysoff import DaysOffRule, is_day_off
from council.domain.fiscal import fiscal_bounds
from council.domain.spreading import Span, Wish, closed_days, spread
from council.domain.vocabulary import MeetingForm
from council.domain.yearplan import (
    Convener,
    Habit,
    Occasion,
    Rules,
    deadlines,
    first_day,
    habit_of,
    propose,
    strictest,
)

RULE = DaysOffRule()
YEAR = Span(*fiscal_bounds(2027))
BEFORE = date(2026, 12, 3)
RULES = Rules(per_year=4, notice_days=14, reply_days=7, sign_off=True)

years = st.integers(2000, 2098).map(lambda year: Span(*fiscal_bounds(year)))
weekdays = st.integers(0, 4)
rules = st.builds(
    Rules,
    per_year=st.integers(0, 24),
    notice_days=st.integers(0, 60),
    reply_days=st.integers(0, 60),
    sign_off=st.booleans(),
)


def occasion(day, *bodies, begins=14, ends=16, place="会議室", form=MeetingForm.IN_PERSON):
    return Occasion(bodies or ("s8050",), day, time(begins), time(ends), place, form)


def wish(span, weekday=3, occupied=()):
    return Wish(closed_days(span, RULE), weekday, occupied)


def convener(code="s8050", per_year=4, known=(), planned=(), there=YEAR):
    which = Rules(per_year, RULES.notice_days, RULES.reply_days, RULES.sign_off)
    return Convener(code, which, there, tuple(known), tuple(planned))


def days(found):
    return [one.occasion.held_on for one in found]


@given(years, st.integers(1, 24), weekdays)
def test_days_are_as_many_as_asked_distinct_open_in_the_span_and_evenly_spaced(
    year, count, weekday
):
    found = spread(count, year, wish(year, weekday))
    assert len(set(found)) == count
    assert all(year.holds(day) and is_day_off(day, RULE) is None for day in found)
    edges = [year.first - timedelta(days=1), *found, year.last + timedelta(days=1)]
    assert max((b - a).days for a, b in pairwise(edges)) <= 2 * year.length / count


@given(years, st.integers(0, 60), st.sets(st.integers(0, 364), max_size=12), weekdays)
def test_days_taken_already_are_never_taken_again(year, count, taken, weekday):
    held = {year.first + timedelta(days=away) for away in taken}
    found = spread(count, year, wish(year, weekday), held)
    assert len(set(found)) == count
    assert not held & set(found)
    assert all(year.holds(day) and is_day_off(day, RULE) is None for day in found)


@given(years, st.integers(1, 12), weekdays)
def test_the_usual_weekday_is_kept_where_its_part_of_the_year_has_such_an_open_day(
    year, count, weekday
):
    for day, part in zip(spread(count, year, wish(year, weekday)), year.parts(count), strict=True):
        has_one = any(
            one.weekday() == weekday
            and is_day_off(one, RULE) is None
            and not wish(year).is_amid_closures(one)
            for one in part.days()
            if abs((one - part.middle).days) <= 14
        )
        assert not has_one or day.weekday() == weekday


def test_a_span_with_too_few_open_days_gives_those_it_has():
    week = Span(date(2027, 5, 3), date(2027, 5, 9))  # three holidays, two working days, a weekend
    assert spread(5, week, wish(week)) == [date(2027, 5, 6), date(2027, 5, 7)]
    nothing = Span(date(2027, 5, 9), date(2027, 5, 8))
    assert spread(2, nothing, wish(nothing)) == []


def test_a_day_on_which_others_meet_is_avoided_and_taken_when_there_is_no_other():
    day = date(2027, 5, 13)
    alone, week = Span(day, day), Span(day, day + timedelta(days=7))
    assert spread(1, alone, wish(alone, occupied={day})) == [day]
    assert spread(1, week, wish(week, occupied={day})) != [day]


def test_the_days_around_the_turn_of_the_year_are_avoided():
    assert wish(YEAR).is_amid_closures(date(2027, 12, 28))
    assert not wish(YEAR).is_amid_closures(date(2027, 11, 24))  # a holiday and a weekend
    around = Span(date(2027, 12, 1), date(2028, 1, 31))
    assert spread(1, around, wish(around, 1)) == [date(2028, 1, 4)]


@given(st.dates(date(2000, 4, 1), date(2098, 3, 31)), rules)
def test_deadlines_follow_each_other_on_working_days(day, which):
    held_on = day
    while is_day_off(held_on, RULE):
        held_on += timedelta(days=1)
    found = deadlines(held_on, which, RULE)
    kept = [found.papers_on, found.sign_off_on, found.notice_on, found.reply_by, held_on]
    order = [one for one in kept if one is not None]
    assert order == sorted(order)
    assert all(is_day_off(one, RULE) is None for one in order)
    assert (found.sign_off_on is not None) == which.sign_off
    assert (held_on - found.notice_on).days >= which.notice_days


def test_the_deadlines_of_a_sitting_are_counted_back_from_its_day():
    found = deadlines(date(2027, 1, 17), RULES, RULE)
    assert found.reply_by == date(2027, 1, 8)  # the tenth is a Sunday
    assert found.notice_on == date(2026, 12, 28)  # the third is within the turn of the year
    assert found.sign_off_on == date(2026, 12, 25)
    assert found.papers_on == date(2026, 12, 18)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), rules)
def test_on_the_first_day_that_can_be_planned_nothing_is_too_late(today, which):
    assert deadlines(first_day(which, today, RULE), which, RULE).papers_on >= today


def test_what_is_usual_is_what_was_commonest_and_of_two_the_newer():
    known = [
        occasion(date(2026, 5, 14), place="第1会議室"),
        occasion(date(2026, 8, 13), place="第2会議室"),
        occasion(date(2026, 11, 11), begins=10, ends=12, place="第2会議室"),
    ]
    assert habit_of(known) == Habit(3, time(14), time(16), "第2会議室", MeetingForm.IN_PERSON)
    assert habit_of(known[1:]) == Habit(2, time(10), time(12), "第2会議室", MeetingForm.IN_PERSON)
    assert habit_of([]) == Habit()


@given(years, st.lists(rules, min_size=1, max_size=3))
def test_every_body_gets_its_sittings_and_no_day_is_taken_twice(year, some):
    conveners = [Convener(f"b{number}", one, year) for number, one in enumerate(some)]
    found = propose(conveners, year, RULE, today=year.first - timedelta(days=180))
    for one in conveners:
        own = [each for each in found if each.occasion.bodies == (one.code,)]
        assert len(own) == one.rules.per_year
    assert days(found) == sorted(days(found))
    assert all(is_day_off(day, RULE) is None for day in days(found))


def test_what_is_planned_already_is_not_proposed_again():
    planned = (date(2027, 5, 13), date(2027, 8, 12))
    found = propose([convener(planned=planned)], YEAR, RULE, today=BEFORE)
    assert len(found) == 2
    assert min(days(found)) > date(2027, 9, 30)
    full = convener(per_year=2, planned=planned)
    assert propose([full], YEAR, RULE, today=BEFORE) == []


def test_in_a_year_under_way_only_days_that_can_still_be_met_are_proposed():
    today = date(2027, 12, 1)
    found = propose([convener(per_year=2)], YEAR, RULE, today=today)
    assert len(found) == 2
    assert min(one.deadlines.papers_on for one in found) >= today
    assert propose([convener()], YEAR, RULE, today=date(2028, 3, 25)) == []


def test_a_body_meets_only_while_it_is_there():
    there = Span(date(2027, 10, 1), date(2027, 12, 31))
    found = days(propose([convener(there=there)], YEAR, RULE, today=BEFORE))
    assert len(found) == 4
    assert all(there.holds(day) for day in found)


def test_bodies_that_met_jointly_meet_jointly_again_and_one_that_meets_oftener_alone_besides():
    joint = occasion(date(2026, 11, 12), "representatives", "youth")
    pair = [
        convener("representatives", 2, [joint]),
        convener("youth", 3, [occasion(date(2026, 6, 11), "youth"), joint]),
    ]
    found = [one.occasion.bodies for one in propose(pair, YEAR, RULE, today=BEFORE)]
    assert found.count(("representatives", "youth")) == 2
    assert found.count(("youth",)) == 1
    assert len(found) == 3


def test_bodies_of_which_one_met_alone_since_meet_apart():
    joint = occasion(date(2026, 11, 12), "representatives", "youth")
    pair = [
        convener("representatives", 1, [joint]),
        convener("youth", 1, [joint, occasion(date(2026, 12, 1), "youth")]),
    ]
    found = [one.occasion.bodies for one in propose(pair, YEAR, RULE, today=BEFORE)]
    assert sorted(found) == [("representatives",), ("youth",)]


def test_a_joint_sitting_keeps_the_deadlines_of_all_its_bodies():
    found = strictest([Rules(4, 14, 7, False), Rules(2, 7, 10, True)])
    assert found == Rules(2, 14, 10, True)


def test_days_on_which_others_meet_are_left_to_them():
    first = propose([convener()], YEAR, RULE, today=BEFORE)
    again = propose([convener()], YEAR, RULE, today=BEFORE, occupied=days(first))
    assert not set(days(first)) & set(days(again))


def test_occasions_overlap_when_nobody_could_be_at_both():
    day = date(2027, 5, 13)
    here = occasion(day)
    assert here.overlaps(occasion(day, begins=15, ends=17))
    assert not here.overlaps(occasion(day, begins=16, ends=17))
    assert not here.overlaps(occasion(day + timedelta(days=1)))
