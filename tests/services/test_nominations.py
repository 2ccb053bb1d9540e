"""Seats filled: asked for, named, accepted, appointed; April all at once, and nothing before the day."""

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from council.domain.errors import DomainError, NotAllowed, StaleVersion
from council.domain.nominations import NominationState, RotationState
from council.domain.vocabulary import Means, SeatType
from council.extensions import db
from council.models import Appointment, Person, Rotation, Seat
from council.policy.actor import Actor
from council.queries import nominations as queries
from council.services import members, nominations
from tests import world
from tests.april import (
    DAY,
    EARLY,
    EARLY_EVE,
    EVE,
    NEWCOMER,
    confirmed,
    gathered,
    mark_shown,
    of,
    seat_of,
    sits,
)

S = NominationState


@pytest.fixture
def secretary(app, acting):
    return acting("secretary")


def appoint_alone(one, secretary):
    nominations.appoint_alone(
        one, document_no="8世福生第9号", decided_on=secretary.on, actor=secretary
    )


def test_every_term_that_ends_and_every_vacant_seat_is_gathered(secretary):
    rotation = gathered(secretary)
    here = of(rotation, secretary, "s8050")
    seats = db.session.scalar(
        select(func.count())
        .select_from(Seat)
        .where(Seat.body_id == world.body("s8050").id, Seat.valid_to.is_(None))
    )
    assert len(here) == seats
    assert {one.state for one in here} == {S.PLANNED}
    ends = {one.ends_on for one in here if one.outgoing}
    assert ends == {date(2030, 3, 31)}


def test_in_the_middle_of_a_term_only_posts_may_change(secretary):
    rotation = gathered(secretary, EARLY)
    here = of(rotation, secretary, "s8050")
    held = [one for one in here if one.outgoing]
    assert held
    assert all(one.stays and one.state is S.RECOMMENDED for one in held)
    assert {one.seat.seat_type for one in held} <= {SeatType.AGENCY, SeatType.EX_OFFICIO}
    assert {one.ends_on for one in held} == {EVE}


def test_only_bodies_that_one_serves_are_gathered(secretary, acting):
    rotation = gathered(secretary)
    assert not of(rotation, secretary, "employment")
    assert queries.rotation(acting("emp_secretary"), rotation.id) is None
    with pytest.raises(NotAllowed):
        nominations.open_rotation(DAY, acting("chair"))


def test_one_day_is_gathered_once(secretary):
    gathered(secretary)
    with pytest.raises(DomainError, match="もう準備"):
        nominations.open_rotation(DAY, secretary)


def test_whoever_follows_sees_nothing_before_the_day_and_the_predecessor_nothing_after(secretary):
    rotation = gathered(secretary, EARLY)
    one = seat_of(rotation, secretary, "member1")
    nominations.recommend(one, NEWCOMER | {"person_id": world.person("nobody").id}, secretary)
    nominations.accept(one, on=secretary.on, means=Means.TELEPHONE, actor=secretary)
    confirmed(rotation, secretary)
    db.session.commit()
    assert [sits("member1", day) for day in (EARLY_EVE, EARLY)] == [True, False]
    assert [sits("nobody", day) for day in (EARLY_EVE, EARLY)] == [False, True]
    term = db.session.get(Appointment, one.appointment_id)
    assert (term.starts_on, term.ends_on, term.is_successor) == (EARLY, EVE, True)
    assert (term.document_no, term.decided_on) == ("8世福生第1号", secretary.on)


