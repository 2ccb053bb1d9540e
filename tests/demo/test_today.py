"""The sitting of today: everything is ready, so that it can be opened at once."""

from datetime import time

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import Attendance, MeetingState, Office, SubmissionState
from council.extensions import db
from council.models import CaseSubmission, Meeting, Person, Sitting
from council.policy.actor import Actor
from council.queries import members
from council.queries.invitations import board
from council.queries.meetings import WITH_POLICY
from council.queries.sittings import chamber
from council.services import minutes, sittings
from tests import world


@pytest.fixture
def secretary(demo_year) -> Actor:
    body_id = today().body_id
    found = members.secretary(world.TODAY, body_id)
    assert found is not None
    return found


def today():
    return (
        db.session.scalars(
            select(Meeting)
            .join(Sitting, Sitting.id == Meeting.sitting_id)
            .where(Sitting.held_on == world.TODAY)
            .options(*WITH_POLICY)
        )
        .unique()
        .one()
    )


def test_it_is_notified_and_a_case_paper_is_handed_out(demo_year):
    meeting = today()
    assert (meeting.body.code, meeting.state) == ("s8050", MeetingState.NOTIFIED)
    state = db.session.scalars(
        select(CaseSubmission.state).where(CaseSubmission.meeting_id == meeting.id)
    ).one()
    assert state is SubmissionState.DISTRIBUTED


def test_everybody_has_answered(demo_year, secretary):
    assert "unanswered" not in board(today()).cells


def test_it_can_be_opened_held_and_minuted(demo_year, secretary):
    meeting = today()
    room = chamber(meeting)
    marks = [sittings.Mark(one.id, Attendance.PRESENT) for one in room.places if one.name]
    sittings.set_presence(meeting, marks, secretary)
    chair = next(one for one in room.places if one.office is Office.CHAIR)
    presider = db.session.get_one(Person, chair.person_id)
    with clock.at(world.NOW.replace(hour=21)):
        sittings.open_sitting(meeting, opened_at=time(18, 31), presider=presider, actor=secretary)
        sittings.close(meeting, closed_at=time(20, 20), actor=secretary)
    assert minutes.draft(meeting, secretary).meeting_id == meeting.id
