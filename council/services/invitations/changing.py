"""Later letters: a sitting that moved, one person taken off the list."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.errors import DomainError
from council.extensions import db
from council.invites.letters import Facts, Matter, from_json
from council.invites.wording import Change
from council.models import (
    AgencyDuty,
    Invitation,
    InvitationLetter,
    InvitationSeat,
    Meeting,
    Participant,
    Person,
)
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.accounts import live
from council.services import letters
from council.services.audit import record
from council.services.invitations import roster, writing
from council.services.invitations.standing import standing
from council.services.letters import Gathering


@dataclass(frozen=True, slots=True)
class Asked:
    """A live invitation, its person, and the meetings it still is for, as far as their notices stand."""

    invitation: Invitation
    person: Person
    meetings: tuple[Meeting, ...]

    def without(self, meeting: Meeting) -> list[Meeting]:
        """The others."""
        return [one for one in self.meetings if one.id != meeting.id]


def asked_to(meeting: Meeting, gathering: Gathering) -> list[Asked]:
    """Everybody asked to or told of this meeting, with the other meetings of the sitting that ask them."""
    seats = db.session.scalars(
        select(InvitationSeat)
        .join(Invitation, Invitation.id == InvitationSeat.invitation_id)
        .where(
            Invitation.sitting_id == meeting.sitting_id,
            Invitation.is_live,
            InvitationSeat.removed_at.is_(None),
        )
        .options(
            joinedload(InvitationSeat.invitation)
            .joinedload(Invitation.person)
            .joinedload(Person.user)
        )
        .order_by(Invitation.created_at, Invitation.id)
    ).all()
    left = gone(gathering, clock.today())
    by_invitation: dict[uuid.UUID, tuple[Invitation, set[uuid.UUID]]] = {}
    for seat in seats:
        by_invitation.setdefault(seat.invitation_id, (seat.invitation, set()))[1].add(
            seat.meeting_id
        )
    return [
        Asked(
            invitation,
            invitation.person,
            tuple(one for one in gathering.meetings if one.id in asked_for),
        )
        for invitation, asked_for in by_invitation.values()
        if meeting.id in asked_for and invitation.person_id not in left
    ]


def gone(gathering: Gathering, on: date) -> set[uuid.UUID]:
    """Who was asked to the case conference for an agency they no longer work for: nothing more goes to them."""
    if gathering.conference is None:
        return set()
    works = exists().where(
        AgencyDuty.person_id == Participant.person_id,
        AgencyDuty.agency_id == Participant.agency_id,
        live(AgencyDuty, on),
    )
    return set(
        db.session.scalars(
            select(Participant.person_id).where(
                Participant.conference_id == gathering.conference.id, ~works
            )
        )
    )


def update(
    meeting: Meeting, changes: Sequence[Change], actor: Actor, *, again: bool = False
) -> None:
    """Tell everybody asked or told that date, time or place changed; the answer is asked for again.

    Who got this news already, for another meeting of the sitting, gets no second letter, unless the news is of
    this meeting alone (`again`).
    """
    require(actor, Permission.MEETING_MOVE, meeting)
    gathering = letters.gather(meeting)
    before = standing(gathering)
    for asked in asked_to(meeting, gathering):
        if not again and _knows(asked.invitation, gathering):
            continue
        writing.write(
            Matter.MOVE,
            asked.invitation,
            asked.person,
            before,
            asked.meetings,
            actor,
            changes,
            by=meeting,
        )
    db.session.flush()


def _knows(invitation: Invitation, gathering: Gathering) -> bool:
    last = last_facts(invitation)
    return last is not None and (
        last.starts,
        last.ends,
        last.occasion.place,
        last.occasion.form_label,
    ) == (
        gathering.starts,
        gathering.ends,
        gathering.sitting.place,
        gathering.sitting.form.label,
    )


def last_facts(invitation: Invitation) -> Facts | None:
    """What the newest letter of the invitation says."""
    last = db.session.scalars(
        select(InvitationLetter)
        .where(InvitationLetter.invitation_id == invitation.id)
        .order_by(InvitationLetter.sequence.desc())
        .limit(1)
    ).first()
    return from_json(last.facts) if last else None


def is_asked(meeting: Meeting, person: Person) -> bool:
    """Whether the person is asked to the meeting, and still is."""
    return any(one.person.id == person.id for one in asked_to(meeting, letters.gather(meeting)))


def remove(meeting: Meeting, person: Person, actor: Actor) -> None:
    """Take one person off the list; only that person is told, and not why.

    Who is asked to another meeting of the sitting keeps the entry of the calendar, which says that one alone now.
    """
    require(actor, Permission.MEETING_ROSTER, meeting)
    gathering = letters.gather(meeting)
    found = [one for one in asked_to(meeting, gathering) if one.person.id == person.id]
    if not found:
        raise DomainError("この方は、この会議に案内されていません。")
    asked = found[0]
    for seat in db.session.scalars(
        select(InvitationSeat).where(
            InvitationSeat.invitation_id == asked.invitation.id,
            InvitationSeat.meeting_id == meeting.id,
            InvitationSeat.removed_at.is_(None),
        )
    ):
        seat.removed_at = clock.now()
    roster.leave(meeting, person)
    affair = writing.affair_of(gathering, meeting)
    record(actor, "invitation:remove", asked.invitation, **affair)
    rest, before = asked.without(meeting), standing(gathering)
    if rest:
        off = letters.Off(gathering, meeting)
        writing.write(
            Matter.PARTLY_REMOVED, asked.invitation, asked.person, before, rest, actor, off=off
        )
    else:
        asked.invitation.is_live = False
        writing.write(Matter.REMOVE, asked.invitation, asked.person, before, [meeting], actor)
    db.session.flush()
