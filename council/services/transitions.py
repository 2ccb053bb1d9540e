"""One step of a machine: permission, state and audit together. Nobody assigns `.state` elsewhere."""

from typing import Any, TypeVar

from council.domain.errors import StaleVersion
from council.domain.vocabulary import Word
from council.domain.workflow import Machine, Transition
from council.models import ProxyEntry
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import allows, require
from council.services.audit import record

W = TypeVar("W", bound=Word)


def advance(
    machine: Machine[W], target: Any, name: str, actor: Actor, *, proxy: ProxyEntry | None = None
) -> Transition[W]:
    """Take the named step; refuses when the state or the policy does not allow it.

    Entered for somebody (代行), it asks for the right to enter, `machine:proxy`; that the person could
    take the step is for the service to make sure.
    """
    asked = name if proxy is None else "proxy"
    require(actor, Permission(f"{machine.name}:{asked}"), target)
    step = machine.step(name, target.state)
    old, target.state = target.state, step.target
    entered: dict[str, Any] = {"proxy": str(proxy.id)} if proxy else {}
    record(actor, f"{machine.name}:{name}", target, old=str(old), new=str(step.target), **entered)
    return step


def available(machine: Machine[W], target: Any, actor: Actor) -> tuple[Transition[W], ...]:
    """The steps that the state and the policy both allow: what pages draw their buttons from."""
    return tuple(
        step
        for step in machine.available(target.state)
        if allows(actor, Permission(f"{machine.name}:{step.name}"), target)
    )


def ensure_version(target: Any, base_version: int | None) -> None:
    """Refuse a form that was opened before somebody else saved; None: nothing was opened (commands, the demonstration)."""
    if base_version is not None and target.version != base_version:
        raise StaleVersion
