"""Mails about an action item, to the staff and the head of the responsible agency; never with its text."""

from datetime import datetime, time

from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import OutboxState, ReportKind
from council.extensions import db
from council.models import (
    ActionItem,
    AgencyDuty,
    Conference,
    OutboxMessage,
    Participant,
    Person,
)
from council.policy.actor import Actor
from council.queries.accounts import live
from council.services import outbox

ASSIGNED = "action_assigned"
ANSWERED = "action_answered"
REMINDER = "action_reminder"

_OFFICE_OPENS = time(8, 30)

# a few neutral words for the mail; nothing of what is to be done
_MATTERS = {
    ReportKind.CONFIRMED: "完了を確認しました",
    ReportKind.SENT_BACK: "いただいた報告では完了を確認できなかったため、お戻ししました",
    ReportKind.EXTENSION_GRANTED: "期限の延長を認めました",
    ReportKind.EXTENSION_REFUSED: "期限の延長は認められませんでした",
    ReportKind.HELD: "対応を保留としました",
    ReportKind.RESUMED: "対応を再開していただくこととなりました",
    ReportKind.CANCELLED: "取りやめとなりました",
}


def tell_assigned(action: ActionItem) -> None:
    """The agency is asked to take the item on."""
    _enqueue(action, ASSIGNED, {})


def tell(action: ActionItem, kind: ReportKind) -> None:
    """What was decided about the agency's item."""
    _enqueue(action, ANSWERED, {"matter": _MATTERS[kind]})


def remind(action: ActionItem, *, is_overdue: bool) -> None:
    """The item's day comes near, or has passed; not before the office opens."""
    opens = datetime.combine(clock.today(), _OFFICE_OPENS, tzinfo=clock.TOKYO)
    reference: dict[str, str | bool] = {"due_on": action.due_on.isoformat()}
    if is_overdue:
        reference["is_overdue"] = True
    _enqueue(action, REMINDER, reference, due_at=max(opens, clock.now()))


def call_off_reminders(action: ActionItem) -> None:
    """Take back reminders that have not gone: the agency owes nothing for that day any more."""
    for message in db.session.scalars(
        select(OutboxMessage).where(
            OutboxMessage.subject_id == action.id,
            OutboxMessage.kind == REMINDER,
            OutboxMessage.state == OutboxState.WAITING,
        )
    ).all():
        outbox.cancel(message, "ended", Actor.system(clock.today()))


def _enqueue(
    action: ActionItem,
    kind: str,
    reference: dict[str, str | bool],
    *,
    due_at: datetime | None = None,
) -> None:
    for person in _readers(action):
        outbox.enqueue(
            kind,
            person,
            subject=action,
            reference={"action": str(action.id), **reference},
            order_key=f"action:{action.id}:{person.id}",
            # of a case conference the secretariat does not know, its list of letters included
            body_id=None if action.is_case_bound else action.meeting.body_id,
            due_at=due_at,
        )


def _readers(action: ActionItem) -> list[Person]:
    """Who works for the agency today; of a case conference's item only those who take part."""
    people = (
        select(Person)
        .where(
            Person.id.in_(
                select(AgencyDuty.person_id).where(
                    AgencyDuty.agency_id == action.agency_id, live(AgencyDuty, clock.today())
                )
            )
        )
        .order_by(Person.reading, Person.id)
    )
    if action.is_case_bound:
        people = people.where(
            Person.id.in_(
                select(Participant.person_id)
                .join(Conference, Conference.id == Participant.conference_id)
                .where(Conference.meeting_id == action.meeting_id, Participant.is_live)
            )
        )
    return list(db.session.scalars(people))
