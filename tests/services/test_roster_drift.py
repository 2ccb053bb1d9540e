"""An announced meeting whose members change before the day: told apart, and brought up to date by one act."""

from datetime import date

import pytest
from sqlalchemy import select

from council.domain.errors import NotAllowed
from council.extensions import db
from council.models import Appointment, Invitation, OutboxMessage, Person, Seat
from council.services import invitations, meetings, members
from tests import convening, world

HELD = date(2027, 1, 14)


@pytest.fixture
def meeting(acting):
    row = convening.scheduled(acting("secretary"), HELD)
    convening.notified(row, acting("secretary"))
    db.session.commit()
    return row


def changed_hands(acting, who="member1", successor="nobody"):
    term = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person(who).id)
    ).one()
    term.seat, term.person = db.session.get(Seat, term.seat_id), world.person(who)
    members.end_appointment(term, on=date(2026, 12, 31), reason="異動", actor=acting("secretary"))
    members.appoint(
        term.seat,
        world.person(successor),
        post_title="課長",
        starts_on=date(2027, 1, 1),
        ends_on=date(2028, 3, 31),
        actor=acting("secretary"),
    )
    db.session.commit()


def asked(who):
    return db.session.scalars(
        select(Invitation).where(Invitation.person_id == world.person(who).id)
    ).one_or_none()


def letters_to(who):
    person = select(Person.id).where(Person.email == world.email(who)).scalar_subquery()
    return len(
        db.session.scalars(select(OutboxMessage).where(OutboxMessage.person_id == person)).all()
    )


def test_a_roster_that_is_as_it_was_has_no_drift(meeting):
    assert invitations.drift(meeting, HELD) == []


def test_a_seat_that_changed_hands_is_told(meeting, acting):
    changed_hands(acting)
    (one,) = invitations.drift(meeting, HELD)
    assert (one.before, one.now.name) == (None, "柊 透子")


def test_the_newcomer_is_asked_and_nobody_else_gets_a_letter(meeting, acting):
    changed_hands(acting)
    before = {who: letters_to(who) for who in ("member2", "chair", "member1")}
    assert meetings.renew_roster(meeting, acting("secretary")) == 1
    db.session.commit()
    assert asked("nobody").is_live
    assert not asked("member1").is_live
    assert {who: letters_to(who) for who in before} == before
    assert invitations.drift(meeting, HELD) == []


def test_a_second_time_changes_nothing(meeting, acting):
    changed_hands(acting)
    meetings.renew_roster(meeting, acting("secretary"))
    db.session.commit()
    before = letters_to("nobody")
    assert meetings.renew_roster(meeting, acting("secretary")) == 0
    assert letters_to("nobody") == before


@pytest.mark.parametrize("who", ["chair", "member1", "emp_secretary"])
def test_only_the_secretariat_renews_a_roster(meeting, acting, who):
    with pytest.raises(NotAllowed):
        meetings.renew_roster(meeting, acting(who))


def test_the_page_of_answers_tells_it_and_one_press_mends_it(meeting, acting, browse):
    changed_hands(acting)
    browser = browse("secretary")
    path = f"/meetings/{meeting.id}/replies"
    browser.get(path)
    assert "通知した名簿と、開催日の委員が違います" in browser.page
    browser.submit(f"{path}/roster", {})
    assert "通知した名簿と、開催日の委員が違います" not in browser.page
    assert "柊 透子" in browser.page
