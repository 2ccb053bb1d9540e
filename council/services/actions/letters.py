"""Mails about an action item, to the staff and the head of the responsible agency; never with its text."""

from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import ReportKind
from council.extensions import db
from council.models import ActionItem, AgencyDuty, Conference, Participant, Person
from council.queries.accounts import live
from council.services import outbox

ASSIGNED = "action.assigned"
ANSWERED = "action.answered"


def tell_assigned(action: ActionItem) -> None:
    """The agency is asked to take the item on."""
    _enqueue(action, ASSIGNED, {})


def tell(action: ActionItem, kind: ReportKind) -> None:
    """What was decided about the agency's item."""
    _enqueue(action, ANSWERED, {"matter": kind.value})


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
