"""What the actor may do to an action item as it stands: what pages draw their buttons from."""

from council.domain.machines import ACTION
from council.domain.vocabulary import ActionState as A
from council.models import ActionItem
from council.policy.actor import Actor
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.services.transitions import available

AT_WORK = (A.ACCEPTED, A.IN_PROGRESS)


def possible(action: ActionItem, actor: Actor) -> frozenset[str]:
    """The names of the acts that state and policy both allow."""
    names = {step.name for step in available(ACTION, action, actor)}
    if action.state in AT_WORK and allows(actor, P.ACTION_ASK_EXTENSION, action):
        names.add("ask_extension")
    asked = action.state in AT_WORK and action.asked_due_on is not None
    if asked and allows(actor, P.ACTION_DECIDE_EXTENSION, action):
        names.add("decide_extension")
    if action.state in (A.ASSIGNED, *AT_WORK) and allows(actor, P.ACTION_PROXY, action):
        names.add("proxy")
    return frozenset(names)