def test_until_the_confirmation_nobody_is_entered_and_nothing_changes(secretary):
    people = db.session.scalar(select(func.count()).select_from(Person))
    rotation = gathered(secretary, EARLY)
    one = seat_of(rotation, secretary, "member1")
    nominations.recommend(one, NEWCOMER, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    db.session.commit()
    assert db.session.scalar(select(func.count()).select_from(Person)) == people
    assert sits("member1", EARLY)
    confirmed(rotation, secretary)
    assert db.session.scalar(select(func.count()).select_from(Person)) == people + 1


def test_who_goes_on_in_a_running_term_keeps_it(secretary):
    rotation = gathered(secretary, EARLY)
    one = seat_of(rotation, secretary, "member1")
    before = one.outgoing_id
    confirmed(rotation, secretary)
    assert one.state is S.APPOINTED
    assert one.appointment_id == before
    assert db.session.get(Appointment, before).ends_on == EVE


def test_who_is_appointed_again_gets_a_new_term(secretary):
    rotation = gathered(secretary)
    one = seat_of(rotation, secretary, "chair")
    nominations.keep_on(one, secretary)
    assert not nominations.is_ready(one)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    assert confirmed(rotation, secretary) == 1
    term = db.session.get(Appointment, one.appointment_id)
    assert (term.starts_on, term.ends_on) == (DAY, date(2030, 3, 31))
    assert not term.is_successor


def test_a_member_needs_to_accept_and_a_holder_of_a_post_does_not(secretary):
    rotation = gathered(secretary)
    for one in of(rotation, secretary, "s8050"):
        nominations.recommend(one, NEWCOMER, secretary)
        is_post = one.seat.seat_type is SeatType.EX_OFFICIO
        assert nominations.is_ready(one) is is_post


def test_seats_that_nobody_is_ready_for_wait_for_another_confirmation(secretary):
    rotation = gathered(secretary)
    first, second = of(rotation, secretary, "s8050")[:2]
    for one in (first, second):
        nominations.keep_on(one, secretary)
        nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
        assert confirmed(rotation, secretary) == 1
    assert rotation.state is RotationState.OPEN
    nominations.close(rotation, of(rotation, secretary), secretary)
    assert rotation.state is RotationState.CONFIRMED


def test_a_confirmation_of_what_somebody_changed_meanwhile_is_refused(secretary):
    rotation = gathered(secretary, EARLY)
    seen = mark_shown(rotation, secretary)
    confirmed(rotation, secretary)
    db.session.commit()
    with pytest.raises(StaleVersion):
        nominations.confirm(
            rotation,
            of(rotation, secretary),
            document_no="二",
            decided_on=secretary.on,
            seen=seen,
            actor=secretary,
        )


def test_nothing_is_kept_of_who_declined(secretary):
    rotation = gathered(secretary)
    one = of(rotation, secretary, "s8050")[0]
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"}, secretary)
    nominations.clear(one, secretary)
    db.session.commit()
    kept = (one.name, one.reading, one.email, one.phone, one.post_title, one.person_id)
    assert kept == ("", "", "", "", "", None)
    assert one.state is S.PLANNED


def test_a_namesake_is_an_obstacle_and_nothing_is_confirmed_over_it(secretary):
    rotation = gathered(secretary, EARLY)
    one = seat_of(rotation, secretary, "member1")
    known = world.person("member2")
    told = {"name": known.name, "reading": known.reading, "email": "another@example.jp"}
    nominations.recommend(one, told, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    found = nominations.obstacles(of(rotation, secretary))
    assert [obstacle.nomination.id for obstacle in found] == [one.id]
    with pytest.raises(DomainError, match="同じ氏名"):
        confirmed(rotation, secretary)
    db.session.rollback()
    assert sits("member1", EARLY)


def test_each_letter_can_be_written_when_it_makes_sense(secretary):
    rotation = gathered(secretary)
    one = next(
        one
        for one in of(rotation, secretary, "s8050")
        if one.outgoing and one.seat.seat_type is SeatType.AGENCY
    )

    def kinds():
        return [kind.value for kind in nominations.available(one)]

    assert kinds() == ["nomination_request"]
    asking = {"addressee": "御中", "reply_by": None, "on": secretary.on, "actor": secretary}
    with pytest.raises(DomainError, match="推薦依頼には決裁が要ります"):
        nominations.request(one, decided=nominations.RequestDecided(), **asking)
    with pytest.raises(DomainError, match="決裁日、決裁者"):
        nominations.request(one, decided=nominations.RequestDecided("8世生福第20号"), **asking)
    whole = nominations.RequestDecided("8世生福第20号", None, secretary.on, "生活福祉課長")
    early = replace(whole, request_drafted_on=secretary.on + timedelta(days=1))
    with pytest.raises(DomainError, match="起案日は"):
        nominations.request(one, decided=early, **asking)
    nominations.request(one, decided=whole, **asking)
    assert (one.request_decided_on, one.request_decided_by) == (secretary.on, "生活福祉課長")
    assert kinds() == ["nomination_request", "acceptance"]
    nominations.recommend(one, NEWCOMER, secretary)
    assert kinds() == ["acceptance"]
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    assert kinds() == ["acceptance", "appointment_letter"]
    confirmed(rotation, secretary)
    assert kinds() == ["appointment_letter", "dismissal"]
    names = zipfile.ZipFile(
        io.BytesIO(nominations.bundle(rotation, of(rotation, secretary), secretary))
    ).namelist()
    assert {name.split("/")[0] for name in names} == {
        "推薦依頼",
        "委嘱状",
        "解嘱通知",
        "委員名簿",
    }
    assert not any("霜月" in name for name in names)


@pytest.mark.parametrize("who", ["chair", "member1", "emp_secretary", "admin", "staff_a"])
def test_nobody_else_sees_who_is_proposed(secretary, acting, who):
    rotation = gathered(secretary)
    one = of(rotation, secretary)[0]
    assert queries.get(acting(who), one.id) is None
    with pytest.raises(NotAllowed):
        nominations.recommend(one, NEWCOMER, acting(who))


def test_a_seat_is_filled_alone_in_any_season(secretary):
    seat = db.session.scalars(
        select(Seat)
        .where(
            Seat.body_id == world.body("s8050").id,
            ~select(Appointment.id).where(Appointment.seat_id == Seat.id).exists(),
        )
        .limit(1)
    ).one()
    made = nominations.nominate(seat, starts_on=date(2027, 1, 1), ends_on=EVE, actor=secretary)
    one = queries.get(secretary, made.id)
    with pytest.raises(DomainError, match="もう始まって"):
        nominations.nominate(seat, starts_on=date(2027, 1, 1), ends_on=None, actor=secretary)
    with pytest.raises(DomainError, match="承諾"):
        appoint_alone(one, secretary)
    nominations.recommend(one, NEWCOMER, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    appoint_alone(one, secretary)
    assert db.session.get(Appointment, one.appointment_id).starts_on == date(2027, 1, 1)


def test_a_whole_body_may_go_on_and_accept_at_once(secretary):
    rotation = gathered(secretary)
    here = of(rotation, secretary, "s8050")
    held = [one for one in here if one.outgoing]
    assert nominations.keep_all_on(here, secretary) == len(held)
    waiting = [one for one in held if not nominations.is_ready(one)]
    assert nominations.accept_all(
        here, on=secretary.on, means=Means.LETTER, actor=secretary
    ) == len(waiting)
    assert all(map(nominations.is_ready, held))


def test_the_coming_holder_is_shown_to_the_secretariat_alone(secretary, browse):
    term = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("member1").id)
    ).one()
    members.appoint(
        db.session.get(Seat, term.seat_id),
        world.person("nobody"),
        post_title="課長",
        starts_on=DAY,
        ends_on=None,
        actor=Actor.system(world.TODAY),
    )
    db.session.commit()
    for who, shown in (("secretary", True), ("member2", False), ("admin", False)):
        browser = browse(who)
        browser.get("/bodies/s8050")
        assert ("柊 透子" in browser.page) is shown
    assert db.session.scalar(select(func.count()).select_from(Rotation)) == 0
