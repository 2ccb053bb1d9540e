"""The letters that somebody was written, and the calendar entry in each."""

import icalendar
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.extensions import db
from council.models import Invitation, InvitationLetter
from council.services import letters
from tests import world


def of(who):
    return db.session.scalars(
        select(InvitationLetter)
        .join(Invitation, Invitation.id == InvitationLetter.invitation_id)
        .where(Invitation.person_id == world.person(who).id)
        .options(joinedload(InvitationLetter.invitation).joinedload(Invitation.person))
        .order_by(InvitationLetter.sequence)
    ).all()


def entry(letter):
    return icalendar.Calendar.from_ical(letters.calendar_of(letter)).walk("VEVENT")[0]
