from datetime import date

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, DomainError, IllegalTransition, NotAllowed
from council.domain.vocabulary import ActionState, ReportKind
from council.extensions import db
from council.models import ActionItem, ActionReport, DataKey, OutboxMessage
from council.models.keyring import keyring
from council.queries import actions as queries
from council.services import actions
from tests import held, world
from tests.tasks import LATER, TEXT, at, letters, make

SENT_BACK = "いただいた報告では完了を確認できなかったため、お戻ししました"


def kinds(action: ActionItem) -> list[ReportKind]:
    return list(
        db.session.scalars(
            select(ActionReport.kind)
            .where(ActionReport.action_id == action.id)
            .order_by(ActionReport.position)
        )
    )


def test_a_new_item_is_assigned_at_once_and_sealed_with_the_bodys_key(acting):
    action = make(acting("secretary"))
    key = db.session.get_one(DataKey, action.key_id)
    assert action.state is ActionState.ASSIGNED
    assert (key.scope_kind, key.scope_id) == ("body", world.body("s8050").id)
    assert TEXT.encode() not in action.text_sealed
    assert keyring(db.session).open(action, "text_sealed") == TEXT


def test_the_agencys_staff_and_head_are_told_without_a_word_of_the_text(acting):
    action = make(acting("secretary"))
    rows = list(db.session.scalars(select(OutboxMessage)))
    assert {row.person_id for row in rows} == {
        world.person("staff_a").id,
        world.person("manager_a").id,
    }
    assert all(row.reference == {"action": str(action.id)} for row in rows)


def test_an_item_of_a_case_conference_is_sealed_with_the_cases_key(acting):
    meeting = held.conference("staff_a", "staff_b")
    action = make(acting("staff_a"), meeting)
    key = db.session.get_one(DataKey, action.key_id)
    assert action.is_case_bound
    assert (key.scope_kind, key.scope_id) == ("case", meeting.conference.case_id)


def test_an_item_of_a_case_conference_is_known_to_its_participants_alone(acting):
    action = make(acting("staff_a"), held.conference("staff_a", "staff_b"))
    knowing = {who for who in world.PEOPLE if queries.get(acting(who), action.id)}
    assert knowing == {"staff_a", "staff_b"}


def test_of_a_case_conferences_item_only_participants_are_told(acting):
    make(acting("staff_a"), held.conference("staff_a", "staff_b"))
    people = set(db.session.scalars(select(OutboxMessage.person_id)))
    assert people == {world.person("staff_a").id}
    assert set(db.session.scalars(select(OutboxMessage.body_id))) == {None}


def test_an_item_is_not_due_in_the_past(acting):
    with pytest.raises(DomainError) as refusal:
        make(acting("secretary"), due_on=date(2026, 12, 2))
    assert refusal.value.field == "due_on"


@pytest.mark.parametrize("who", ["member1", "staff_a", "emp_secretary", "admin"])
def test_only_whoever_keeps_the_meeting_makes_items(acting, who):
    with pytest.raises(NotAllowed):
        make(acting(who))


def test_an_item_runs_from_the_answer_to_its_confirmed_end(acting):
    action = make(acting("secretary"))
    staff = acting("staff_a")
    actions.accept(action, staff, text="４月から")
    actions.report(action, kind=ReportKind.PROGRESS, text="候補２か所", actor=staff)
    actions.report(action, kind=ReportKind.DONE, text="", actor=acting("manager_a"))
    actions.send_back(action, "件数が分からない", acting("secretary"))
    actions.report(action, kind=ReportKind.DONE, text="３か所", actor=staff)
    actions.confirm(action, acting("secretary2"))
    assert (action.state, action.closed_on) == (ActionState.CLOSED, world.TODAY)
    assert kinds(action) == [
        ReportKind.ACCEPT,
        ReportKind.PROGRESS,
        ReportKind.DONE,
        ReportKind.SENT_BACK,
        ReportKind.DONE,
        ReportKind.CONFIRMED,
    ]
    assert letters()[-4:] == [
        ("action_answered", SENT_BACK),
        ("action_answered", SENT_BACK),
        ("action_answered", "完了を確認しました"),
        ("action_answered", "完了を確認しました"),
    ]


