"""A joint sitting has one stretch of time: what the other bodies' items take is not free."""

import pytest
from sqlalchemy import select

from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import Meeting
from council.queries import meetings as queries
from council.services import meetings
from tests import day_rooms, world


@pytest.fixture
def joint(app, acting):
    """The 8050 committee's meeting, and that of the representatives with a closed item of forty minutes."""
    secretary = acting("secretary")
    first = day_rooms.standing(acting, joint=[world.body("representatives")])
    other_id = db.session.scalars(
        select(Meeting.id).where(Meeting.sitting_id == first.sitting_id, Meeting.id != first.id)
    ).one()
    meetings.add_item(
        queries.get(secretary, other_id),
        kind=ItemKind.DISCUSSION,
        title="非公開の協議",
        minutes=40,
        is_closed=True,
        closed_reason="個人に関するため",
        actor=secretary,
    )
    db.session.commit()
    return queries.get(secretary, first.id), queries.get(secretary, other_id)


def page(meeting, actor):
    return queries.page(meeting, actor)


def test_the_secretariat_reckons_with_the_items_of_all_bodies(joint, acting):
    first, other = joint
    secretary = acting("secretary")
    mine, theirs = page(first, secretary), page(other, secretary)
    assert mine.others_minutes == theirs.total_minutes >= 40
    assert mine.spare_minutes == theirs.spare_minutes
    assert mine.spare_minutes == 120 - mine.total_minutes - theirs.total_minutes


def test_a_member_is_not_told_how_long_the_other_body_sits(joint, acting):
    first, _other = joint
    assert page(first, acting("member1")).others_minutes == 0


def test_what_of_the_time_is_left_is_said_to_those_who_plan_it_alone(joint, acting, browse):
    first, _other = joint
    meetings.fix_date(first, acting("secretary"))
    db.session.commit()
    keeper, member = browse("secretary"), browse("member1")
    for browser in (keeper, member):
        assert browser.get(f"/meetings/{first.id}").status_code == 200
    assert "予定の120分" in keeper.page
    assert "予定の120分" not in member.page
