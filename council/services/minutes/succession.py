"""March: who presided is out of office and cannot approve; the successor does, on that person's writing."""

from datetime import date

from sqlalchemy import select

from council.domain.errors import Conflict, NotAllowed
from council.domain.machines import MINUTES
from council.domain.vocabulary import Means, Office
from council.extensions import db
from council.models import Appointment, Minutes, Person, Seat
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.accounts import live
from council.queries.second_person import MINUTES_APPROVAL
from council.services import proxies, second_person
from council.services.audit import record
from council.services.minutes import letters
from council.services.minutes.revisions import current

_PRESIDING = (Office.CHAIR, Office.DEPUTY)


def successor_of(minutes: Minutes, on: date) -> Person | None:
    """Who chairs the body on the day, when whoever presided presides there no more; None otherwise."""
    meeting = minutes.meeting
    if meeting.presider_id is None or meeting.conference is not None:
        return None
    held = db.session.execute(
        select(Person, Seat.office)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(Seat.body_id == meeting.body_id, Seat.office.in_(_PRESIDING), live(Appointment, on))
    ).all()
    if any(row.Person.id == meeting.presider_id for row in held):
        return None
    return next((row.Person for row in held if row.office is Office.CHAIR), None)


def confirm_in_writing(
    minutes: Minutes,
    *,
    content_hash: str,
    received_on: date,
    received_by: str,
    actor: Actor,
    evidence: bytes | None = None,
) -> None:
    """Record that whoever presided confirmed this text in writing; the successor is asked to approve it."""
    require(actor, Permission.MINUTES_PROXY, minutes)
    MINUTES.step("approve", minutes.state)
    successor = successor_of(minutes, actor.on)
    if successor is None:
        raise Conflict(
            "議長を務めた方が在任しているか、後任の方がまだいません。議長を務めた方の承認か、代行入力で確定してください。"
        )
    if actor.person_id == successor.id:
        raise NotAllowed("書面による確認は、承認する方とは別の方が記録してください。")
    if current(minutes).content_hash != content_hash:
        raise Conflict("画面を開いたあとで内容が変わりました。もう一度確かめてください。")
    entry = proxies.enter(
        db.session.get_one(Person, minutes.meeting.presider_id),
        means=Means.LETTER,
        received_on=received_on,
        received_by=received_by,
        actor=actor,
        about=minutes,
        evidence=evidence,
    )
    second_person.lapse(MINUTES_APPROVAL, minutes.id, actor)
    minutes.confirmation_id, minutes.confirmation = entry.id, entry
    db.session.flush()
    record(actor, "minutes:confirm_in_writing", minutes, hash=content_hash, proxy=str(entry.id))
    letters.ask_to_approve(minutes, successor)


def take_back_confirmation(minutes: Minutes, actor: Actor) -> None:
    """Take back a confirmation recorded by mistake, before the successor approved."""
    require(actor, Permission.MINUTES_PROXY, minutes)
    minutes.confirmation_id = None
    record(actor, "minutes:take_back_confirmation", minutes)
