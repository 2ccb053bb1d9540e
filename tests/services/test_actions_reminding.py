"""Reminders of action items: before the day, once when it has passed, never twice, never of what is settled."""

import threading
from datetime import date, datetime

import pytest
from sqlalchemy import select

from council import worker
from council.domain import clock
from council.domain.vocabulary import ActionState, OutboxState, ReportKind
from council.extensions import db, writing
from council.models import AuditEntry, OutboxMessage
from council.policy.actor import Actor
from council.services import actions, letters
from tests import held, tasks, world
from tests.tasks import BOUND, DUE, LATER, at, at_work, bound, make


def on(day: date, hour: int = 9):
    return clock.at(datetime(day.year, day.month, day.day, hour, 0, tzinfo=clock.TOKYO))


def reminders(state=None):
    rows = db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.kind == "action_reminder")
        .order_by(OutboxMessage.position)
    )
    return [one for one in rows if state is None or one.state is state]


def remind(day: date, hour: int = 9):
    with on(day, hour):
        count = actions.remind(Actor.system(day))
    db.session.commit()
    return count


def readers():
    return {db.session.get_one(OutboxMessage, one.id).person_id for one in reminders()}


def test_the_agency_is_reminded_seven_days_before(acting):
    at_work(acting)
    assert remind(date(2026, 12, 10)) == 0
    assert remind(date(2026, 12, 11)) == 1
    assert readers() == {world.person("staff_a").id, world.person("manager_a").id}
    assert all("is_overdue" not in one.reference for one in reminders())


def test_and_once_when_the_day_has_passed(acting):
    at_work(acting)
    remind(date(2026, 12, 11))
    remind(DUE)
    assert len(reminders()) == 2
    assert remind(date(2026, 12, 19)) == 1
    assert remind(date(2026, 12, 25)) == 0
    assert [bool(one.reference.get("is_overdue")) for one in reminders()] == [False] * 2 + [
        True
    ] * 2


def test_never_twice_on_one_day(acting):
    at_work(acting)
    assert [remind(date(2026, 12, 14)) for _ in range(3)] == [1, 0, 0]


def test_a_later_day_is_reminded_of_anew(acting):
    action = tasks.asked(acting)
    remind(date(2026, 12, 14))
    actions.decide_extension(action, granted=True, actor=acting("secretary"))
    assert {one.state for one in reminders()} == {OutboxState.CANCELLED}
    assert remind(date(2026, 12, 15)) == 0
    assert remind(date(2026, 12, 22)) == 1


def test_what_was_given_out_within_the_days_says_its_day_itself(acting):
    with on(date(2026, 12, 14)):
        make(acting("secretary"))
    assert remind(date(2026, 12, 15)) == 0
    assert remind(date(2026, 12, 21)) == 1


@pytest.mark.parametrize(
    "state",
    [
        ActionState.DECLINED,
        ActionState.ON_HOLD,
        ActionState.REPORTED,
        ActionState.CLOSED,
        ActionState.CANCELLED,
    ],
)
def test_nobody_is_reminded_of_what_the_agency_does_not_owe(acting, state):
    at(make(acting("secretary")), state, acting)
    assert remind(date(2026, 12, 21)) == 0


def test_nobody_is_reminded_of_a_proposal(acting):
    make(acting("secretary"), is_proposed=True)
    assert remind(date(2026, 12, 21)) == 0


@pytest.mark.parametrize("kind", [ReportKind.DONE, ReportKind.HELD, ReportKind.CANCELLED])
def test_a_reminder_that_has_not_gone_is_called_off(acting, kind):
    action = at_work(acting)
    remind(date(2026, 12, 21))
    if kind is ReportKind.DONE:
        actions.report(action, kind=kind, text="", actor=acting("staff_a"))
    elif kind is ReportKind.HELD:
        actions.hold(action, "法改正を待つ", acting("secretary"))
    else:
        actions.cancel(action, "必要がなくなった", acting("secretary"))
    assert reminders(OutboxState.WAITING) == []
    assert len(reminders(OutboxState.CANCELLED)) == 2


def test_a_reminder_overtaken_while_it_was_under_way_does_not_go(acting):
    action = at_work(acting)
    remind(date(2026, 12, 21))
    message = reminders()[0]
    assert letters.why_not(message) is None
    action.due_on = LATER
    assert letters.why_not(message) == "ended"


def test_it_waits_for_the_office_to_open(acting):
    at_work(acting)
    remind(date(2026, 12, 14), hour=0)
    assert {clock.local(one.due_at).strftime("%H:%M") for one in reminders()} == {"08:30"}


def test_of_a_case_conference_only_those_who_take_part_hear_and_nothing_of_the_case(acting):
    at(bound(acting), ActionState.ACCEPTED, acting)
    remind(date(2026, 12, 14))
    (message,) = reminders()
    assert message.person_id == world.person("staff_a").id
    assert message.body_id is None
    said = letters.words_of(message)
    assert BOUND not in said.subject + said.text
    assert "期限が近づいています" in said.text


def test_somebody_without_mail_is_reminded_on_paper(acting):
    world.person("staff_a").email = None
    db.session.flush()
    at_work(acting)
    remind(date(2026, 12, 14))
    assert sorted(bool(one.address) for one in reminders()) == [False, True]


def test_each_reminder_leaves_its_row_in_the_trail(acting):
    action = at_work(acting)
    remind(date(2026, 12, 14))
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "action:remind")).one()
    assert (entry.subject_id, entry.actor_id) == (action.id, None)


def test_the_worker_does_it(acting):
    at_work(acting)
    with on(date(2026, 12, 14)):
        for duty in worker.DUTIES:
            duty()
    assert len(reminders()) == 2


def test_two_workers_at_once_remind_once(app, acting):
    meeting = held.meeting()
    for _ in range(3):
        at_work(acting, meeting=meeting)
    db.session.commit()
    day, start, counts = date(2026, 12, 14), threading.Barrier(2), []

    def work():
        with on(day), app.app_context(), writing():
            start.wait()
            counts.append(actions.remind(Actor.system(day)))
            db.session.commit()
            db.session.remove()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    db.session.rollback()
    assert sum(counts) == 3
    assert len(reminders()) == 6
