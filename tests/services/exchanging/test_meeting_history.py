"""Meetings held before this installation: kept as records, and counted on from."""

import io
from datetime import date, time

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from council.domain.errors import Conflict
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import AgendaItem, AuditEntry, BodyVersion, InvitationSeat, Meeting, Paper
from council.queries.meetings import get
from council.services import minutes
from tests import world
from tests.convening import notified, scheduled
from tests.services.exchanging.tables import bring, handed_out, lines, places, written

EVER_ON = "cumulative"


def record(day, number, **more):
    return {"body": "s8050", "held_on": day, "begins": "14:00", "number": number} | more


@pytest.fixture
def counts_on(app):
    """The body counts without beginning again."""
    for version in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == world.body("s8050").id)
    ):
        version.numbering = EVER_ON
    db.session.commit()


def brought(acting, *rows):
    taken = bring("meetings", written(rows), acting("secretary"))
    assert taken.faults == ()
    return db.session.scalars(select(Meeting).order_by(Meeting.number)).all()


def test_a_record_has_its_number_and_agenda_and_nothing_else(app, acting):
    (row,) = brought(
        acting, record("2026-06-18", "第1回", agenda="開会|目標について|閉会", observers="2")
    )
    assert (row.state, row.number, row.is_number_fixed) == (MeetingState.CONCLUDED, 1, True)
    assert (row.is_record_only, row.observers) == (True, 2)
    assert (row.presider_id, row.notified_at, row.closed_at) == (None, None, None)
    assert len(db.session.scalars(select(AgendaItem)).all()) == 3
    for nothing in (Paper, InvitationSeat):
        assert db.session.scalars(select(nothing)).all() == []
    assert "meeting:keep_record" in db.session.scalars(select(AuditEntry.tag)).all()


def test_the_next_meeting_of_the_year_bears_the_next_number(app, acting):
    brought(acting, record("2026-06-18", "1"), record("2026-09-17", "2"), record("2026-02-12", "9"))
    meeting = notified(scheduled(acting("secretary")), acting("secretary"))
    assert (meeting.number_period, meeting.number) == ("FY2026", 3)
    spring = scheduled(acting("secretary"), date(2027, 4, 15))
    assert (spring.number_period, spring.number) == ("FY2027", 1)


def test_the_next_meeting_of_all_bears_the_next_number(counts_on, acting):
    brought(
        acting, record("2026-06-18", "41"), record("2026-09-17", "42"), record("2026-02-12", "40")
    )
    meeting = notified(scheduled(acting("secretary")), acting("secretary"))
    assert (meeting.number_period, meeting.number) == ("ever", 43)
    assert scheduled(acting("secretary"), date(2027, 4, 15)).number == 44


def test_the_next_meeting_of_the_term_bears_the_next_number(counts_on, acting):
    for version in db.session.scalars(select(BodyVersion).where(BodyVersion.numbering == EVER_ON)):
        version.numbering, version.term_years = "term", 2
    db.session.commit()
    brought(acting, record("2026-06-18", "1"), record("2026-09-17", "2"))
    assert scheduled(acting("secretary"), date(2027, 4, 15)).number == 3
    assert scheduled(acting("secretary"), date(2028, 4, 13)).number == 1


@pytest.mark.parametrize("numbers", [("2", "3"), ("1", "3")])
def test_a_number_passed_over_this_year_is_a_fault(app, acting, numbers):
    rows = [record("2026-06-18", numbers[0]), record("2026-09-17", numbers[1])]
    taken = bring("meetings", written(rows), acting("secretary"))
    assert [column for _row, column in places(taken)] == ["number"]


def test_a_number_passed_over_of_all_is_a_fault(counts_on, acting):
    rows = [record("2026-06-18", "40"), record("2026-09-17", "42")]
    assert places(bring("meetings", written(rows), acting("secretary"))) == [(3, "number")]


def test_a_number_that_was_given_back_is_not_missing(app, acting):
    called_off = record("2026-07-16", "", state="cancelled")
    brought(acting, called_off, record("2026-06-18", "1"), record("2026-09-17", "3"))
    assert scheduled(acting("secretary")).number == 2


def test_an_old_years_list_need_not_be_whole(app, acting):
    brought(acting, record("2025-09-17", "3"))
    assert scheduled(acting("secretary")).number == 1


@pytest.mark.parametrize("held", ["2026-06-18", "2025-06-18"])
def test_no_number_is_borne_twice(app, acting, held):
    rows = [record(held, "1"), record("2026-09-17", "1")]
    taken = bring("meetings", written(rows), acting("secretary"))
    assert places(taken) == ([(3, "number")] if held.startswith("2026") else [])


def test_what_was_planned_before_is_counted_after_the_records(app, acting):
    secretary = acting("secretary")
    planned = scheduled(secretary)
    db.session.commit()
    (first, second) = brought(acting, record("2026-06-18", "1"))
    assert (second.id, second.number, second.previous_id) == (planned.id, 2, first.id)


def test_a_provisional_number_is_held_against_what_it_becomes(app, acting):
    planned = {"body": "s8050", "held_on": "2027-01-21", "begins": "14:00"}
    rows = [
        planned | {"number": "2"},
        record("2026-06-18", "1"),
        planned | {"held_on": "2027-02-18", "number": "9"},
    ]
    assert places(bring("meetings", written(rows), acting("secretary"))) == [(4, "number")]


def test_records_come_first_whatever_their_place_in_the_table(app, acting):
    planned = {"body": "s8050", "held_on": "2027-01-21", "begins": "14:00"}
    first, second = brought(acting, planned, record("2026-06-18", "1"))
    assert (first.is_record_only, second.previous_id) == (True, first.id)


def test_the_minutes_of_a_record_are_not_among_the_next_meetings_papers(app, acting):
    brought(acting, record("2026-06-18", "1"))
    meeting = notified(scheduled(acting("secretary")), acting("secretary"))
    assert meeting.previous_id is not None
    assert db.session.scalars(select(Paper)).all() == []


def test_no_minutes_are_drafted_of_a_record(app, acting):
    (row,) = brought(acting, record("2026-06-18", "1"))
    meeting = get(acting("secretary"), row.id)
    with pytest.raises(Conflict):
        minutes.draft(meeting, acting("secretary"))


def test_an_offices_own_workbook_is_read_as_it_is_seen(app, acting):
    """Days, times and figures as a spreadsheet keeps them, under Japanese headings."""
    book = Workbook()
    book.active.append(["会議体", "開催日", "開始", "終了", "回次", "傍聴者", "状態"])
    book.active.append(
        ["８０５０支援部会", date(2026, 6, 18), time(14), time(16, 30), 1, 3, "開催済"]
    )
    out = io.BytesIO()
    book.save(out)
    taken = bring("meetings", out.getvalue(), acting("secretary"))
    assert taken.faults == ()
    (row,) = lines("meetings")
    assert [row[name] for name in ("held_on", "begins", "ends", "number", "observers")] == [
        "2026-06-18",
        "14:00",
        "16:30",
        "1",
        "3",
    ]


def test_a_house_with_history_hands_it_out_and_takes_it_in_again(counts_on, acting):
    brought(acting, record("2026-06-18", "41"), record("2026-09-17", "42"))
    assert [one["number_period"] for one in lines("meetings")] == ["ever", "ever"]
    before = handed_out("meetings")
    taken = bring("meetings", before, acting("secretary"))
    assert (taken.faults, taken.changes, handed_out("meetings")) == ((), (), before)
