"""Reminders: some days before an item is due, and once when it is overdue; each due date once, by one worker."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.dialects import postgresql, sqlite

from council.domain import clock
from council.extensions import db
from council.models import ActionItem, ActionReminder
from council.policy.actor import Actor
from council.queries import duties, town
from council.services.actions import letters
from council.services.audit import record

_INSERTS: dict[str, Callable[[type[ActionReminder]], postgresql.Insert | sqlite.Insert]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}


def remind(actor: Actor) -> int:
    """Queue what is due to be reminded of today; the number of items. Again and again without harm."""
    days = timedelta(days=town.profile().action_reminder_days)
    count = 0
    for action in duties.actions_to_remind_of(actor.on + days, actor.on):
        is_overdue = action.due_on < actor.on
        if not is_overdue and clock.local(action.created_at).date() >= action.due_on - days:
            continue  # given out so lately that the request itself says the day
        if _take(action, is_overdue=is_overdue):
            record(actor, "action:remind", action, is_overdue=is_overdue)
            letters.remind(action, is_overdue=is_overdue)
            count += 1
    return count


def _take(action: ActionItem, *, is_overdue: bool) -> bool:
    """Whether this reminder is ours to send: of two workers one waits here, and finds it taken."""
    insert = _INSERTS[db.session.get_bind().dialect.name]
    taken = db.session.execute(
        insert(ActionReminder)
        .values(action_id=action.id, due_on=action.due_on, is_overdue=is_overdue)
        .on_conflict_do_nothing()
        .returning(ActionReminder.action_id)
    )
    return taken.first() is not None