ACTS = {
    "accept": lambda a, x: actions.accept(a, x("staff_a")),
    "decline": lambda a, x: actions.decline(a, "人手", x("staff_a")),
    "progress": lambda a, x: actions.report(
        a, kind=ReportKind.PROGRESS, text="", actor=x("staff_a")
    ),
    "done": lambda a, x: actions.report(a, kind=ReportKind.DONE, text="", actor=x("staff_a")),
    "extend": lambda a, x: actions.ask_extension(
        a, due_on=LATER, reason="年度末", actor=x("staff_a")
    ),
    "confirm": lambda a, x: actions.confirm(a, x("secretary")),
    "send_back": lambda a, x: actions.send_back(a, "不明", x("secretary")),
    "hold": lambda a, x: actions.hold(a, "待つ", x("secretary")),
    "resume": lambda a, x: actions.resume(a, x("secretary")),
    "transfer": lambda a, x: actions.transfer(
        a, world.agency("anshin_ikejiri"), "担当地区", x("secretary")
    ),
    "cancel": lambda a, x: actions.cancel(a, "不要", x("secretary")),
}
POSSIBLE = {
    ActionState.ASSIGNED: {"accept", "decline", "transfer", "cancel"},
    ActionState.ACCEPTED: {"progress", "done", "extend", "hold", "transfer", "cancel"},
    ActionState.IN_PROGRESS: {"progress", "done", "extend", "hold", "transfer", "cancel"},
    ActionState.DECLINED: {"transfer", "cancel"},
    ActionState.ON_HOLD: {"resume", "transfer", "cancel"},
    ActionState.REPORTED: {"confirm", "send_back"},
    ActionState.CLOSED: set(),
    ActionState.CANCELLED: set(),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", POSSIBLE)
def test_each_act_is_possible_from_its_states_and_from_no_other(acting, state, act):
    action = at(make(acting("secretary")), state, acting)
    if act in POSSIBLE[state]:
        ACTS[act](action, acting)
    else:
        with pytest.raises(Conflict):
            ACTS[act](action, acting)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["member1", "staff_b", "emp_secretary", "admin", "nobody"])
def test_nobody_else_acts_on_an_item(acting, act, who):
    action = make(acting("secretary"))
    with pytest.raises(NotAllowed):
        ACTS[act](action, lambda _: acting(who))


@pytest.mark.parametrize("act", ["confirm", "hold", "transfer", "cancel"])
def test_the_agency_does_not_decide_for_the_secretariat(acting, act):
    action = at(make(acting("secretary")), ActionState.ACCEPTED, acting)
    with pytest.raises(NotAllowed):
        ACTS[act](action, lambda _: acting("manager_a"))


@pytest.mark.parametrize(
    "act",
    [
        lambda a, x: actions.decline(a, " ", x("staff_a")),
        lambda a, x: actions.transfer(a, world.agency("anshin_ikejiri"), "", x("secretary")),
        lambda a, x: actions.cancel(a, "", x("secretary")),
    ],
)
def test_what_needs_a_reason_is_refused_without_one(acting, act):
    with pytest.raises(DomainError) as refusal:
        act(make(acting("secretary")), acting)
    assert refusal.value.field == "text"


def test_a_moved_item_waits_for_the_new_agency(acting):
    action = at(make(acting("secretary")), ActionState.ACCEPTED, acting)
    ACTS["transfer"](action, acting)
    assert action.state is ActionState.ASSIGNED
    with pytest.raises(NotAllowed):
        actions.accept(action, acting("staff_a"))
    actions.accept(action, acting("staff_b"))


def test_an_item_is_not_moved_to_the_agency_that_has_it(acting):
    with pytest.raises(DomainError) as refusal:
        actions.transfer(
            make(acting("secretary")), world.agency("platto_home"), "なし", acting("secretary")
        )
    assert refusal.value.field == "agency"


def test_a_case_conferences_item_moves_only_among_those_who_take_part(acting):
    action = make(acting("staff_a"), held.conference("staff_a", "staff_b"))
    with pytest.raises(DomainError):
        actions.transfer(action, world.agency("port_setagaya"), "地区", acting("staff_a"))
    actions.transfer(action, world.agency("anshin_ikejiri"), "地区", acting("staff_a"))
    assert action.agency_id == world.agency("anshin_ikejiri").id


def test_an_item_is_not_confirmed_twice(acting):
    action = at(make(acting("secretary")), ActionState.CLOSED, acting)
    with pytest.raises(IllegalTransition):
        actions.confirm(action, acting("secretary"))
