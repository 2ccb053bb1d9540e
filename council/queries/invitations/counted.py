"""What an answer is for one meeting: one answer goes to all bodies of a joint sitting, each with rules of its own."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select

from council.domain import clock
from council.domain.business import ANNOUNCED
from council.domain.vocabulary import Answer
from council.extensions import db
from council.models import (
    BodyVersion,
    Conference,
    Invitation,
    InvitationSeat,
    Meeting,
    Reply,
    Seat,
    Sitting,
)
from council.queries.accounts import last_begun


def may_send(rules: BodyVersion, seat: Seat | None) -> bool:
    """Whether the body's rules let the holder of the seat send somebody else."""
    is_free = rules.substitute_of != "same_agency" or (seat is not None and bool(seat.agency_id))
    return rules.substitutes and is_free


def last_day(rules: BodyVersion, held_on: date) -> date:
    """Until when a member may name a substitute themselves."""
    return held_on - timedelta(days=rules.substitute_days)


def counted(reply: Reply, rules: BodyVersion | None, seat: Seat | None, held_on: date) -> Answer:
    """The answer as it counts for a meeting: where no substitute may come, or not named so late, the member is absent.

    What the secretariat entered for somebody binds no day.
    """
    if reply.answer is not Answer.SUBSTITUTE or rules is None:
        return reply.answer
    said_on = clock.local(reply.created_at).date()
    is_in_time = reply.proxy_id is not None or said_on <= last_day(rules, held_on)
    return Answer.SUBSTITUTE if is_in_time and may_send(rules, seat) else Answer.ABSENT


def rules_of(body_id: Any) -> ColumnElement[bool]:
    """The rules that the body has on the day of the sitting, which is joined."""
    return and_(BodyVersion.body_id == body_id, last_begun(Sitting.held_on))


@dataclass(frozen=True, slots=True)
class Asked:
    """One meeting somebody is asked to, with what its body's rules say for their seats."""

    id: uuid.UUID
    body_name: str
    takes_opinions: bool
    takes_substitutes: bool
    may_send: bool
    last_day: date
    answer: Answer | None

    @property
    def is_away(self) -> bool:
        """Whether the answer that was given says so, or comes to that here."""
        return self.answer is Answer.ABSENT


def asked(invitation_id: uuid.UUID, reply: Reply | None = None) -> list[Asked]:
    """The meetings an invitation asks to, as far as their notices stand, and what `reply` is for each.

    In one statement; a case conference is not among them.
    """
    rows = db.session.execute(
        select(Meeting.id, BodyVersion, Seat, Sitting.held_on)
        .select_from(InvitationSeat)
        .join(Invitation, Invitation.id == InvitationSeat.invitation_id)
        .join(Meeting, InvitationSeat.asks(Meeting))
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(BodyVersion, rules_of(Meeting.body_id))
        .outerjoin(Seat, Seat.id == InvitationSeat.seat_id)
        .where(
            Invitation.id == invitation_id,
            Meeting.state.in_(ANNOUNCED),
            ~exists().where(Conference.meeting_id == Meeting.id),
        )
        .order_by(Meeting.position)
    ).all()
    seats: dict[uuid.UUID, list[Any]] = {}
    for row in rows:
        seats.setdefault(row.id, []).append(row)
    return [_asked(held, reply) for held in seats.values()]


def _asked(rows: Sequence[Any], reply: Reply | None) -> Asked:
    first = rows[0]
    answers = {counted(reply, row.BodyVersion, row.Seat, row.held_on) for row in rows if reply}
    return Asked(
        id=first.id,
        body_name=first.BodyVersion.short_name,
        takes_opinions=first.BodyVersion.written_opinions,
        takes_substitutes=first.BodyVersion.substitutes,
        may_send=any(may_send(row.BodyVersion, row.Seat) for row in rows),
        last_day=last_day(first.BodyVersion, first.held_on),
        answer=best(answers),
    )


def best(answers: set[Answer]) -> Answer | None:
    """Of what an answer is for several seats of one holder: a substitute who may come for one of them comes."""
    return Answer.SUBSTITUTE if Answer.SUBSTITUTE in answers else next(iter(answers), None)
