"""What a year's plan is made of: bodies with their rules, their sittings, and who sits in them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager

from council.domain.business import lacks_day
from council.domain.overlaps import Membership
from council.domain.spreading import Span
from council.domain.vocabulary import BodyKind, MeetingState
from council.domain.yearplan import Occasion
from council.extensions import db
from council.models import Appointment, Body, BodyVersion, Meeting, Person, Seat, Sitting
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting

_SEEN = timedelta(days=3 * 366)  # what is usual is seen from the sittings of the last years
_NOT_HELD = (MeetingState.CANCELLED, MeetingState.INQUORATE)

Versions = dict[uuid.UUID, BodyVersion]


@dataclass(frozen=True, slots=True)
class Gathering:
    """One sitting with those of its meetings that the reader may know of."""

    occasion: Occasion
    meetings: tuple[Any, ...]

    @property
    def lacks_day(self) -> bool:
        """Whether all of it is put off, and no new day is given yet."""
        held_on = self.occasion.held_on
        return all(lacks_day(row.state, row.put_off_from, held_on) for row in self.meetings)

    @property
    def has_a_day(self) -> bool:
        """Whether it is to be on its day: one put off waits for another."""
        return any(row.state is not MeetingState.POSTPONED for row in self.meetings)


def versions(span: Span, today: date) -> Versions:
    """Of every body the rules of the day from which the year is looked at; of one that begins later, its first."""
    day = min(max(today, span.first), span.last)
    found: Versions = {}
    for version in db.session.scalars(
        select(BodyVersion)
        .join(Body, Body.id == BodyVersion.body_id)
        .where(BodyVersion.valid_from <= span.last)
        .options(contains_eager(BodyVersion.body))
        .order_by(Body.position, BodyVersion.valid_from)
    ):
        if version.body_id not in found or version.valid_from <= day:
            found[version.body_id] = version
    return found


def is_planned_by(actor: Actor, version: BodyVersion, span: Span) -> bool:
    """Whether the actor plans the body's year: one served that meets, and is there in it."""
    return (
        version.body_id in actor.secretariat_of
        and version.meets
        and version.body.kind is not BodyKind.CASE_CONFERENCE
        and (version.valid_to is None or version.valid_to >= span.first)
    )


def gatherings(actor: Actor, span: Span, known: Versions) -> list[Gathering]:
    """The committees' sittings of the year and of those before, in the order of their days: one statement."""
    rows = db.session.execute(
        select(
            Meeting.id,
            Meeting.body_id,
            Meeting.sitting_id,
            Meeting.number,
            Meeting.is_number_fixed,
            Meeting.state,
            Meeting.fiscal_year,
            Meeting.put_off_from,
            Sitting.held_on,
            Sitting.begins,
            Sitting.ends,
            Sitting.place,
            Sitting.form,
        )
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(
            sees_meeting(actor),
            Body.kind != BodyKind.CASE_CONFERENCE,
            Meeting.state.not_in(_NOT_HELD),
            Sitting.held_on.between(span.first - _SEEN, span.last),
        )
        .order_by(Sitting.held_on, Sitting.begins, Sitting.id, Meeting.position)
    )
    return [
        _gathering(list(together), known)
        for _sitting, together in groupby(rows, key=lambda row: row.sitting_id)
    ]


def _gathering(rows: Sequence[Any], known: Versions) -> Gathering:
    first = rows[0]
    bodies = tuple(known[row.body_id].body.code for row in rows)
    return Gathering(
        Occasion(bodies, first.held_on, first.begins, first.ends, first.place, first.form),
        tuple(rows),
    )


def members(actor: Actor, span: Span) -> tuple[Membership, ...]:
    """Who sits where in the year; of terms that have not begun, those alone that the reader is told ahead."""
    rows = db.session.execute(
        select(
            Body.code,
            Person.name,
            Appointment.person_id,
            Appointment.starts_on,
            Appointment.ends_on,
        )
        .join(Seat, Seat.id == Appointment.seat_id)
        .join(Body, Body.id == Seat.body_id)
        .join(Person, Person.id == Appointment.person_id)
        .where(
            Appointment.starts_on <= span.last,
            or_(Appointment.ends_on.is_(None), Appointment.ends_on >= span.first),
            or_(Appointment.starts_on <= actor.on, Seat.body_id.in_(actor.secretariat_of)),
        )
        .order_by(Person.reading, Appointment.id)
    )
    return tuple(Membership(*row) for row in rows)
