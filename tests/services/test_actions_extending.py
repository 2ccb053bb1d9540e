from datetime import date

import pytest

from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.vocabulary import ActionState, ReportKind
from council.services import actions
from tests.tasks import DUE, LATER, at, entry, letters, make


def test_a_granted_extension_keeps_the_old_due_date(acting):
    action = at(make(acting("secretary")), ActionState.ACCEPTED, acting)
    actions.ask_extension(action, due_on=LATER, reason="年度末まで待つ", actor=acting("staff_a"))
    assert (action.due_on, action.asked_due_on) == (DUE, LATER)
    row = actions.decide_extension(action, granted=True, actor=acting("secretary"))
    assert (action.due_on, action.asked_due_on, action.first_due_on) == (LATER, None, DUE)
    assert (row.old_due_on, row.new_due_on) == (DUE, LATER)
    assert letters()[-1] == ("action_answered", "期限の延長を認めました")


def test_a_refused_extension_needs_a_reason_and_leaves_the_due_date(acting):
    action = at(make(acting("secretary")), ActionState.ACCEPTED, acting)
    actions.ask_extension(action, due_on=LATER, reason="年度末まで待つ", actor=acting("staff_a"))
    keeper = acting("secretary")
    with pytest.raises(DomainError):
        actions.decide_extension(action, granted=False, actor=keeper)
    actions.decide_extension(action, granted=False, actor=keeper, reason="次回に間に合わせる")
    assert (action.due_on, action.asked_due_on) == (DUE, None)


def test_there_is_no_deciding_without_asking(acting):
    action = at(make(acting("secretary")), ActionState.ACCEPTED, acting)
    with pytest.raises(Conflict):
        actions.decide_extension(action, granted=True, actor=acting("secretary"))


@pytest.mark.parametrize("day", [DUE, date(2026, 12, 10)])
def test_more_time_means_a_later_day(acting, day):
    action = at(make(acting("secretary")), ActionState.ACCEPTED, acting)
    with pytest.raises(DomainError) as refusal:
        actions.ask_extension(action, due_on=day, reason="年度末", actor=acting("staff_a"))
    assert refusal.value.field == "due_on"


def test_a_done_report_takes_back_the_wish_for_more_time(acting):
    action = at(make(acting("secretary")), ActionState.ACCEPTED, acting)
    actions.ask_extension(action, due_on=LATER, reason="年度末", actor=acting("staff_a"))
    actions.report(action, kind=ReportKind.DONE, text="", actor=acting("staff_a"))
    assert action.asked_due_on is None


def test_the_secretariat_enters_what_an_agency_said_by_fax(acting):
    action = make(acting("secretary"))
    keeper = acting("secretary")
    row = actions.accept(action, keeper, proxy=entry("staff_a", keeper))
    assert action.state is ActionState.ACCEPTED
    assert (row.made_by_id, row.proxy_id is not None) == (keeper.id, True)
    actions.ask_extension(
        action, due_on=LATER, reason="年度末", actor=keeper, proxy=entry("manager_a", keeper)
    )
    assert action.asked_due_on == LATER


def test_an_answer_is_not_entered_for_somebody_of_another_agency(acting):
    action = make(acting("secretary"))
    keeper = acting("secretary")
    with pytest.raises(DomainError) as refusal:
        actions.accept(action, keeper, proxy=entry("staff_b", keeper))
    assert refusal.value.field == "for_person"


@pytest.mark.parametrize("who", ["emp_secretary", "staff_b", "manager_a"])
def test_only_whoever_keeps_the_meeting_enters_for_an_agency(acting, who):
    action = make(acting("secretary"))
    actor = acting(who)
    with pytest.raises(NotAllowed):
        actions.accept(action, actor, proxy=entry("staff_a", actor))
