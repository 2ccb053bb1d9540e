"""Mails without a calendar entry: they say where to look, never what is written there."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.letter_kinds import name_of_letter
from council.domain.wareki import long_date
from council.extensions import db
from council.invites.wording import (
    Answering,
    Contact,
    Envelope,
    Note,
    Task,
    action_answered_text,
    action_assigned_text,
    action_reminder_text,
    look_in_text,
    minutes_approval_text,
    minutes_check_text,
    minutes_final_text,
    minutes_returned_text,
    minutes_signature_text,
    papers_added_text,
    reply_reminder_text,
    request_answered_text,
    request_waiting_text,
    urgent_decided_text,
    urgent_waiting_text,
)
from council.minutes.labels import addressed
from council.models import (
    ActionItem,
    Agency,
    BodyVersion,
    InvitationSeat,
    Meeting,
    Minutes,
    Nomination,
    OutboxMessage,
    Person,
    User,
)
from council.queries import town
from council.queries.accounts import version_on
from council.queries.invitations import REPLY_REMINDER, asked
from council.services import house
from council.services.letters.gathering import Gathering, gather
from council.services.letters.handouts import PAPERS_ADDED, added

REQUEST = "request_to_convene"
REQUEST_ANSWERED = "request_answered"
URGENT = "urgent_waiting"
URGENT_DECIDED = "urgent_decided"


def note(message: OutboxMessage, person: Person) -> Note:
    """The words of the mail; a kind without words of its own only asks its reader to log in."""
    if message.subject_kind == Minutes.__tablename__ and message.kind in _MINUTES:
        return _of_minutes(message, person)
    if message.subject_kind == ActionItem.__tablename__ and message.kind in _ACTIONS:
        return _of_action(message, person)
    if message.kind == REPLY_REMINDER:
        return _of_invitation(message, person)
    if message.kind == PAPERS_ADDED:
        return _of_papers(message, person)
    if message.kind in _WAITING:
        return _of_conference(message, person)
    return _without_words(message, person)


def _without_words(message: OutboxMessage, person: Person) -> Note:
    """Of a seat, what the paper is; else, that there is something to look at."""
    if message.subject_kind == Nomination.__tablename__:
        return name_of_paper(message, person.name)
    path = message.reference.get("path")
    envelope = _addressed(message, person)
    return look_in_text(envelope, url=_url(path, person) if path else None)


def name_of_paper(message: OutboxMessage, name: str) -> Note:
    """To whom it is and what it is called: what it says is printed from the page of its seat."""
    title = name_of_letter(message.kind)
    return Note(subject=title, text=f"{addressed(name)}\n\n{title}\n")


def office_name(message: OutboxMessage) -> str:
    """Who writes: the body's secretariat, or the agency that has to do with a conference still to come about."""
    return contact_of(message).name.partition("　")[0]


def contact_of(message: OutboxMessage) -> Contact:
    """Who answers questions about a letter."""
    if agency_id := message.reference.get("agency"):
        sender = db.session.get_one(Agency, uuid.UUID(agency_id))
        return Contact(name=sender.name, phone=sender.phone, address=town.address(sender))
    if message.body_id is None:
        return Contact(name="事務局")
    version = db.session.scalars(
        select(BodyVersion)
        .where(
            BodyVersion.body_id == message.body_id,
            version_on(clock.local(message.created_at).date()),
        )
        .options(joinedload(BodyVersion.secretariat))
    ).one()
    name, agency = f"{version.short_name}事務局", version.secretariat
    whole = f"{name}　{agency.name}" if agency else name
    return Contact(
        name=whole,
        phone=town.telephone(agency),
        fax=town.fax(agency),
        address=town.address(agency),
    )


def _url(path: str, person: Person) -> str | None:
    """A link only for those who can log in."""
    has_login = db.session.scalars(
        select(User.id).where(User.person_id == person.id, User.is_active)
    ).first()
    return house.page_url(path) if has_login else None


def _day(text: str | None) -> str:
    return long_date(date.fromisoformat(text)) if text else ""


def _envelope(
    gathering: Gathering, meeting: Meeting, person: Person, message: OutboxMessage
) -> Envelope:
    return Envelope(
        addressee=person.name,
        contact=gathering.contact(meeting),
        is_on_paper=not message.address,
    )


def _addressed(message: OutboxMessage, person: Person) -> Envelope:
    return Envelope(
        addressee=person.name, contact=contact_of(message), is_on_paper=not message.address
    )


