"""Who may not have a copy yet: those of whom a pledge is asked, until it has come."""

import uuid

from sqlalchemy import select

from council.domain.instruments import PledgeRule
from council.domain.pledges import is_asked
from council.extensions import db
from council.models import Agency, Appointment, BodyVersion, Meeting, RosterEntry, Seat, Sitting
from council.queries.accounts import last_begun


def unpledged(meeting_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """The persons on the meeting's roster whose pledge the body asks for and has not got."""
    rows = db.session.execute(
        select(
            RosterEntry.person_id,
            BodyVersion.pledge,
            Seat.seat_type,
            Agency.legal_form,
            Appointment.pledged_on,
        )
        .select_from(RosterEntry)
        .join(Meeting, Meeting.id == RosterEntry.meeting_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(
            BodyVersion,
            (BodyVersion.body_id == Meeting.body_id) & last_begun(Sitting.held_on),
        )
        .join(Seat, Seat.id == RosterEntry.seat_id)
        .outerjoin(Agency, Agency.id == RosterEntry.agency_id)
        .outerjoin(Appointment, Appointment.id == RosterEntry.appointment_id)
        .where(RosterEntry.meeting_id == meeting_id, RosterEntry.person_id.is_not(None))
    ).all()
    return frozenset(
        person_id
        for person_id, rule, seat_type, legal_form, pledged_on in rows
        if person_id and pledged_on is None and is_asked(PledgeRule(rule), seat_type, legal_form)
    )
