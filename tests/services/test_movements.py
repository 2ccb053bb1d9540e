"""Who comes and goes: kept as stays, counted per item, and taken back where it was recorded by mistake."""

from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from council.domain import clock
from council.domain.attendance import Way
from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.vocabulary import Attendance, MeetingForm
from council.extensions import db
from council.models import BodyVersion, Presence, Seat
from council.queries import sittings as queries
from council.services import meetings, sittings
from tests import world
from tests.sitting_rooms import begun, fresh, held, item_of, mark, notified, opened, seat_of

pytestmark = pytest.mark.usefixtures("evening")

WHO = ("deputy", "member1", "member2", "member3")


def stays(meeting, who):
    course = queries.chamber(meeting).course(seat_of(meeting, who))
    return [(one.since, one.until, one.substitute) for one in course]


def ruled(meeting, **facts):
    version = queries.chamber(meeting).version
    for name, value in facts.items():
        setattr(db.session.get_one(BodyVersion, version.id), name, value)
    db.session.flush()


def test_a_substitute_takes_over_and_the_holder_comes_back(acting):
    meeting, secretary = opened(acting), acting("secretary")
    seat = seat_of(meeting, "member1")
    sittings.arrive(meeting, seat, time(15), secretary, substitute_name="雲母 さより")
    sittings.arrive(meeting, seat, time(15, 30), secretary)
    sittings.leave(meeting, seat, time(15, 40), secretary)
    assert stays(meeting, "member1") == [
        (None, time(15), ""),
        (time(15), time(15, 30), "雲母 さより"),
        (time(15, 30), time(15, 40), ""),
    ]


def test_what_was_recorded_by_mistake_is_taken_back_the_last_first(acting):
    meeting, secretary = opened(acting), acting("secretary")
    absent, present = seat_of(meeting, "member2"), seat_of(meeting, "member1")
    sittings.arrive(meeting, absent, time(14, 20), secretary)
    sittings.leave(meeting, absent, time(15), secretary)
    sittings.leave(meeting, present, time(15), secretary)
    with pytest.raises(Conflict, match="もう取り消されている"):
        sittings.take_back(meeting, absent, time(14, 20), secretary)
    sittings.take_back(meeting, absent, time(15), secretary)
    sittings.take_back(meeting, absent, time(14, 20), secretary)
    sittings.take_back(meeting, present, time(15), secretary)
    db.session.flush()
    assert stays(meeting, "member2") == []
    assert stays(meeting, "member1") == [(None, None, "")]
    row = db.session.scalars(select(Presence).where(Presence.seat_id == absent)).one()
    assert row.attendance is Attendance.ABSENT
    assert queries.chamber(meeting).is_marked


def test_nobody_but_the_keeper_of_the_record_takes_a_movement_back(acting):
    meeting = opened(acting)
    sittings.leave(meeting, seat_of(meeting, "member1"), time(15), acting("secretary"))
    with pytest.raises(NotAllowed):
        sittings.take_back(meeting, seat_of(meeting, "member1"), time(15), acting("chair"))


def test_after_the_closing_movements_are_put_right_within_it(acting):
    meeting, secretary = held(acting), acting("secretary")
    seat = seat_of(meeting, "member1")
    sittings.leave(meeting, seat, time(15), secretary)
    sittings.take_back(meeting, seat, time(15), secretary)
    with pytest.raises(DomainError, match="閉会より前"):
        sittings.leave(meeting, seat, time(15, 50), secretary)


@pytest.mark.parametrize(
    ("facts", "who", "sentence"),
    [
        ({"substitutes": False}, "member1", "代理出席を認めていません"),
        ({"substitute_of": "same_agency"}, "chair", "個人としての席"),
    ],
)
def test_a_substitute_sits_only_where_the_bodys_rules_allow(acting, facts, who, sentence):
    meeting = opened(acting)
    ruled(meeting, **facts)
    with pytest.raises(DomainError, match=sentence):
        sittings.arrive(
            meeting,
            seat_of(meeting, who),
            time(15),
            acting("secretary"),
            substitute_name="雲母 さより",
        )


def test_a_substitute_for_announced_items_alone_does_not_count_for_one_put_on_later(acting):
    meeting = notified(acting)
    with clock.at(world.EVENING + timedelta(minutes=1)):
        late = meetings.add_item(
            meeting,
            kind=item_of(meeting).kind,
            title="急ぎの件について",
            actor=acting("secretary"),
        )
        db.session.flush()
    mark(meeting, acting, substitutes=("member1",))
    begun(meeting, acting)
    ruled(meeting, substitute_announced=True)
    room, known = queries.chamber(meeting), item_of(meeting)
    assert [queries.turn(meeting, room, one).result.present for one in (known, late)] == [4, 3]


