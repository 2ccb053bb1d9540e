"""Who may change where a body hangs: asked where it hangs now, and today, whatever the table or form says."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from council.domain.errors import DomainError, NotAllowed
from council.domain.vocabulary import Office
from council.extensions import db
from council.models import Body, Seat, SecretariatDuty
from council.queries.accounts import live
from council.services import meetings, members, structure
from tests import sitting_rooms, world
from tests.services.exchanging.tables import bring

NEXT = date(2027, 4, 1)


def facts(day=NEXT, **more):
    body = world.body("s8050")
    now = structure.version_on(structure.versions_of(body), world.TODAY)
    return structure.facts_of(now) | {"valid_from": day} | more


def test_hanging_it_below_ones_own_body_gives_no_right_to_it(app, acting):
    below = facts(day=world.TODAY, parent_id=world.body("employment").id)
    with pytest.raises(NotAllowed):
        structure.change(world.body("s8050"), below, acting("emp_secretary"))


def test_a_version_far_off_below_ones_own_body_gives_no_right_either(app, acting):
    below = facts(day=date(2199, 1, 1), parent_id=world.body("employment").id)
    with pytest.raises(NotAllowed):
        structure.change(world.body("s8050"), below, acting("emp_secretary"))


def test_the_secretariat_above_may_change_what_hangs_below_it(app, acting):
    above = acting("secretary")
    above = replace(above, secretariat_of=frozenset({world.body("council").id}))
    structure.change(world.body("s8050"), facts(short_name="高齢部会"), above)
    names = [one.short_name for one in structure.versions_of(world.body("s8050"))]
    assert names[-1] == "高齢部会"


def test_who_served_above_once_ends_nobodys_work_by_a_past_day(app, acting):
    secretary = acting("secretary")
    body = world.body("s8050")
    below = facts(day=date(2026, 5, 1), parent_id=world.body("employment").id)
    structure.change(body, below, secretary)
    back = facts(day=date(2026, 8, 1), parent_id=world.body("working").id)
    structure.change(body, back, secretary)
    duty = db.session.scalars(
        select(SecretariatDuty).where(
            SecretariatDuty.body_id == body.id,
            SecretariatDuty.person_id == world.person("secretary2").id,
        )
    ).one()
    for day in (world.TODAY, date(2026, 6, 1)):
        with pytest.raises(NotAllowed):
            members.end_tie(duty, day, acting("emp_secretary"))


def test_nobody_gives_the_seat_they_hold_an_office(app, acting):
    member = acting("member1")
    seat = db.session.get_one(Seat, member.posts[0].seat_id)
    actor = replace(member, is_admin=True)
    with pytest.raises(DomainError, match="自分の席"):
        members.edit_seat(seat, {"office": Office.CHAIR}, actor)
    assert members.edit_seat(seat, {"title": "別の呼び名"}, actor)


def test_a_body_does_not_end_before_a_day_on_which_it_met(app, acting):
    meeting = sitting_rooms.held(acting)
    eve = meeting.sitting.held_on.replace(day=1)
    with pytest.raises(DomainError, match="会議があります"):
        structure.dissolve(meeting.body, eve, acting("secretary"))


def test_a_meeting_called_off_after_the_end_can_still_be_read(app, acting, browse):
    meeting = sitting_rooms.notified(acting)
    meetings.cancel(meeting, "都合", acting("secretary"))
    structure.dissolve(meeting.body, world.TODAY, acting("secretary"))
    db.session.commit()
    assert browse("secretary").get(f"/meetings/{meeting.id}").status_code == 200


def duties(code, day):
    return {
        duty.person_id
        for duty in db.session.scalars(
            select(SecretariatDuty)
            .join(SecretariatDuty.body)
            .where(live(SecretariatDuty, day), Body.code == code)
        )
    }


def given(acting, on, agency="merkmal", who="emp_secretary", **more):
    people = [world.person(who)]
    structure.hand_over(
        world.body("s8050"),
        people,
        {world.agency(agency).id},
        on=on,
        with_papers=False,
        actor=acting("secretary"),
        **more,
    )


def test_work_is_not_handed_over_from_a_past_day(app, acting):
    with pytest.raises(DomainError, match="今日より前"):
        given(acting, date(2026, 6, 1))


def test_an_earlier_hand_over_takes_the_place_of_a_later_one(app, acting):
    given(acting, date(2027, 6, 1))
    given(acting, NEXT, agency="platto_home", who="staff_a")
    known = structure.versions_of(world.body("s8050"))
    offices = {one.secretariat_id for one in known if one.valid_from >= NEXT}
    assert offices == {world.agency("platto_home").id}
    assert duties("s8050", date(2027, 7, 1)) == {world.person("staff_a").id}


def test_a_mere_change_does_not_take_the_work_from_who_serves(app, acting):
    other = facts(secretariat_id=world.agency("merkmal").id)
    with pytest.raises(DomainError, match="引き継ぐ"):
        structure.change(world.body("s8050"), other, acting("secretary"))


def test_the_last_who_serves_a_body_hands_over_instead_of_ending(app, acting):
    found = db.session.scalars(
        select(SecretariatDuty)
        .join(SecretariatDuty.body)
        .where(Body.code == "s8050", live(SecretariatDuty, world.TODAY))
        .order_by(SecretariatDuty.id)
    ).all()
    admin = replace(acting("admin"), is_admin=True)
    for duty in found[:-1]:
        members.end_tie(duty, NEXT, admin)
    with pytest.raises(DomainError, match="最後の人"):
        members.end_tie(found[-1], NEXT, admin)


def test_a_body_is_never_left_without_anybody_on_any_later_day(app, acting):
    found = db.session.scalars(
        select(SecretariatDuty)
        .join(SecretariatDuty.body)
        .where(Body.code == "s8050", live(SecretariatDuty, world.TODAY))
        .order_by(SecretariatDuty.id)
    ).all()
    first, second = found
    admin = acting("admin")
    members.end_tie(first, date(2027, 5, 31), admin)
    with pytest.raises(DomainError, match="最後の人"):
        members.end_tie(second, date(2027, 3, 31), admin)


def test_a_table_does_not_take_the_work_from_who_serves(app):
    line = "s8050,８０５０支援部会,subcommittee,working,2027-01-01,,,,merkmal,true"
    head = "code,name,kind,parent,from,to,transferred_from,established_on,secretariat,meets"
    taken = bring("structure", f"{head}\r\n{line}\r\n")
    assert [(one.row, one.column) for one in taken.faults] == [(2, "secretariat")]
    assert "引き継ぐ" in taken.faults[0].reason


def test_the_people_of_its_agency_serve_a_body_founded_by_a_table_too(app):
    line = "care,地域部会,subcommittee,working,2026-12-01,,,,seikatsu_fukushi_ka,true"
    head = "code,name,kind,parent,from,to,transferred_from,established_on,secretariat,meets"
    assert not bring("structure", f"{head}\r\n{line}\r\n").faults
    assert duties("care", world.TODAY) == {
        world.person("secretary").id,
        world.person("secretary2").id,
    }


@pytest.fixture
def to_come(app, acting):
    """A body of two Aprils from now, which somebody without any work shall serve."""
    body = structure.found(
        structure.History(
            code="care",
            kind=world.body("s8050").kind,
            established_on=date(2028, 4, 1),
            versions=[facts(valid_from=date(2028, 4, 1), name="地域部会", short_name="地域部会")],
        ),
        acting("secretary"),
    )
    db.session.commit()
    return body


def serving(to_come, acting, starts_on):
    duty = members.assign_secretariat(
        to_come,
        world.agency("merkmal"),
        world.person("nobody"),
        starts_on=starts_on,
        actor=acting("secretary"),
    )
    db.session.commit()
    return duty


def test_work_for_a_body_to_come_opens_that_body_alone(to_come, acting, browse):
    serving(to_come, acting, date(2028, 4, 1))
    browser = browse("nobody")
    assert browser.get("/bodies/care").status_code == 200
    for page in ("/audit", "/terms", "/rotations", "/agencies/new", "/bodies/new", "/tables"):
        assert browser.get(page).status_code == 403
    assert browser.get(f"/people/{world.person('chair').id}").status_code in {403, 404}


def test_who_joins_later_than_the_body_begins_prepares_nothing(to_come, acting, browse):
    serving(to_come, acting, date(2028, 5, 1))
    assert browse("nobody").get("/bodies/care").status_code == 404


def test_work_that_has_not_begun_can_be_taken_back(to_come, acting, browse):
    duty = serving(to_come, acting, date(2028, 5, 1))
    members.end_tie(duty, world.TODAY, acting("secretary"))
    assert world.person("nobody").id not in duties("care", date(2028, 5, 1))
