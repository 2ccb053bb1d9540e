"""When an item has its turn, and what the minutes say of how the meeting stood then."""

from datetime import time, timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError, StaleVersion
from council.domain.quorum import Quorum
from council.extensions import db
from council.models import AgendaItem, BodyVersion, Seat
from council.queries import sittings as queries
from council.services import minutes, sittings
from tests import world
from tests.services.minutes.steps import content, seen
from tests.sitting_rooms import held, item_of, opened, over, seat_of

pytestmark = pytest.mark.usefixtures("evening")


def turn_of(item):
    db.session.flush()
    kept = select(AgendaItem.begun_at, AgendaItem.ended_at).where(AgendaItem.id == item.id)
    return tuple(db.session.execute(kept).one())


def items_of(meeting, acting):
    return [
        queries.item(meeting, line.item.id)
        for line in queries.lines(meeting, acting("secretary"))
        if line.item.kind is item_of(meeting).kind
    ]


def set_turn(item, begun, ended, acting):
    sittings.set_turn(item, begun_at=begun, ended_at=ended, actor=acting("secretary"))
    db.session.flush()


def drafted(meeting, acting):
    over(meeting, acting("secretary"))
    minutes.draft(meeting, acting("secretary"))
    db.session.commit()
    return content(seen(meeting, acting))


def test_an_item_begins_with_a_press_and_ends_the_one_before_it(acting):
    meeting, secretary = opened(acting, items=2), acting("secretary")
    first, second = items_of(meeting, acting)
    with clock.at(world.EVENING.replace(hour=14, minute=10)):
        sittings.begin(first, secretary)
    with clock.at(world.EVENING.replace(hour=14, minute=30)):
        sittings.begin(second, secretary)
        sittings.begin(first, secretary)
    db.session.commit()
    assert turn_of(first) == (time(14, 10), time(14, 30))
    assert turn_of(second) == (time(14, 30), None)


def test_an_item_that_was_dealt_with_began_where_the_one_before_it_ended(acting):
    meeting, secretary = opened(acting, items=2), acting("secretary")
    first, second = items_of(meeting, acting)
    for item, minute in ((first, 20), (second, 45)):
        with clock.at(world.EVENING.replace(hour=14, minute=minute)):
            sittings.mark_discussed(item, secretary)
            db.session.flush()
    assert turn_of(first) == (time(14), time(14, 20))
    assert turn_of(second) == (time(14, 20), time(14, 45))
    sittings.unmark_discussed(second, secretary)
    db.session.commit()
    assert turn_of(second) == (time(14, 20), None)


def test_no_turn_is_begun_on_another_day_than_the_sittings(acting):
    meeting = opened(acting)
    with (
        clock.at(world.EVENING + timedelta(days=1)),
        pytest.raises(DomainError, match="開催日の、開会から閉会まで"),
    ):
        sittings.begin(item_of(meeting), acting("secretary"))


def test_the_closing_ends_what_is_still_open(acting):
    meeting = held(acting)
    assert turn_of(item_of(meeting)) == (time(14), time(15, 50))


@pytest.mark.parametrize(
    ("begun", "ended", "sentence"),
    [
        (None, time(15), "始めた時刻を入力してください"),
        (time(15), time(14, 30), "始めた時刻より後"),
        (time(13, 59), None, "開会より後"),
        (time(14), time(15, 51), "閉会より前"),
    ],
)
def test_times_that_cannot_be_are_refused(acting, begun, ended, sentence):
    item = item_of(held(acting))
    with pytest.raises(DomainError, match=sentence):
        sittings.set_turn(item, begun_at=begun, ended_at=ended, actor=acting("secretary"))


def test_a_stale_form_of_the_times_is_refused(acting):
    item = item_of(held(acting))
    with pytest.raises(StaleVersion):
        sittings.set_turn(
            item,
            begun_at=time(14),
            ended_at=None,
            actor=acting("secretary"),
            base_version=item.version - 1,
        )


def test_other_times_of_the_sitting_keep_the_turns_within_them(acting):
    meeting = held(acting)
    sittings.mend_times(
        meeting, opened_at=time(14, 5), closed_at=time(15, 30), actor=acting("secretary")
    )
    db.session.commit()
    assert turn_of(item_of(meeting)) == (time(14, 5), time(15, 30))


def test_the_minutes_say_at_each_item_how_it_stood_where_that_changed(acting):
    meeting, secretary = opened(acting, items=3), acting("secretary")
    first, second, third = items_of(meeting, acting)
    set_turn(first, time(14), time(14, 20), acting)
    set_turn(second, time(14, 20), time(15), acting)
    set_turn(third, time(15), time(15, 40), acting)
    sittings.leave(meeting, seat_of(meeting, "member1"), time(14, 40), secretary)
    sittings.arrive(meeting, seat_of(meeting, "member2"), time(15, 20), secretary)
    sittings.recuse(third, db.session.get_one(Seat, seat_of(meeting, "member3")), secretary)
    said = drafted(meeting, acting)
    found = {one.key: one.quorum_sentence for one in said.agenda if one.key}
    assert said.quorum_sentence.startswith("委員５名のうち４名が出席し")
    assert found[str(first.id)] == ""
    assert found[str(second.id)] == "出席は、午後２時４０分から３名となった。"
    assert found[str(third.id)] == (
        "除斥の１名を除く委員４名のうち２名が出席し、定足数３名に達しなかったため、この議題の審議は成立しなかった。"
        "午後３時２０分からは３名となり、定足数３名に達した。"
    )


def test_of_a_recusal_the_item_speaks_though_its_times_are_not_known(acting):
    meeting, secretary = opened(acting), acting("secretary")
    item = item_of(meeting)
    sittings.recuse(item, db.session.get_one(Seat, seat_of(meeting, "member1")), secretary)
    sittings.leave(meeting, seat_of(meeting, "member3"), time(15), secretary)
    said = next(one for one in drafted(meeting, acting).agenda if one.key == str(item.id))
    assert said.quorum_sentence.startswith("除斥の１名を除く委員４名のうち３名が出席し")


def test_a_body_without_a_rule_says_nothing_of_it(acting):
    meeting, secretary = opened(acting), acting("secretary")
    item, version = item_of(meeting), queries.chamber(meeting).version
    db.session.get_one(BodyVersion, version.id).quorum = Quorum.NONE
    set_turn(item, time(14, 30), time(15, 30), acting)
    sittings.leave(meeting, seat_of(meeting, "member1"), time(15), secretary)
    said = next(one for one in drafted(meeting, acting).agenda if one.key == str(item.id))
    assert said.quorum_sentence == ""
