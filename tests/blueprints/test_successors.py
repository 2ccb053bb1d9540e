"""後任 on the pages: the head of the agency, or who called the conference, names who comes after."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from council.domain.vocabulary import Duty
from council.extensions import db
from council.models import AgencyDuty, Participant
from council.services import members
from tests import households as h
from tests import world


def left():
    """staff_b left yesterday; somebody else works there from today."""
    made = h.conferred()
    for row in db.session.scalars(
        select(AgencyDuty).where(AgencyDuty.person_id == world.person("staff_b").id)
    ):
        row.ends_on = world.TODAY - timedelta(days=1)
    members.assign_duty(
        world.agency("anshin_ikejiri"),
        world.person("nobody"),
        Duty.STAFF,
        post_title="相談員",
        starts_on=world.TODAY,
        actor=h.somebody("admin"),
    )
    db.session.commit()
    row = db.session.scalars(
        select(Participant.id).where(Participant.person_id == world.person("staff_b").id)
    ).one()
    return made, f"/conferences/successors/{row}"


def test_the_head_finds_the_place_and_names_a_colleague(browse):
    made, way = left()
    head = browse("manager_b")
    head.get("/cases")
    assert way in head.page
    head.get("/")
    assert "会議の参加者の後任を決める" in head.page
    head.get(way)
    assert made.case.number not in head.page
    assert made.number in head.page
    head.submit(way, {"person": str(world.person("nobody").id)})
    assert "後任を決めました" in head.page
    page = f"/conferences/{made.meeting_id}"
    assert browse("nobody").get(page).status_code == 200
    assert browse("staff_b").get(page).status_code == 404
    assert head.get(page).status_code == 404


def test_the_conference_page_says_who_left_and_who_came(browse):
    made, way = left()
    caller = browse("staff_a")
    caller.get(f"/conferences/{made.meeting_id}")
    assert "機関を離れました" in caller.page
    caller.submit(way, {"person": str(world.person("nobody").id)})
    caller.get(f"/conferences/{made.meeting_id}")
    assert "後任に交代" in caller.page
    assert world.PEOPLE["staff_b"].name in caller.page


def test_somebody_must_be_chosen(browse):
    _made, way = left()
    assert browse("manager_b").post(way, {"person": ""}).status_code == 422


@pytest.mark.parametrize("who", ["staff_b", "manager_c", "secretary", "admin", "nobody"])
def test_others_find_no_place_there(browse, who):
    _made, way = left()
    browser = browse(who)
    hidden, absent = browser.get(way), browser.get(f"/conferences/successors/{uuid4()}")
    assert (hidden.status_code, h.bare(hidden)) == (404, h.bare(absent))