def test_online_is_a_way_of_attending_a_hybrid_sitting_alone(acting):
    meeting, secretary = opened(acting), acting("secretary")
    with pytest.raises(DomainError, match="オンライン併用の会議だけ"):
        sittings.arrive(meeting, seat_of(meeting, "member2"), time(15), secretary, way=Way.ONLINE)
    hybrid = opened(acting, form=MeetingForm.HYBRID)
    sittings.arrive(hybrid, seat_of(hybrid, "member2"), time(15), secretary, way=Way.ONLINE)
    sittings.arrive(hybrid, seat_of(hybrid, "member1"), time(15), secretary, way=Way.ONLINE)
    room = queries.chamber(hybrid)
    assert room.reckon().present == 5
    assert [one.details for one in queries.attended(room) if one.details] == [
        "午後3時からオンライン",
        "午後3時オンラインで着席",
    ]


def test_marking_a_seat_again_keeps_when_somebody_left(acting):
    meeting = opened(acting)
    sittings.leave(meeting, seat_of(meeting, "member1"), time(15), acting("secretary"))
    mark(meeting, acting, substitutes=("member1",))
    assert stays(meeting, "member1") == [(None, time(15), "雲母 さより")]


@pytest.fixture
def under_way(acting):
    """A meeting under way, put back before each example to what it is here."""
    meeting = opened(acting)
    db.session.commit()
    return meeting


def by_hand(rows, roster, at, recused):
    """How many of the roster's seats sit at the moment, from the rows alone."""
    return sum(
        any(
            row.seat_id == seat
            and row.attendance is not Attendance.ABSENT
            and (row.since is None or row.since <= at)
            and (row.until is None or at < row.until)
            for row in rows
        )
        for seat in roster
        if seat not in recused
    )


moves = st.lists(
    st.tuples(
        st.sampled_from(WHO),
        st.integers(1, 58).map(lambda minute: time(15, minute)),
        st.sampled_from(["leave", "arrive", "substitute", "take back"]),
    ),
    max_size=12,
)


def carried_out(meeting, move, secretary):
    who, at, act = move
    seat = seat_of(meeting, who)
    try:
        if act == "leave":
            sittings.leave(meeting, seat, at, secretary)
        elif act == "take back":
            course = queries.chamber(meeting).course(seat)
            last = (course[-1].until or course[-1].since) if course else None
            sittings.take_back(meeting, seat, last or at, secretary)
        else:
            name = "雲母 さより" if act == "substitute" else ""
            sittings.arrive(meeting, seat, at, secretary, substitute_name=name)
    except DomainError:
        return
    db.session.flush()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves, st.sets(st.sampled_from(WHO[1:]), max_size=2), st.integers(0, 59))
def test_the_number_for_an_item_is_the_count_of_the_rows_at_that_moment(
    acting, under_way, told, away, minute
):
    meeting, secretary = under_way, acting("secretary")
    item = item_of(meeting)
    for move in told:
        carried_out(meeting, move, secretary)
    for who in away:
        sittings.recuse(item, db.session.get_one(Seat, seat_of(meeting, who)), secretary)
    begun_at, ended_at = time(15, minute), time(15, 59)
    sittings.set_turn(item, begun_at=begun_at, ended_at=ended_at, actor=secretary)
    db.session.flush()
    rows = db.session.scalars(select(Presence).where(Presence.meeting_id == meeting.id)).all()
    room = queries.chamber(meeting)
    roster = [one.id for one in room.places if one.name]
    recused = {seat_of(meeting, who) for who in away}
    for standing in queries.turn(meeting, room, item).standings:
        assert standing.result.present == by_hand(rows, roster, standing.at, recused)
        assert standing.result.seats == len(roster) - len(recused)
        assert standing.result.present <= standing.result.seats
    db.session.rollback()
    db.session.expire_all()


def test_the_presider_may_hand_over_and_be_counted_no_more(acting):
    meeting, secretary = opened(acting), acting("secretary")
    sittings.change_presider(meeting, world.person("deputy"), secretary)
    sittings.leave(meeting, seat_of(meeting, "chair"), time(15), secretary)
    db.session.commit()
    assert queries.chamber(fresh(meeting, acting)).reckon().present == 3
