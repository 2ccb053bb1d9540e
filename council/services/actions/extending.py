"""More time: asked for by the agency, granted or refused by whoever keeps the meeting."""

from datetime import date

from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import ReportKind
from council.models import ActionItem, ActionReport, ProxyEntry
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.actions import history, letters
from council.services.actions.possible import AT_WORK
from council.services.audit import record


def ask_extension(
    action: ActionItem,
    *,
    due_on: date,
    reason: str,
    actor: Actor,
    proxy: ProxyEntry | None = None,
) -> ActionReport:
    """Ask for a later due date, with a reason; the present one holds until the answer."""
    right = Permission.ACTION_PROXY if proxy else Permission.ACTION_ASK_EXTENSION
    require(actor, right, action)
    if action.state not in AT_WORK:
        raise Conflict("期限を延ばせるのは、引き受けたあと、終わったと報告するまでの間です。")
    if due_on <= max(action.due_on, actor.on):
        raise DomainError(
            "新しい期限は、いまの期限と今日より後の日にしてください。", field="due_on"
        )
    history.ensure_reason(reason, "期限を延ばしたい理由を一行書いてください。")
    history.ensure_speaks_for(action, proxy, actor)
    action.asked_due_on = due_on
    record(
        actor,
        "action:ask_extension",
        action,
        due_on=due_on.isoformat(),
        proxy=str(proxy.id) if proxy else None,
    )
    due = (action.due_on, due_on)
    return history.add(action, ReportKind.EXTENSION, reason, actor, proxy=proxy, due=due)


def decide_extension(
    action: ActionItem, *, granted: bool, actor: Actor, reason: str = ""
) -> ActionReport:
    """Grant the day that was asked for, or refuse it with a reason; the old due date stays in the history."""
    require(actor, Permission.ACTION_DECIDE_EXTENSION, action)
    asked = action.asked_due_on
    if asked is None or action.state not in AT_WORK:
        raise Conflict("この対応事項には、判断を待つ延長の申し出がありません。")
    if not granted:
        history.ensure_reason(reason, "延長を認めない理由を一行書いてください。")
    kind = ReportKind.EXTENSION_GRANTED if granted else ReportKind.EXTENSION_REFUSED
    due = (action.due_on, asked if granted else action.due_on)
    action.due_on, action.asked_due_on = due[1], None
    if granted:
        letters.call_off_reminders(action)
    record(actor, "action:decide_extension", action, granted=granted, due_on=due[1].isoformat())
    row = history.add(action, kind, reason, actor, due=due)
    letters.tell(action, kind)
    return row
