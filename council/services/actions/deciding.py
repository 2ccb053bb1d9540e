"""What whoever keeps the meeting decides about an item: done, not yet, on hold, another agency, dropped."""

from council.domain.errors import DomainError
from council.domain.machines import ACTION
from council.domain.vocabulary import ActionState, ReportKind
from council.models import ActionItem, ActionReport, Agency
from council.policy.actor import Actor
from council.services.actions import history, letters
from council.services.transitions import advance


def confirm(action: ActionItem, actor: Actor, *, text: str = "") -> ActionReport:
    """Close the item: what was reported as done is done."""
    advance(ACTION, action, "confirm", actor)
    action.closed_on = actor.on
    row = history.add(action, ReportKind.CONFIRMED, text, actor)
    letters.tell(action, row.kind)
    return row


def send_back(action: ActionItem, reason: str, actor: Actor) -> ActionReport:
    """The report does not show that it is done; the agency goes on."""
    history.ensure_reason(reason, "確認できなかったことを一行書いてください。")
    advance(ACTION, action, "send_back", actor)
    row = history.add(action, ReportKind.SENT_BACK, reason, actor)
    letters.tell(action, row.kind)
    return row


def hold(action: ActionItem, reason: str, actor: Actor) -> ActionReport:
    """Let the item rest; it is not late while it rests."""
    history.ensure_reason(reason, "保留にする理由を一行書いてください。")
    advance(ACTION, action, "hold", actor)
    letters.call_off_reminders(action)
    action.asked_due_on = None
    row = history.add(action, ReportKind.HELD, reason, actor)
    letters.tell(action, row.kind)
    return row


def resume(action: ActionItem, actor: Actor, *, text: str = "") -> ActionReport:
    """Take up a resting item again."""
    advance(ACTION, action, "resume", actor)
    row = history.add(action, ReportKind.RESUMED, text, actor)
    letters.tell(action, row.kind)
    return row


def transfer(action: ActionItem, agency: Agency, reason: str, actor: Actor) -> ActionReport:
    """Make another agency responsible; it has to accept. Of a case conference only a participating one."""
    history.ensure_reason(reason, "担当を移す理由を一行書いてください。")
    if agency.id == action.agency_id:
        raise DomainError("いまとは別の機関を選んでください。", field="agency")
    if action.is_case_bound and not _takes_part(action, agency):
        raise DomainError(
            "個別ケース検討会議の対応事項を移せるのは、その会議に参加した機関だけです。",
            field="agency",
        )
    before = action.agency_id
    advance(ACTION, action, "transfer", actor)
    letters.call_off_reminders(action)
    action.agency_id, action.agency = agency.id, agency
    action.asked_due_on = None
    row = history.add(action, ReportKind.TRANSFERRED, reason, actor, agencies=(before, agency.id))
    letters.tell_assigned(action)
    return row


def cancel(action: ActionItem, reason: str, actor: Actor) -> ActionReport:
    """Drop the item with a reason; it stays readable."""
    history.ensure_reason(reason, "取りやめる理由を一行書いてください。")
    is_known = action.state is not ActionState.PROPOSED
    advance(ACTION, action, "cancel", actor)
    letters.call_off_reminders(action)
    action.asked_due_on = None
    row = history.add(action, ReportKind.CANCELLED, reason, actor)
    if is_known:
        letters.tell(action, row.kind)
    return row


def _takes_part(action: ActionItem, agency: Agency) -> bool:
    conference = action.meeting.conference
    return conference is not None and any(
        one.agency_id == agency.id and one.is_live for one in conference.participants
    )
