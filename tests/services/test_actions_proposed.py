"""提案: named at a sitting, unknown to the agency until it is asked, by hand or with the fixed minutes."""

from datetime import date

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError, NotAllowed
from council.domain.vocabulary import ActionState, ReportKind
from council.extensions import db
from council.models import ActionReport
from council.policy.scopes import visible_actions
from council.queries import actions as queries
from council.services import actions, minutes
from tests import sitting_rooms, world
from tests.tasks import fresh, letters, make


def proposed(acting, meeting=None):
    action = make(acting("secretary"), meeting, is_proposed=True)
    db.session.flush()
    return action


def seen_by(actor):
    return set(db.session.scalars(visible_actions(actor)))


def test_the_agency_neither_hears_nor_sees_of_it(acting):
    action = proposed(acting)
    assert action.state is ActionState.PROPOSED
    assert letters() == []
    assert action not in seen_by(acting("staff_a"))
    assert action in seen_by(acting("secretary"))
    assert action in seen_by(acting("member1"))


def test_it_waits_on_the_desk_of_whoever_keeps_the_meeting(acting):
    action = proposed(acting)
    assert [one.id for one in queries.desk(acting("secretary")).proposed] == [action.id]
    assert [one.id for one in queries.desk(acting("member1")).watched] == [action.id]


def test_asking_the_agency_is_a_line_of_its_history_and_a_letter(acting):
    action = proposed(acting)
    row = actions.assign(action, acting("secretary"))
    assert (action.state, row.kind) == (ActionState.ASSIGNED, ReportKind.ASSIGNED)
    assert letters() == [("action_assigned", None)] * 2
    assert action in seen_by(acting("staff_a"))


@pytest.mark.parametrize("who", ["staff_a", "member1", "chair", "emp_secretary", "admin"])
def test_nobody_else_asks_it(acting, who):
    with pytest.raises(NotAllowed):
        actions.assign(proposed(acting), acting(who))


def test_nobody_is_asked_for_a_day_that_has_passed(acting):
    action = proposed(acting)
    action.due_on = date(2026, 12, 1)
    with pytest.raises(DomainError, match="期限"):
        actions.assign(action, acting("secretary"))


def test_a_proposal_dropped_is_told_to_nobody(acting):
    action = proposed(acting)
    actions.cancel(action, "重なっていた", acting("secretary"))
    assert letters() == []


def test_what_is_still_proposed_is_asked_when_the_minutes_are_fixed(acting):
    meeting = sitting_rooms.held(acting)
    action, late = proposed(acting, meeting), proposed(acting, meeting)
    late.due_on = date(2026, 12, 1)
    approved(meeting, acting)
    assert fresh(action).state is ActionState.ASSIGNED
    assert fresh(late).state is ActionState.PROPOSED
    row = db.session.scalars(select(ActionReport).where(ActionReport.action_id == action.id)).one()
    assert (row.kind, row.made_by_id) == (ReportKind.ASSIGNED, world.person("chair").id)
    assert ("action_assigned", None) in letters()


def approved(meeting, acting):
    secretary = acting("secretary")
    draft = minutes.draft(meeting, secretary)
    db.session.commit()
    minutes.check(draft, secretary)
    minutes.put_before_chair(draft, secretary)
    seen = minutes.current(draft).content_hash
    with clock.at(world.NOW):
        minutes.approve(draft, content_hash=seen, actor=acting("chair"))
    db.session.commit()
