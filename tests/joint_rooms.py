"""A joint sitting of the 8050 committee and the representatives, each body's notice still to be sent."""

from datetime import date

from sqlalchemy import select

from council.extensions import db
from council.invites.letters import from_json, notice
from council.models import Appointment, Invitation, Seat
from council.services import meetings, members
from tests import convening, world
from tests.sitting_rooms import fresh

UPPER = "representatives"
OURS, THEIRS = "８０５０支援部会", "代表者会議"


def seated(who, code=UPPER):
    """Somebody gets a vacant seat of the body, beside those they have."""
    seat = db.session.scalars(
        select(Seat)
        .outerjoin(Appointment, Appointment.seat_id == Seat.id)
        .where(Seat.body_id == world.body(code).id, Appointment.id.is_(None))
        .order_by(Seat.position.desc())
    ).first()
    members.appoint(
        seat,
        world.person(who),
        post_title="課長",
        starts_on=world.TODAY,
        ends_on=date(2027, 3, 31),
        actor=world.Actor.system(world.TODAY),
    )
    db.session.commit()
    return seat


def planned(acting):
    """Both meetings, drafts."""
    secretary = acting("secretary")
    first = convening.scheduled(secretary)
    other = meetings.add_draft(
        first.sitting,
        meetings.Part(world.body(UPPER), first.publicity, first.closed_reason),
        1,
        secretary,
    )
    db.session.commit()
    return fresh(first, acting), fresh(other, acting)


def notified(meeting, acting, **more):
    """Its notice sent; `more` as `meetings.notify` has it."""
    secretary = acting("secretary")
    meetings.fix_date(meeting, secretary)
    convening.signed_off(meeting, secretary)
    meetings.notify(meeting, secretary, **more)
    db.session.commit()
    return fresh(meeting, acting)


def invitation_of(who):
    """Their one invitation."""
    return db.session.scalars(
        select(Invitation)
        .where(Invitation.person_id == world.person(who).id)
        .execution_options(populate_existing=True)
    ).one()


def text_of(letter):
    """The letter's words, its lines joined as they were before they were wrapped."""
    text = notice(from_json(letter.facts)).text
    return text.replace("\n　　", "").replace("\n", "").replace("　", "")
