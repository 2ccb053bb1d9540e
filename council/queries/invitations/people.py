"""Who may be told of a sitting without being asked."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import (
    Appointment,
    BodyVersion,
    Invitation,
    InvitationSeat,
    Meeting,
    Person,
    Seat,
    SecretariatDuty,
)
from council.policy.actor import Actor
from council.queries.accounts import live, version_on
from council.queries.channels import channel_for


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of another body or of a secretariat."""

    person_id: uuid.UUID
    name: str
    role: str
    is_on_paper: bool


def _named() -> tuple[Any, ...]:
    way = channel_for(LetterKind.NOTICE).label("channel")
    return Person.id, Person.name, Person.reading, way


def candidates(meeting: Meeting, actor: Actor) -> list[Candidate]:
    """Members and secretariats of the bodies today, those already asked or told left out, by reading."""
    asked = select(Invitation.person_id).where(
        Invitation.sitting_id == meeting.sitting_id, Invitation.is_live
    )
    members = (
        select(*_named(), BodyVersion.short_name)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Seat, Seat.id == Appointment.seat_id)
        .join(BodyVersion, (BodyVersion.body_id == Seat.body_id) & version_on(actor.on))
        .where(live(Appointment, actor.on))
    )
    offices = (
        select(*_named(), BodyVersion.short_name)
        .join(SecretariatDuty, SecretariatDuty.person_id == Person.id)
        .join(BodyVersion, (BodyVersion.body_id == SecretariatDuty.body_id) & version_on(actor.on))
        .where(live(SecretariatDuty, actor.on))
    )
    found: dict[uuid.UUID, tuple[str, Candidate]] = {}
    for query, suffix in ((members, "委員"), (offices, "事務局")):
        for row in db.session.execute(query.where(Person.id.not_in(asked))):
            role = f"{row.short_name} {suffix}"
            one = Candidate(row.id, row.name, role, row.channel is not Channel.MAIL)
            found.setdefault(row.id, (row.reading, one))
    return [one for _reading, one in sorted(found.values(), key=lambda pair: pair[0])]


def without_seat(meeting: Meeting) -> list[Person]:
    """Who is invited to the meeting and has no seat at it (周知), by reading."""
    return list(
        db.session.scalars(
            select(Person)
            .join(Invitation, Invitation.person_id == Person.id)
            .join(InvitationSeat, InvitationSeat.invitation_id == Invitation.id)
            .where(
                InvitationSeat.asks(meeting),
                InvitationSeat.seat_id.is_(None),
                Invitation.is_live,
            )
            .order_by(Person.reading, Person.id)
        )
    )


def persons(ids: Sequence[uuid.UUID]) -> list[Person]:
    """These people, by reading."""
    return list(
        db.session.scalars(
            select(Person).where(Person.id.in_(ids)).order_by(Person.reading, Person.id)
        )
    )
