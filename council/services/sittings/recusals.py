"""退席（除斥）: a seat takes no part in one item; from then on its holder is not shown the item."""

from datetime import time

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import AgendaItem, Meeting, Recusal, Seat
from council.policy.actor import Actor
from council.queries.sittings import chamber
from council.services.audit import affair_of, record
from council.services.sittings.states import PRESENT, require_recording, touch
from council.services.sittings.turns import running_time


def recuse(item: AgendaItem, seat: Seat, actor: Actor, *, since: time | None = None) -> Recusal:
    """Record that the seat takes no part in the item; whoever presides hands over first."""
    require_recording(item.meeting, actor, PRESENT, mends=True)
    room = chamber(item.meeting)
    place = room.place(seat.id)
    if place is None or not place.is_seat or not place.name:
        raise DomainError("この会議の席を選んでください。", field="seat")
    if place.person_id is not None and place.person_id == item.meeting.presider_id:
        raise DomainError(
            "議長を務める方は除斥できません。先に、議長を職務代理者に代えてください。", field="seat"
        )
    if any(one.seat_id == seat.id for one in room.recused(item.id)):
        raise DomainError("この席は、すでに除斥を記録しています。", field="seat")
    row = Recusal(
        id=new_id(),
        agenda_item_id=item.id,
        seat_id=seat.id,
        person_id=place.person_id,
        since=since or running_time(item.meeting),
        recorded_by_id=actor.id,
    )
    db.session.add(row)
    touch(item.meeting)
    db.session.flush()
    record(actor, "sitting:recuse", row, **affair_of(item.meeting))
    return row


def lift(recusal: Recusal, meeting: Meeting, actor: Actor) -> None:
    """Take back a recusal that was recorded by mistake, until the sitting is closed, or in a 訂正."""
    require_recording(meeting, actor, (MeetingState.NOTIFIED, MeetingState.IN_SESSION), mends=True)
    record(actor, "sitting:lift_recusal", recusal, **affair_of(meeting))
    db.session.delete(recusal)
    touch(meeting)
    db.session.flush()
