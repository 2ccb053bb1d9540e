"""What stands for the placeholders of seats, people and agencies in the table of the surface."""

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import Select, select

from council.domain.nominations import NominationState
from council.domain.vocabulary import Office, SeatType
from council.extensions import db
from council.models import AgencyDuty, Appointment, Nomination, Seat, User
from council.policy.actor import Actor
from council.services import meetings, nominations
from tests import world

Acting = Callable[[str], Actor]
Ids = Iterator[tuple[str, object]]


def single(query: Select[tuple[object]]) -> object:
    return db.session.scalars(query.limit(1)).one()


def filling(acting: Acting) -> Ids:
    rotation = nominations.open_rotation(date(2027, 4, 1), acting("secretary"))
    yield "rotation", rotation.id
    yield (
        "nomination",
        single(
            select(Nomination.id)
            .join(Nomination.seat)
            .where(
                Nomination.rotation_id == rotation.id,
                Nomination.state == NominationState.PLANNED,
                Seat.body_id == world.body("s8050").id,
                Seat.seat_type == SeatType.AGENCY,
            )
            .order_by(Nomination.position)
        ),
    )


def members(_acting: Acting) -> Ids:
    member = world.person("member2").id
    vacant = ~select(Appointment.id).where(Appointment.seat_id == Seat.id).exists()
    yield "body", "s8050"
    yield "kind", "agencies"
    yield "ending", "csv"
    yield "agency", "uni"
    worker = world.person("staff_a").id
    yield "person", worker
    yield "tie", single(select(AgencyDuty.id).where(AgencyDuty.person_id == worker))
    yield "account", single(select(User.id).where(User.person_id == member))
    yield "term", single(select(Appointment.id).where(Appointment.person_id == member))
    yield (
        "seat",
        single(
            select(Seat.id).where(
                Seat.body_id == world.body("s8050").id,
                Seat.office == Office.MEMBER,
                Seat.valid_to.is_(None),
                vacant,
            )
        ),
    )


def proposals(acting: Acting) -> Ids:
    proposal = meetings.propose(
        world.body("s8050"),
        title="家族会との連携について",
        reason="ことしの取り組みを話し合いたいため。",
        minutes=15,
        actor=acting("member1"),
    )
    yield "proposal", proposal.id
