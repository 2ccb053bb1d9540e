"""Meetings to come and meetings known: taken in, put right, refused; nobody is told of anything."""

from datetime import date, time

import pytest
from sqlalchemy import delete, func, select

from council.domain.vocabulary import MeetingState, Publicity
from council.extensions import db
from council.models import AgendaItem, Carried, Meeting, OutboxMessage, Paper, Sitting
from council.services.exchanging import TABLES
from tests import world
from tests.convening import PLACE, notified, scheduled
from tests.services.exchanging.tables import bring, handed_out, lines, places, written

LINE = {
    "body": "s8050",
    "held_on": "2027-01-21",
    "begins": "14:00",
    "ends": "16:00",
    "place": "会議室41",
}


def line(**more):
    return LINE | more


def past(**more):
    return LINE | {"held_on": "2026-06-18", "number": "1"} | more


def all_meetings():
    return db.session.scalars(
        select(Meeting).join(Sitting).order_by(Sitting.held_on, Meeting.position)
    ).all()


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def empty_the_house():
    for table in (Carried, Paper, AgendaItem):
        db.session.execute(delete(table))
    db.session.execute(Meeting.__table__.update().values(previous_id=None))
    db.session.execute(delete(Meeting))
    db.session.execute(delete(Sitting))
    db.session.commit()


@pytest.fixture
def year(acting):
    """What an office has in its list: records, a joint sitting, a day that is settled, a draft, one called off."""
    rows = [
        past(
            agenda="開会|=重点目標 30分|【非公開：個人情報を扱うため】共有 20分|閉会", observers="3"
        ),
        past(held_on="2026-09-17", number="2", form="written", place=""),
        past(held_on="2026-10-01", number="", state="cancelled"),
        past(held_on="2026-10-08", number="", state="inquorate"),
        past(held_on="2026-10-15", number="", state="postponed"),
        line(sitting="新春", state="date_fixed"),
        line(sitting="新春", body="representatives", state="date_fixed"),
        line(
            held_on="2027-04-15",
            publicity="open",
            agenda="課題：=居場所 15分|休憩 5分|【毎回】【説明：生活福祉課長】報告：状況 5分",
            observer_seats="20",
            observing="先着順",
        ),
    ]
    taken = bring("meetings", written(rows), acting("secretary"))
    assert taken.faults == ()
    assert [one.is_new for one in taken.changes] == [True] * len(rows)
    return acting("secretary")


def test_a_coming_meeting_is_a_draft_with_its_number(app, acting):
    assert bring("meetings", written([line()]), acting("secretary")).faults == ()
    (meeting,) = all_meetings()
    assert (meeting.state, meeting.number, meeting.is_number_fixed) == (
        MeetingState.DRAFT,
        1,
        False,
    )
    assert (meeting.publicity, meeting.is_record_only) == (Publicity.CLOSED, False)
    assert meeting.created_by_id == world.person("secretary").id
    titles = db.session.scalars(select(AgendaItem.title).order_by(AgendaItem.position)).all()
    assert (titles[0], titles[-1]) == ("開会", "閉会")


def test_a_table_of_before_comes_in_as_it_did(year, acting):
    new = {"observer_seats", "observing"}
    rows = [
        {name: cell for name, cell in one.items() if name not in new}
        | {"agenda": one["agenda"].replace("【毎回】", "").replace("【説明：生活福祉課長】", "")}
        for one in lines("meetings")
    ]
    taken = bring("meetings", written(rows), year)
    assert (taken.faults, taken.changes) == ((), ())
    empty_the_house()
    assert bring("meetings", written(rows), year).faults == ()
    assert {one["observer_seats"] for one in lines("meetings")} == {""}
    assert set(db.session.scalars(select(AgendaItem.presenter))) == {"事務局", ""}


def test_nobody_is_told_of_anything(year):
    assert count(OutboxMessage) == 0


def test_a_day_that_is_settled_is_shown_to_members(year, acting):
    told = [one["held_on"] for one in TABLES["meetings"].rows(acting("member1"))]
    assert date(2027, 1, 21) in told
    assert date(2027, 4, 15) not in told


def test_lines_of_one_mark_are_one_sitting(year):
    joint = [one for one in all_meetings() if one.state is MeetingState.DATE_FIXED]
    assert len({one.sitting_id for one in joint}) == 1
    assert [one.position for one in joint] == [0, 1]
    assert {one.body_id for one in joint} == {
        world.body(code).id for code in ("s8050", "representatives")
    }


def test_what_is_handed_out_and_taken_in_again_changes_nothing(year):
    before = handed_out("meetings")
    taken = bring("meetings", before, year)
    assert (taken.faults, taken.changes) == ((), ())
    assert handed_out("meetings") == before


def test_an_office_list_may_come_again(year, acting):
    rows = [line(sitting="A"), line(sitting="A", body="representatives")]
    taken = bring("meetings", written(rows), acting("secretary"))
    assert (taken.faults, taken.changes) == ((), ())


def test_all_of_it_comes_out_again_in_an_empty_house(year):
    before = handed_out("meetings")
    empty_the_house()
    assert bring("meetings", before, year).faults == ()
    assert handed_out("meetings") == before


def test_no_cell_begins_a_formula(year, acting):
    bring("meetings", written([line(held_on="2027-02-18", place="=1+1")]), acting("secretary"))
    cells = [cell for one in lines("meetings") for cell in one.values()]
    assert "'=1+1" in cells
    assert not any(cell.startswith("=") for cell in cells)
    assert db.session.scalar(select(Sitting.place).where(Sitting.place == "=1+1"))


