"""What the table of meetings tells to whom, and whose meetings somebody may set by it."""

from datetime import date, time

import pytest
from sqlalchemy import func, select

from council.domain.vocabulary import ItemKind, MeetingForm, Publicity
from council.extensions import db
from council.models import AgendaItem, Meeting, Sitting
from council.services import meetings
from council.services.exchanging import TABLES
from tests import held, world
from tests.convening import PLACE, scheduled
from tests.services.exchanging.tables import bring, handed_out, lines, places, written

WHEN = {"held_on": "2027-01-21", "begins": "14:00"}
JOINT = {"sitting": "1", "body": "s8050", **WHEN, "place": PLACE}


@pytest.mark.parametrize("who", ["chair", "member1", "staff_a", "admin", "emp_secretary"])
def test_only_the_secretariat_of_a_body_sets_its_meetings(app, acting, who):
    rows = [
        {"body": "s8050", "held_on": "2027-01-21", "begins": "14:00", "number": ""},
        {"body": "s8050", "held_on": "2026-06-18", "begins": "14:00", "number": "1"},
    ]
    assert places(bring("meetings", written(rows), acting(who))) == [(2, "body"), (3, "body")]
    assert db.session.scalar(select(func.count()).select_from(Meeting)) == 0


def test_another_secretariats_meetings_are_neither_told_nor_changed(app, acting):
    draft = scheduled(acting("secretary"))
    db.session.commit()
    row = lines("meetings")[0] | {"place": "うばわれた部屋"}
    assert list(TABLES["meetings"].rows(acting("emp_secretary"))) == []
    assert places(bring("meetings", written([row]), acting("emp_secretary"))) == [(2, "body")]
    assert db.session.get_one(Sitting, draft.sitting_id).place == PLACE


def test_a_joint_draft_is_moved_by_nobody_who_does_not_keep_all_of_it(app, acting):
    secretary, other = acting("secretary"), acting("emp_secretary")
    taken = bring("meetings", written([JOINT, JOINT | {"body": "representatives"}]), secretary)
    assert taken.faults == ()
    partner = db.session.scalars(
        select(Meeting).where(Meeting.body_id == world.body("representatives").id)
    ).one()
    partner.body_id = world.body("employment").id
    db.session.commit()
    for actor in (secretary, other):
        row = next(iter(TABLES["meetings"].rows(actor)))
        moved = {"sitting": row["sitting"], "body": row["body"], **WHEN, "place": "よその部屋"}
        assert places(bring("meetings", written([moved]), actor)) == [(2, "place")]


def test_no_case_conference_is_in_the_table(app, acting):
    conference = held.conference("staff_a", "staff_b")
    held.meeting()
    db.session.commit()
    assert [one["body"] for one in lines("meetings")] == ["s8050"]
    for who in ("staff_a", "staff_b", "secretary"):
        rows = TABLES["meetings"].rows(acting(who))
        assert str(conference.sitting_id) not in {one["sitting"] for one in rows}


def test_a_case_is_on_no_agenda_of_the_table(app, acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    db.session.add(
        AgendaItem(
            meeting_id=meeting.id,
            position=9,
            kind=ItemKind.CASE,
            title="事例検討（K7M2）",
            is_closed=True,
            closed_reason="個人に関する情報を扱うため",
        )
    )
    db.session.commit()
    assert "K7M2" not in handed_out("meetings").decode()


def test_closed_items_are_told_to_the_body_alone(app, acting):
    secretary = acting("secretary")
    joint = meetings.schedule(
        world.body("employment"),
        held_on=date(2026, 12, 17),
        begins=time(14),
        ends=time(16),
        place=PLACE,
        form=MeetingForm.IN_PERSON,
        publicity=Publicity.OPEN,
        closed_reason="",
        actor=acting("emp_secretary"),
    )
    meetings.add_item(
        joint,
        kind=ItemKind.DISCUSSION,
        title="ひそかな議題",
        is_closed=True,
        closed_reason="個人情報を扱うため",
        actor=acting("emp_secretary"),
    )
    meetings.fix_date(joint, acting("emp_secretary"))
    db.session.commit()
    told = {
        who: list(TABLES["meetings"].rows(acting(who))) for who in ("emp_member", "emp_secretary")
    }
    assert all("ひそかな議題" in str(rows) for rows in told.values())
    assert "ひそかな議題" not in str(list(TABLES["meetings"].rows(secretary)))


def test_why_a_meeting_was_called_off_is_not_told(app, acting):
    meetings.cancel(scheduled(acting("secretary")), "委員の入院のため", acting("secretary"))
    db.session.commit()
    assert "入院" not in handed_out("meetings").decode()
    assert lines("meetings")[0]["state"] == "cancelled"