_MINUTES: dict[str, Callable[[Gathering, Meeting, Person, OutboxMessage, str | None], Note]] = {
    "minutes_check": lambda g, m, p, letter, url: minutes_check_text(
        g.occasion([m]),
        _envelope(g, m, p, letter),
        Answering(
            by_label=_day(letter.reference.get("by")) or "会議の担当がお知らせする日", url=url
        ),
    ),
    "minutes_signature": lambda g, m, p, letter, url: minutes_signature_text(
        g.occasion([m]), _envelope(g, m, p, letter), url=url
    ),
    "minutes_approval": lambda g, m, p, letter, url: minutes_approval_text(
        g.occasion([m]), _envelope(g, m, p, letter), url=url
    ),
    "minutes_returned": lambda g, m, p, letter, url: minutes_returned_text(
        g.occasion([m]), _envelope(g, m, p, letter), url=url
    ),
    "minutes_final": lambda g, m, p, letter, url: minutes_final_text(
        g.occasion([m]),
        _envelope(g, m, p, letter),
        url=url,
        is_correction=bool(letter.reference.get("is_correction")),
    ),
}


def _of_minutes(message: OutboxMessage, person: Person) -> Note:
    minutes = db.session.get_one(Minutes, message.subject_id)
    meeting = db.session.get_one(Meeting, minutes.meeting_id)
    url = _url(f"/meetings/{meeting.id}/minutes", person)
    return _MINUTES[message.kind](gather(meeting), meeting, person, message, url)


_WAITING: dict[str, Callable[[Envelope, str | None], Note]] = {
    REQUEST: lambda envelope, url: request_waiting_text(envelope, url=url),
    REQUEST_ANSWERED: lambda envelope, url: request_answered_text(envelope, url=url),
    URGENT: lambda envelope, url: urgent_waiting_text(envelope, url=url),
    URGENT_DECIDED: lambda envelope, url: urgent_decided_text(envelope, url=url),
}


def _of_conference(message: OutboxMessage, person: Person) -> Note:
    envelope = _addressed(message, person)
    return _WAITING[message.kind](envelope, _url(message.reference["path"], person))


def _of_invitation(message: OutboxMessage, person: Person) -> Note:
    meeting = db.session.get_one(Meeting, uuid.UUID(message.reference["meeting"]))
    gathering = gather(meeting)
    seats = db.session.scalars(
        select(InvitationSeat.meeting_id).where(
            InvitationSeat.invitation_id == message.subject_id, InvitationSeat.removed_at.is_(None)
        )
    ).all()
    meetings = [one for one in gathering.meetings if one.id in seats] or [meeting]
    free = {one.id for one in asked(message.subject_id) if one.may_send}
    sending = [one for one in meetings if one.id in free]
    url = _url(f"/invitations/{message.subject_id}/reply", person)
    return reply_reminder_text(
        gathering.occasion(meetings),
        _envelope(gathering, meeting, person, message),
        replace(
            gathering.answering(meetings, url, sending=sending),
            by_label=gathering.reply_by(meeting),
        ),
        may_substitute=bool(sending),
        is_overdue=bool(message.reference["is_overdue"]),
        is_conference=gathering.conference is not None,
    )


def _of_papers(message: OutboxMessage, person: Person) -> Note:
    meeting = db.session.get_one(Meeting, message.subject_id)
    gathering = gather(meeting)
    return papers_added_text(
        gathering.occasion([meeting]),
        _envelope(gathering, meeting, person, message),
        labels=added(message),
        url=_url(f"/meetings/{meeting.id}", person),
    )


_ACTIONS: dict[str, Callable[[Task, Envelope, OutboxMessage], Note]] = {
    "action_assigned": lambda task, envelope, _letter: action_assigned_text(task, envelope),
    "action_reminder": lambda task, envelope, letter: action_reminder_text(
        task, envelope, is_overdue=bool(letter.reference.get("is_overdue"))
    ),
    "action_answered": lambda task, envelope, letter: action_answered_text(
        task, envelope, matter_label=str(letter.reference.get("matter", "返答しました"))
    ),
}


def _of_action(message: OutboxMessage, person: Person) -> Note:
    action = db.session.get_one(ActionItem, message.subject_id)
    meeting = db.session.get_one(Meeting, action.meeting_id)
    gathering = gather(meeting)
    task = Task(
        meeting_label=gathering.occasion([meeting]).title,
        number_label=action.code,
        due_label=long_date(action.due_on),
        url=_url(f"/actions/{action.id}", person),
    )
    return _ACTIONS[message.kind](task, _envelope(gathering, meeting, person, message), message)