def test_a_draft_follows_its_line_and_nothing_else_does(app, acting):
    secretary = acting("secretary")
    draft = scheduled(secretary)
    db.session.commit()
    row = lines("meetings")[0] | {
        "held_on": "R9.1.14",
        "begins": "午前10時",
        "ends": "12:00",
        "place": "第1会議室",
    }
    taken = bring("meetings", written([row]), secretary)
    assert (taken.faults, [one.is_new for one in taken.changes]) == ((), [False])
    sitting = db.session.get_one(Sitting, draft.sitting_id)
    assert (sitting.held_on, sitting.begins, sitting.place) == (
        date(2027, 1, 14),
        time(10),
        "第1会議室",
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("held_on", "2026-12-18"),
        ("begins", "13:00"),
        ("ends", "17:00"),
        ("place", "ほかの部屋"),
        ("form", "written"),
        ("state", "draft"),
        ("number", "2"),
        ("number_period", "FY2025"),
        ("publicity", "open"),
        ("closed_reason", "ほかの理由"),
        ("observers", "4"),
        ("observer_seats", "5"),
        ("observing", "抽選"),
        ("agenda", "開会|閉会"),
    ],
)
def test_what_differs_from_a_meeting_that_was_announced_is_a_fault_at_its_column(
    app, acting, column, value
):
    notified(scheduled(acting("secretary")), acting("secretary"))
    db.session.commit()
    before = handed_out("meetings")
    row = lines("meetings")[0] | {column: value}
    assert places(bring("meetings", written([row]), acting("secretary"))) == [(2, column)]
    assert handed_out("meetings") == before


def test_an_empty_cell_says_nothing(app, acting):
    notified(scheduled(acting("secretary")), acting("secretary"))
    db.session.commit()
    rows = [
        {
            "body": "８０５０支援部会",
            "held_on": "2026-12-17",
            "begins": "14:00",
            "place": "",
            "agenda": "",
        }
    ]
    taken = bring("meetings", written(rows), acting("secretary"))
    assert (taken.faults, taken.changes) == ((), ())


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (line(body="なし部会"), "body"),
        (line(body="case_conference"), "body"),
        (line(body="employment"), "body"),
        (line(held_on="2026-13-01"), "held_on"),
        (line(held_on="9999-12-31"), "held_on"),
        (line(begins="25:00"), "begins"),
        (line(ends="13:00"), "ends"),
        (line(held_on="2026-12-02", state="draft"), "held_on"),
        (line(held_on="2015-06-01", state="concluded", number="1"), "held_on"),
        (line(form="オンライン"), "form"),
        (line(state="notified"), "state"),
        (line(state="in_session"), "state"),
        (line(state="closed"), "state"),
        (line(state="concluded", number="1"), "state"),
        (line(number="5"), "number"),
        (line(number_period="FY2025"), "number_period"),
        (line(publicity="open", closed_reason="理由"), "closed_reason"),
        (line(observers="3"), "observers"),
        (line(observer_seats="5"), "observer_seats"),
        (line(observing="抽選"), "observing"),
        (line(publicity="open", observer_seats="1000"), "observer_seats"),
        (line(agenda="【毎回】課題：居場所"), "agenda"),
        (line(agenda="【説明：課長 居場所"), "agenda"),
        (line(agenda="事例検討：事例"), "agenda"),
        (past(number=""), "number"),
        (past(number="0"), "number"),
        (past(number="3"), "number"),
        (past(state="cancelled"), "number"),
        (past(state="inquorate", observers="2"), "observers"),
    ],
)
def test_every_fault_is_named_at_its_column_and_nothing_is_kept(app, acting, row, column):
    sound = line(held_on="2027-02-18")
    assert places(bring("meetings", written([sound, row]), acting("secretary"))) == [(3, column)]
    assert count(Meeting) == 0


def test_all_faults_are_told_at_once(app, acting):
    rows = [
        line(state="notified"),
        line(body="employment"),
        line(held_on="いつか"),
        past(number=""),
    ]
    assert places(bring("meetings", written(rows), acting("secretary"))) == [
        (2, "state"),
        (3, "body"),
        (4, "held_on"),
        (5, "number"),
    ]


@pytest.mark.parametrize(("column", "value"), [("held_on", "2027-01-22"), ("place", "別の部屋")])
def test_lines_of_one_sitting_do_not_contradict_each_other(app, acting, column, value):
    rows = [line(sitting="1"), line(sitting="1", body="representatives") | {column: value}]
    assert places(bring("meetings", written(rows), acting("secretary"))) == [(3, column)]


def test_a_body_meets_once_at_a_time(app, acting):
    secretary = acting("secretary")
    twice = [line(), line(sitting="別")]
    assert places(bring("meetings", written(twice), secretary)) == [(3, "held_on")]
    overlapping = [line(), line(begins="15:00", ends="17:00")]
    assert places(bring("meetings", written(overlapping), secretary)) == [(3, "held_on")]
    in_one = [line(sitting="1"), line(sitting="1")]
    assert places(bring("meetings", written(in_one), secretary)) == [(3, "body")]


def test_no_body_joins_a_sitting_that_is_known(app, acting):
    secretary = acting("secretary")
    known = scheduled(secretary)
    db.session.commit()
    row = line(sitting=str(known.sitting_id), body="representatives")
    assert places(bring("meetings", written([row]), secretary)) == [(2, "sitting")]
    rows = [lines("meetings")[0], row | {"held_on": "2026-12-17", "place": PLACE}]
    assert places(bring("meetings", written(rows), secretary)) == [(3, "body")]
