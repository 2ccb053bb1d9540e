"""誓約書: until one that is asked for has come, no case paper is read; in the words of `domain.pledges`, as SQL."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_

from council.domain.instruments import PledgeRule
from council.domain.pledges import NO_PERSONS, PERSONS, PUBLIC, SENT
from council.models import Agency, Appointment, BodyVersion, RosterEntry, Seat


def _ends_in(words: tuple[str, ...]) -> ColumnElement[bool]:
    return or_(*(Agency.legal_form.endswith(word) for word in words))


def asks_pledge(agency_id: Any) -> ColumnElement[bool]:
    """Whether the body version of the row asks for a pledge of whoever sits in the row's seat for that agency."""
    is_person = and_(_ends_in(PERSONS), ~_ends_in(NO_PERSONS))
    is_bound = exists().where(Agency.id == agency_id, or_(Agency.legal_form.in_(PUBLIC), is_person))
    is_outsider = ~and_(Seat.seat_type.in_(SENT), is_bound.correlate_except(Agency))
    return or_(
        BodyVersion.pledge == PledgeRule.ALL,
        and_(BodyVersion.pledge == PledgeRule.OUTSIDERS, is_outsider),
    )


def awaits_pledge(body_id: Any, on: Any) -> ColumnElement[bool]:
    """Whether of the row's roster entry a pledge is asked, by the body's rule of the day, that has not come."""
    came = exists().where(
        Appointment.id == RosterEntry.appointment_id, Appointment.pledged_on.is_not(None)
    )
    asked = exists().where(
        Seat.id == RosterEntry.seat_id,
        BodyVersion.body_id == Seat.body_id,
        Seat.body_id == body_id,
        BodyVersion.valid_from <= on,
        or_(BodyVersion.valid_to.is_(None), BodyVersion.valid_to >= on),
        asks_pledge(RosterEntry.agency_id),
    )
    return and_(asked.correlate_except(Seat, BodyVersion), ~came.correlate(RosterEntry))
