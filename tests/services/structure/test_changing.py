"""Bodies through time: what may be changed from which day, and who still sees what afterwards."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from council.domain.errors import DomainError, NotAllowed, StaleVersion
from council.domain.vocabulary import Duty
from council.extensions import db
from council.models import Appointment, Seat
from council.queries import accounts
from council.queries.structure import bodies_on
from council.services import members, structure
from tests import world

NEXT = date(2027, 4, 1)
LAST = date(2027, 3, 31)


def facts(code="s8050", day=NEXT, **more):
    body = world.body(code)
    now = structure.version_on(structure.versions_of(body), world.TODAY)
    return structure.facts_of(now) | {"valid_from": day} | more


def on(code, day):
    return next((one for one in bodies_on(day) if one.code == code), None)


def holder(code, who):
    return db.session.scalars(
        select(Appointment)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(Seat.body_id == world.body(code).id, Appointment.person_id == world.person(who).id)
    ).one()


def test_a_change_holds_from_its_day_on_and_not_before(app, acting):
    structure.change(world.body("s8050"), facts(short_name="高齢部会"), acting("secretary"))
    assert on("s8050", LAST).short_name == "８０５０支援部会"
    assert on("s8050", NEXT).short_name == "高齢部会"


def test_a_change_in_between_ends_where_the_next_one_begins(app, acting):
    body = world.body("s8050")
    structure.change(body, facts(day=date(2028, 4, 1), short_name="後"), acting("secretary"))
    structure.change(body, facts(short_name="間"), acting("secretary"))
    names = [
        on("s8050", day).short_name for day in (LAST, NEXT, date(2028, 3, 31), date(2028, 4, 1))
    ]
    assert names == ["８０５０支援部会", "間", "間", "後"]


def test_another_body_above_is_a_transfer(app, acting):
    parent = world.body("representatives").id
    structure.change(world.body("s8050"), facts(parent_id=parent), acting("secretary"))
    assert on("s8050", LAST).transferred_from is None
    moved = on("s8050", NEXT)
    assert (moved.transferred_from, moved.transferred_on) == ("working", NEXT)


def test_a_body_does_not_hang_below_itself(app, acting):
    below = world.body("s8050").id
    with pytest.raises(DomainError, match="戻ります"):
        structure.change(world.body("working"), facts("working", parent_id=below), acting("admin"))


def test_what_somebody_else_changed_meanwhile_is_not_written_over(app, acting):
    body = world.body("s8050")
    seen = structure.mark(body)
    structure.change(body, facts(short_name="先"), acting("secretary"), seen=seen)
    with pytest.raises(StaleVersion):
        structure.change(body, facts(short_name="後"), acting("secretary"), seen=seen)


@pytest.mark.parametrize("who", ["chair", "member1", "emp_secretary", "staff_a", "former"])
def test_only_its_own_secretariat_and_those_above_change_a_body(app, acting, who):
    with pytest.raises(NotAllowed):
        structure.change(world.body("s8050"), facts(short_name="別"), acting(who))


def test_a_dissolved_body_takes_its_seats_and_terms_along(app, acting):
    structure.dissolve(world.body("s8050"), LAST, acting("secretary"))
    assert on("s8050", LAST) is not None
    assert on("s8050", NEXT) is None
    term = holder("s8050", "chair")
    assert (term.ends_on, term.end_reason) == (LAST, "会議体の廃止")
    assert accounts.actor_by(NEXT, email=world.email("member1")).bodies == frozenset()


def test_a_body_with_others_below_it_is_not_dissolved(app, acting):
    with pytest.raises(DomainError, match="この期間の全部"):
        structure.dissolve(world.body("working"), LAST, acting("secretary"))


def test_the_people_of_its_agency_serve_a_body_just_founded(app, acting):
    history = structure.History(
        code="another",
        kind=world.body("s8050").kind,
        established_on=NEXT,
        versions=[
            facts(name="別の部会", short_name="別の部会", valid_to=None),
        ],
    )
    body = structure.found(history, acting("secretary"))
    for day in (LAST, NEXT):
        for who in ("secretary", "secretary2"):
            actor = accounts.actor_by(day, email=world.email(who))
            assert body.id in actor.secretariat_of
    assert body.id not in accounts.actor_by(NEXT, email=world.email("emp_secretary")).secretariat_of


def hand_over(who, *people, agency="merkmal", papers=False, seen=None):
    return structure.hand_over(
        world.body("s8050"),
        [world.person(one) for one in people],
        {world.agency(agency).id},
        on=NEXT,
        with_papers=papers,
        actor=who,
        seen=seen,
    )


def test_the_old_secretariat_works_until_the_evening_before(app, acting):
    assert hand_over(acting("admin"), "emp_secretary") == 2
    body = world.body("s8050").id

    def serves(who, day):
        return body in accounts.actor_by(day, email=world.email(who)).secretariat_of

    assert [serves("secretary", day) for day in (LAST, NEXT)] == [True, False]
    assert [serves("emp_secretary", day) for day in (LAST, NEXT)] == [False, True]
    assert on("s8050", LAST).secretariat == "seikatsu_fukushi_ka"
    assert on("s8050", NEXT).secretariat == "merkmal"


def test_nobody_takes_a_secretariat_for_themselves(app, acting):
    with pytest.raises(NotAllowed):
        hand_over(acting("admin"), "admin")


def test_a_secretariat_passes_to_one_agency_and_to_somebody(app, acting):
    with pytest.raises(DomainError, match="一人以上"):
        hand_over(acting("admin"))
    with pytest.raises(DomainError, match="ひとつの機関"):
        structure.hand_over(
            world.body("s8050"),
            [world.person("emp_secretary")],
            {world.agency("merkmal").id, world.agency("uni").id},
            on=NEXT,
            with_papers=False,
            actor=acting("admin"),
        )


def test_a_seat_is_closed_with_whoever_sits_in_it(app, acting):
    term = holder("s8050", "member1")
    seat = db.session.get(Seat, term.seat_id)
    members.close_seat(seat, on=LAST, reason="席の廃止", actor=acting("secretary"))
    assert (seat.valid_to, term.ends_on) == (LAST, LAST)


@pytest.mark.parametrize("who", ["chair", "emp_secretary", "member1"])
def test_only_the_secretariat_furnishes_a_body(app, acting, who):
    with pytest.raises(NotAllowed):
        members.add_seat(world.body("s8050"), {}, valid_from=NEXT, actor=acting(who))


@pytest.mark.parametrize("who", ["secretary", "manager_b", "staff_a", "member1"])
def test_work_for_an_agency_is_given_by_its_head_or_an_administrator(app, acting, who):
    with pytest.raises(NotAllowed):
        give_work(acting(who), "nobody")


def give_work(actor, who):
    return members.assign_duty(
        world.agency("platto_home"),
        world.person(who),
        Duty.STAFF,
        post_title="相談支援員",
        starts_on=NEXT,
        actor=actor,
    )


def test_nobody_gives_work_to_themselves(app, acting):
    for who, other in (("manager_a", "nobody"), ("admin", "former")):
        give_work(acting(who), other)
        with pytest.raises(NotAllowed):
            give_work(acting(who), who)
    with pytest.raises(NotAllowed):
        members.grant_admin(world.person("admin"), starts_on=NEXT, actor=acting("admin"))


def test_standing_items_that_cannot_be_are_refused(app, acting):
    with pytest.raises(DomainError, match="いつも次第に入ります") as error:
        structure.change(world.body("s8050"), facts(standing_items="閉会"), acting("secretary"))
    assert error.value.field == "standing_items"


def test_the_page_of_the_rules_takes_standing_items_and_the_bodys_page_says_them(browse):
    browser = browse("secretary")
    browser.get("/bodies/s8050/change")
    typed = {
        name: "y" if value is True else str(value)
        for name, value in facts(day=date(2022, 4, 1)).items()
        if value is not None and value is not False
    }
    typed |= {
        "seen": re.search(r'name="seen"[^>]*value="([^"]*)"', browser.page)[1],
        "parent": "working",
        "secretariat": "seikatsu_fukushi_ka",
        "sign_off_otherwise": facts()["sign_off_otherwise"].split(),
        "standing_items": "支援の隙間について\n報告　件数",
    }
    browser.submit("/bodies/s8050/change", typed)
    browser.get("/bodies/s8050")
    assert "支援の隙間について、報告　件数" in browser.page
