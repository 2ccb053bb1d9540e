"""Mails about an action item, to the staff and the head of the responsible agency; never with its text."""

from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import ReportKind
from council.extensions import db
from council.models import ActionItem, AgencyDuty, Conference, Participant, Person
from council.queries.accounts import live
from council.services import outbox

ASSIGNED = "action_assigned"
ANSWERED = "action_answered"

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


def _enqueue(action: ActionItem, kind: str, reference: dict[str, str]) -> None:
    for person in _readers(action):
        outbox.enqueue(
            kind,
            person,
            subject=action,
            reference={"action": str(action.id), **reference},
            order_key=f"action:{action.id}:{person.id}",
            # of a case conference the secretariat does not know, its list of letters included
            body_id=None if action.is_case_bound else action.meeting.body_id,
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
