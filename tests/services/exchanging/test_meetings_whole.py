"""A table of meetings, taken in where there are none, brings all that it says it carries."""

from datetime import date, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from council.domain.business import MAY_STAND, Planned
from council.domain.vocabulary import ItemKind, MeetingForm, MeetingState, Publicity
from council.exchange import read_grid
from council.extensions import db
from council.models import AgendaItem, Carried, Meeting, Paper, Sitting
from council.services import meetings
from council.services.exchanging import TABLES, take
from tests import world
from tests.services.exchanging.tables import By, handed_out

# what a table does not carry: acts and what came of them (docs/formats.md), and our own marks of rows
NOT_CARRIED = {
    Sitting: {"sequence", "version", "created_at", "changed_at"},
    Meeting: {
        *("id", "previous_id", "version", "created_by_id", "created_at"),
        *("never_settled", "state_reason_sealed", "key_id"),
        *("made_public_on", "published", "notified_at", "told", "undecided"),
        *("presider_id", "opened_at", "closed_at", "quorum_sentence"),
    },
    AgendaItem: {
        *("id", "meeting_id", "version", "created_at"),
        *("note_sealed", "key_id", "submission_id", "issue_id"),
        *("carried_from_id", "carrying", "is_discussed", "begun_at", "ended_at"),
    },
}

texts = st.text("会議|\\：【】（）非公開説明毎回報告=5分 a", min_size=1, max_size=10).map(
    lambda text: " ".join(text.split())
)
words = texts.filter(bool)


@st.composite
def items(draw):
    kind = draw(st.sampled_from([one for one in ItemKind if one is not ItemKind.CASE]))
    is_closed = draw(st.booleans())
    return Planned(
        kind,
        draw(words),
        draw(st.integers(0, 90)),
        is_closed,
        draw(words) if is_closed else "",
        draw(texts | st.just("") | st.none()),
        kind in MAY_STAND and draw(st.booleans()),
    )


@st.composite
def parts(draw):
    publicity = draw(st.sampled_from(Publicity))
    may_observe = publicity is not Publicity.CLOSED
    return {
        "publicity": publicity,
        "closed_reason": "" if publicity is Publicity.OPEN else draw(words),
        "planned": draw(st.lists(items(), min_size=1, max_size=3).map(tuple)),
        "observer_seats": draw(st.none() | st.integers(0, 999)) if may_observe else None,
        "observing": draw(texts | st.just("")) if may_observe else "",
    }


KEPT = st.sampled_from(
    [MeetingState.CONCLUDED, MeetingState.INQUORATE, MeetingState.CANCELLED, MeetingState.POSTPONED]
)
houses = st.fixed_dictionaries(
    {
        "kept": st.lists(st.tuples(KEPT, parts()), max_size=3),
        "planned": st.lists(st.tuples(st.booleans(), parts(), st.none() | parts()), max_size=3),
    }
)


def sit(day):
    return meetings.sit(
        held_on=day, begins=time(14), ends=time(16), place="会議室", form=MeetingForm.HYBRID
    )


def part(code, facts):
    return meetings.Part(world.body(code), **facts)


def build(house, actor):
    """Records before today, one a week; drafts after it, some with their day settled, some joint."""
    number = 0
    for week, (state, facts) in enumerate(house["kept"]):
        held = state is MeetingState.CONCLUDED
        number += held
        sitting = sit(date(2026, 6, 4) + timedelta(weeks=week))
        ended = meetings.Ended(state, number if held else None, 3 if held else 0)
        kept = meetings.keep_record(sitting, part("s8050", facts), ended, position=0, actor=actor)
        meetings.settle({(kept.body_id, kept.number_period)})
    for week, (is_fixed, facts, other) in enumerate(house["planned"]):
        sitting = sit(date(2027, 1, 14) + timedelta(weeks=week))
        both = [("s8050", facts)] + ([("representatives", other)] if other else [])
        for position, (code, one) in enumerate(both):
            meeting = meetings.add_draft(sitting, part(code, one), position, actor)
            if is_fixed:
                meetings.fix_date(meeting, actor)
    db.session.flush()


def columns(row):
    names = {one.name for one in type(row).__table__.columns} - NOT_CARRIED[type(row)]
    return {name: getattr(row, name) for name in sorted(names)}


def kept():
    """Everything a table carries, as the house has it."""
    db.session.flush()
    db.session.expire_all()
    found = []
    for meeting in db.session.scalars(
        select(Meeting).join(Sitting).order_by(Sitting.held_on, Meeting.position)
    ):
        agenda = db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .order_by(AgendaItem.position)
        )
        sitting = db.session.get_one(Sitting, meeting.sitting_id)
        found.append((columns(sitting), columns(meeting), [columns(one) for one in agenda]))
    return found


def empty():
    for table in (Carried, Paper, AgendaItem):
        db.session.execute(delete(table))
    db.session.execute(Meeting.__table__.update().values(previous_id=None))
    db.session.execute(delete(Meeting))
    db.session.execute(delete(Sitting))
    db.session.expire_all()


@given(house=houses)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_nothing_of_what_the_table_carries_is_lost_on_the_way(app, acting, house):
    secretary = acting("secretary")
    build(house, secretary)
    before, table = kept(), handed_out("meetings")
    again = take(TABLES["meetings"], read_grid(table), By(secretary)) if before else None
    assert again is None or (again.faults, again.changes) == ((), ())
    empty()
    if before:
        assert take(TABLES["meetings"], read_grid(table), By(secretary)).faults == ()
    assert kept() == before
    assert handed_out("meetings") == table
    db.session.rollback()
