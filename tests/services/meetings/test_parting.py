"""What one body puts off of a joint sitting gets a day of its own; the other body's stays where it is."""

from datetime import date, time

import pytest
from sqlalchemy import select

from council.domain import clock
from council.extensions import db
from council.models import Invitation, Meeting
from council.queries import meetings as queries
from council.services import meetings, sittings
from tests import convening, day_rooms, sitting_rooms, world
from tests.sitting_rooms import fresh


@pytest.fixture
def joint(app, acting):
    """The meeting of the 8050 committee and that of the representatives, the second one put off."""
    secretary = acting("secretary")
    first = day_rooms.standing(acting, joint=[world.body("representatives")])
    other_id = db.session.scalars(
        select(Meeting.id).where(Meeting.sitting_id == first.sitting_id, Meeting.id != first.id)
    ).one()
    first = day_rooms.notified(first, acting)
    other = day_rooms.notified(queries.get(secretary, other_id), acting)
    meetings.postpone(other, "都合により", secretary, decision=convening.decided(secretary))
    db.session.commit()
    return first, queries.get(secretary, other_id)


def moved(meeting, acting, decision=None):
    meetings.move(
        meeting,
        held_on=date(2027, 1, 14),
        begins=time(14),
        ends=time(16),
        place="第1会議室",
        base_version=meeting.version,
        actor=acting("secretary"),
        decision=decision,
    )
    db.session.commit()


def test_the_other_bodys_meeting_is_not_moved_along(joint, acting):
    first, other = joint
    before = first.sitting.held_on
    moved(other, acting)
    db.session.expire_all()
    assert fresh(first, acting).sitting.held_on == before
    assert queries.get(acting("secretary"), other.id).sitting.held_on == date(2027, 1, 14)


def test_it_gets_its_day_after_the_other_was_held_too(joint, acting):
    first, other = joint
    sitting_rooms.mark(first, acting)
    sitting_rooms.begun(first, acting)
    with clock.at(world.EVENING):
        sittings.close(first, closed_at=time(15, 50), actor=acting("secretary"))
        db.session.commit()
        moved(queries.get(acting("secretary"), other.id), acting)
    assert queries.get(acting("secretary"), other.id).sitting_id != first.sitting_id


def test_what_was_called_off_keeps_its_day_when_the_rest_is_moved(joint, acting):
    first, other = joint
    secretary = acting("secretary")
    before = other.sitting.held_on
    meetings.cancel(other, "都合により", secretary, decision=convening.decided(secretary))
    db.session.commit()
    moved(fresh(first, acting), acting, decision=convening.decided(secretary))
    db.session.expire_all()
    assert queries.get(secretary, other.id).sitting.held_on == before
    assert fresh(first, acting).sitting.held_on == date(2027, 1, 14)


def test_what_was_called_off_keeps_its_day_when_the_rest_was_put_off(joint, acting):
    first, other = joint
    secretary = acting("secretary")
    before = other.sitting.held_on
    meetings.cancel(other, "都合により", secretary, decision=convening.decided(secretary))
    meetings.postpone(first, "都合により", secretary, decision=convening.decided(secretary))
    db.session.commit()
    moved(fresh(first, acting), acting)
    db.session.expire_all()
    assert queries.get(secretary, other.id).sitting.held_on == before
    assert fresh(first, acting).sitting.held_on == date(2027, 1, 14)


def test_who_is_asked_to_what_is_moved_keeps_the_entry_and_hears_of_the_new_day(joint, acting):
    first, other = joint
    secretary, before = acting("secretary"), invited("member2")
    uid, number = before.uid, before.sequence
    meetings.cancel(other, "都合により", secretary, decision=convening.decided(secretary))
    db.session.commit()
    moved(fresh(first, acting), acting, decision=convening.decided(secretary))
    now = invited("member2")
    assert (now.uid, now.sequence) == (uid, number + 1)
    assert now.sitting_id == fresh(first, acting).sitting_id


def test_nothing_is_parted_where_nothing_changes(joint, acting):
    first, other = joint
    sitting = other.sitting
    meetings.move(
        other,
        held_on=sitting.held_on,
        begins=sitting.begins,
        ends=sitting.ends,
        place=sitting.place,
        base_version=other.version,
        actor=acting("secretary"),
    )
    db.session.commit()
    assert fresh(other, acting).sitting_id == first.sitting_id


def invited(who):
    return db.session.scalars(
        select(Invitation)
        .where(Invitation.person_id == world.person(who).id)
        .execution_options(populate_existing=True)
    ).one()
