"""What the responsible agency says: yes, no, under way, done."""

from council.domain.machines import ACTION
from council.domain.vocabulary import ReportKind
from council.models import ActionItem, ActionReport, ProxyEntry
from council.policy.actor import Actor
from council.services.actions import history, letters
from council.services.transitions import advance

_STEPS = {ReportKind.PROGRESS: "report_progress", ReportKind.DONE: "report_done"}


def accept(
    action: ActionItem, actor: Actor, *, text: str = "", proxy: ProxyEntry | None = None
) -> ActionReport:
    """The agency takes the item on."""
    history.ensure_speaks_for(action, proxy, actor)
    advance(ACTION, action, "accept", actor, proxy=proxy)
    return history.add(action, ReportKind.ACCEPT, text, actor, proxy=proxy)


def decline(
    action: ActionItem, reason: str, actor: Actor, *, proxy: ProxyEntry | None = None
) -> ActionReport:
    """The agency cannot take it on and says why; whoever keeps the meeting looks for another."""
    history.ensure_reason(reason, "引き受けられない理由を一行書いてください。")
    history.ensure_speaks_for(action, proxy, actor)
    advance(ACTION, action, "decline", actor, proxy=proxy)
    letters.call_off_reminders(action)
    return history.add(action, ReportKind.DECLINE, reason, actor, proxy=proxy)


def report(
    action: ActionItem,
    *,
    kind: ReportKind,
    text: str,
    actor: Actor,
    proxy: ProxyEntry | None = None,
) -> ActionReport:
    """PROGRESS or DONE; a done item waits for confirmation, and a wish for more time falls away with it."""
    history.ensure_speaks_for(action, proxy, actor)
    advance(ACTION, action, _STEPS[kind], actor, proxy=proxy)
    if kind is ReportKind.DONE:
        action.asked_due_on = None
        letters.call_off_reminders(action)
    return history.add(action, kind, text, actor, proxy=proxy)
