"""One door for what an agency said by other means (代行入力)."""

from datetime import date

from council.domain.errors import DomainError
from council.domain.vocabulary import ReportKind
from council.models import ActionItem, ActionReport, ProxyEntry
from council.policy.actor import Actor
from council.services.actions.answering import accept, decline, report
from council.services.actions.extending import ask_extension


def enter_for(
    action: ActionItem,
    act: ReportKind,
    *,
    text: str,
    due_on: date | None,
    actor: Actor,
    proxy: ProxyEntry,
) -> ActionReport:
    """Carry out ACCEPT, DECLINE, PROGRESS, DONE or EXTENSION (which needs `due_on`) on somebody's behalf."""
    if act is ReportKind.ACCEPT:
        return accept(action, actor, text=text, proxy=proxy)
    if act is ReportKind.DECLINE:
        return decline(action, text, actor, proxy=proxy)
    if act is ReportKind.EXTENSION:
        if due_on is None:
            raise DomainError("希望する期限を入力してください。", field="due_on")
        return ask_extension(action, due_on=due_on, reason=text, actor=actor, proxy=proxy)
    return report(action, kind=act, text=text, actor=actor, proxy=proxy)
