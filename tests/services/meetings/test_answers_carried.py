"""Answers that a meeting took over and did not come to, because it was not held, are taken over by the next one."""

from datetime import date

import pytest
from sqlalchemy import select

from council.extensions import db
from council.models import Carried
from council.services import issues, meetings, sittings
from tests import convening, sitting_rooms, world
from tests.services.exchanging.tables import bring, written
from tests.services.meetings.test_standing import add, titled

HELD = {"body": "s8050", "held_on": "2026-11-19", "begins": "14:00", "number": "1"}
ANSWERS = "課題への回答"


@pytest.fixture
def issue(acting):
    """One answered above, of a body that met before."""
    secretary = acting("secretary")
    assert bring("meetings", written([HELD]), secretary).faults == ()
    raised = issues.raise_issue(
        world.body("s8050"),
        title="居場所について",
        text="居場所が少ない。",
        raised_by="部会",
        actor=secretary,
    )
    issues.forward(raised, world.body("representatives"), secretary)
    issues.answer(raised, "一覧を作る。", secretary)
    db.session.commit()
    return raised


def called_off(meeting, acting):
    convening.called_off(meeting, "会場の都合により", acting("secretary"))


def not_held(meeting, acting):
    sitting_rooms.mark(meeting, acting, absent=("member1", "member2", "member3"))
    sittings.declare_inquorate(meeting, reason="定足数に足りないため", actor=acting("secretary"))


def at(issue):
    return db.session.scalars(select(Carried.meeting_id).where(Carried.issue_id == issue.id)).all()


@pytest.mark.parametrize("end", [called_off, not_held])
def test_the_next_meeting_takes_it_over_though_it_was_announced_already(issue, acting, browse, end):
    meeting = sitting_rooms.notified(acting)
    following = convening.notified(convening.scheduled(acting("secretary")), acting("secretary"))
    db.session.commit()
    assert at(issue) == [meeting.id]
    end(sitting_rooms.fresh(meeting, acting), acting)
    db.session.commit()
    assert at(issue) == [meeting.id, following.id]
    assert ANSWERS in browse("secretary").get(f"/meetings/{following.id}").text


@pytest.mark.parametrize("end", [called_off, not_held])
def test_a_meeting_planned_afterwards_takes_it_over(issue, acting, browse, end):
    meeting = sitting_rooms.notified(acting)
    end(meeting, acting)
    following = convening.scheduled(acting("secretary"))
    later = convening.scheduled(acting("secretary"), date(2027, 1, 14))
    meetings.fix_date(following, acting("secretary"))
    db.session.commit()
    assert ANSWERS in browse("secretary").get(f"/meetings/{following.id}").text
    assert ANSWERS not in browse("secretary").get(f"/meetings/{later.id}").text


def test_what_was_marked_to_stand_on_every_agenda_stands_on_the_next_one(acting, browse):
    secretary = acting("secretary")
    convening.scheduled(secretary, date(2026, 12, 10))
    meeting = convening.scheduled(secretary)
    add(meeting, secretary)
    meetings.cancel(meeting, "会場の都合により", secretary)
    db.session.commit()
    assert "相談の件数について" in browse("secretary").get("/bodies/s8050").text
    assert titled(convening.scheduled(secretary, date(2027, 1, 14))) == ["相談の件数について"]
