"""A joint circulation of which one half got a day of its own: each half has its own people and its own answers."""

from datetime import date, time

import pytest
from sqlalchemy import select

from council.domain.vocabulary import ItemKind, MeetingForm, Publicity
from council.domain.writings import Stance
from council.extensions import db
from council.models import Meeting, Reply, Seat
from council.queries import meetings as queries
from council.queries import sittings
from council.queries import writings as written
from council.services import meetings, members
from tests import circulating, convening, world
from tests.sitting_rooms import fresh


@pytest.fixture
def parted(app, acting):
    """Both in writing; member1 sits in both; that of the representatives is put off and has another day."""
    secretary = acting("secretary")
    seats = select(Seat).where(Seat.body_id == world.body("representatives").id)
    members.appoint(
        db.session.scalars(seats.order_by(Seat.position.desc())).first(),
        world.person("member1"),
        post_title="課長",
        starts_on=world.TODAY,
        ends_on=date(2027, 3, 31),
        actor=world.Actor.system(world.TODAY),
    )
    first = meetings.schedule(
        world.body("s8050"),
        held_on=date(2026, 12, 17),
        begins=time(14),
        ends=time(16),
        place="",
        form=MeetingForm.WRITTEN,
        publicity=Publicity.PARTIAL,
        closed_reason="個人に関する情報を扱うため",
        actor=secretary,
        joint_with=[world.body("representatives")],
    )
    db.session.flush()
    of_sitting = select(Meeting.id).where(Meeting.sitting_id == first.sitting_id)
    first, other = (
        queries.get(secretary, one)
        for one in db.session.scalars(of_sitting.order_by(Meeting.position))
    )
    for one in (first, other):
        meetings.add_item(
            one,
            kind=ItemKind.DISCUSSION,
            title="連絡の取り方について",
            presenter="事務局",
            minutes=20,
            actor=secretary,
        )
        convening.notified(one, secretary)
    meetings.postpone(other, "都合により", secretary, decision=convening.decided(secretary))
    db.session.commit()
    other = fresh(other, acting)
    meetings.move(
        other,
        held_on=date(2027, 1, 20),
        begins=time(10),
        ends=time(12),
        place="",
        base_version=other.version,
        actor=secretary,
    )
    db.session.commit()
    return fresh(first, acting), fresh(other, acting)


def test_nobody_is_answered_for_under_what_was_asked_before(parted, acting):
    first, other = (
        written.circulation(one, sittings.chamber(one), acting("secretary")) for one in parted
    )
    assert world.person("member1").id in first.invitations
    assert other.invitations == {}


def test_who_wrote_to_what_is_still_asked_has_answered(parted, acting):
    circulating.write(parted[0], "member1", acting, Stance.FOR)
    invitation = circulating.invitation_of(parted[0], "member1")
    answers = select(Reply).where(Reply.invitation_id == invitation.id)
    assert len(db.session.scalars(answers).all()) == 1
