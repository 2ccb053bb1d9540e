import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain import machines
from council.domain.errors import IllegalTransition
from council.domain.vocabulary import ActionState, MeetingState, MinutesState, SubmissionState
from council.policy.permissions import Permission
from council.policy.rules import TABLE


@pytest.mark.parametrize("machine", machines.ALL, ids=lambda machine: machine.name)
def test_every_state_of_a_machine_can_be_reached(machine):
    assert machine.reachable() == frozenset(type(machine.initial))


@pytest.mark.parametrize("machine", machines.ALL, ids=lambda machine: machine.name)
def test_every_step_names_a_permission_that_somebody_has(machine):
    for step in machine:
        assert TABLE[Permission(f"{machine.name}:{step.name}")], step.name


def test_every_permission_has_a_clause():
    assert set(TABLE) == set(Permission)


@given(st.sampled_from(machines.ALL), st.data())
def test_a_step_from_a_wrong_state_is_refused_with_its_verb(machine, data):
    step = data.draw(st.sampled_from(sorted(machine, key=lambda one: one.name)))
    state = data.draw(st.sampled_from(list(type(machine.initial))))
    if state in step.sources:
        assert machine.step(step.name, state).target is step.target
    else:
        with pytest.raises(IllegalTransition, match=step.verb):
            machine.step(step.name, state)


@pytest.mark.parametrize(
    ("machine", "state"),
    [
        (machines.MEETING, MeetingState.CONCLUDED),
        (machines.MEETING, MeetingState.CANCELLED),
        (machines.MEETING, MeetingState.INQUORATE),
        (machines.ACTION, ActionState.CLOSED),
        (machines.ACTION, ActionState.CANCELLED),
        (machines.SUBMISSION, SubmissionState.DISPOSED),
    ],
)
def test_nothing_leaves_an_end(machine, state):
    assert machine.available(state) == ()


def test_an_approved_text_is_only_left_by_a_correction():
    steps = machines.MINUTES.available(MinutesState.APPROVED)
    assert [step.name for step in steps] == ["correct"]


def test_an_action_nobody_took_on_cannot_come_into_progress():
    names = {step.name for step in machines.ACTION.available(ActionState.ASSIGNED)}
    assert names == {"accept", "decline", "transfer", "cancel"}
