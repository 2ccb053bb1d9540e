"""誓約書 of those whom no law binds through their agency: written, received; until then no case paper is theirs."""

from datetime import date

from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.vocabulary import Means, MeetingState, SubmissionState
from council.domain.wareki import long_date
from council.extensions import db
from council.minutes.pledge import PledgeContent, pledge_docx
from council.models import Appointment, CaseSubmission, Meeting, Person, RosterEntry
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import tiers, town
from council.services import members, proxies, submissions

_STILL_READ = (MeetingState.NOTIFIED, MeetingState.IN_SESSION)


def receive(appointment: Appointment, on: date, actor: Actor) -> int:
    """Note that the pledge came; papers of meetings ahead are handed out now. Returns how many."""
    if not actor.is_system:
        require(actor, Permission.APPOINTMENT_EDIT, appointment.seat)
    if on > actor.on:
        raise DomainError("受け取った日が、今日より後です。", field="received_on")
    members.note_decision(appointment, {"pledged_on": on}, actor)
    db.session.flush()
    waiting = db.session.execute(
        select(CaseSubmission, Meeting.id)
        .join(Meeting, Meeting.id == CaseSubmission.meeting_id)
        .join(RosterEntry, RosterEntry.meeting_id == Meeting.id)
        .where(
            RosterEntry.appointment_id == appointment.id,
            RosterEntry.left_at.is_(None),
            Meeting.state.in_(_STILL_READ),
            CaseSubmission.state == SubmissionState.DISTRIBUTED,
        )
    ).all()
    for submission, meeting_id in waiting:
        submissions.hand_copies(submission, meeting_id, actor)
    return len(waiting)


def receive_entered(
    appointment: Appointment,
    *,
    means: Means,
    received_on: date,
    received_by: str,
    evidence: bytes | None,
    actor: Actor,
) -> int:
    """Note that the pledge came, how and to whom, with a copy of what was signed; hands out as `receive` does."""
    handed = receive(appointment, received_on, actor)
    is_own = appointment.person_id == actor.person_id
    proxies.enter(
        None if is_own else db.session.get_one(Person, appointment.person_id),
        means=means,
        received_on=received_on,
        received_by=received_by,
        actor=actor,
        about=appointment,
        evidence=evidence,
    )
    return handed


def write(appointment: Appointment, actor: Actor) -> bytes:
    """The pledge as a .docx file, to be signed by who holds the seat."""
    require(actor, Permission.APPOINTMENT_EDIT, appointment.seat)
    version = tiers.bodies(max(actor.on, appointment.starts_on)).get(appointment.seat.body_id)
    if version is None:
        raise DomainError("この日には、会議体がありません。")
    profile, style = town.profile(), town.page_style()
    content = PledgeContent(
        municipality=profile.municipality,
        mayor=profile.mayor_title,
        body_name=version.name.removeprefix(profile.municipality),
        member_title=version.member_title,
        seat_title=appointment.seat.title,
        instrument=f"{version.founding_instrument}{version.founding_article}",
        begins_label=long_date(appointment.starts_on, style.digits, weekday=False),
        person=appointment.person.name,
        post=appointment.post_title,
    )
    return pledge_docx(content, style)
