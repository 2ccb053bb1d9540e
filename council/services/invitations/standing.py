"""What a sitting's people were asked and sent so far: read once for an act, kept up by it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.ids import new_id
from council.domain.vocabulary import InvitationKind, MeetingForm
from council.extensions import db
from council.models import Invitation, InvitationLetter, InvitationSeat, Meeting, Person, Seat
from council.queries.invitations import may_send
from council.services import house
from council.services.letters import Gathering


@dataclass(frozen=True, slots=True)
class Standing:
    """The sitting's invitations by person, the seats they are for, and the number of each one's last letter.

    What is added goes to the database with the next flush.
    """

    gathering: Gathering
    invitations: dict[uuid.UUID, Invitation]
    seats: dict[uuid.UUID, list[InvitationSeat]]
    numbers: dict[uuid.UUID, int]

    def invitation_to(self, person: Person, kind: InvitationKind) -> Invitation:
        """The person's invitation to the sitting: the one there is, or a new one with a UID of its own."""
        found = self.invitations.get(person.id)
        if found is not None:
            return found
        made = Invitation(
            id=new_id(),
            sitting_id=self.gathering.sitting.id,
            person_id=person.id,
            kind=kind,
            uid=f"{new_id()}@{house.office_address().partition('@')[2]}",
            sequence=0,
            is_live=False,
            created_at=clock.now(),
        )
        db.session.add(made)
        self.invitations[person.id] = made
        return made

    def take_seat(self, invitation: Invitation, meeting: Meeting, seat: Seat | None) -> None:
        """Ask the person for this meeting, in this seat if it has seats."""
        wanted = (meeting.id, seat.id if seat else None)
        taken = self.seats.setdefault(invitation.id, [])
        for row in taken:
            if (row.meeting_id, row.seat_id) == wanted:
                row.removed_at = None
                return
        # with the invitation itself, so that it goes to the database before its seat
        row = InvitationSeat(
            id=new_id(), invitation=invitation, meeting_id=wanted[0], seat_id=wanted[1], seat=seat
        )
        db.session.add(row)
        taken.append(row)

    def leave_seats(self, invitation: Invitation) -> None:
        """Ask the person for none of the meetings any more."""
        for row in self.seats.get(invitation.id, []):
            row.removed_at = row.removed_at or clock.now()

    def asked(self, invitation: Invitation) -> set[uuid.UUID]:
        """The meetings that the person is asked to, or told of."""
        return {
            row.meeting_id for row in self.seats.get(invitation.id, []) if row.removed_at is None
        }

    def sending(self, invitation: Invitation, meetings: Sequence[Meeting]) -> list[Meeting]:
        """To which of these the person may send somebody else; never to a case conference, nor to one in writing."""
        around = self.gathering
        if around.conference or around.sitting.form is MeetingForm.WRITTEN:
            return []
        return [
            one
            for one in meetings
            if any(
                row.meeting_id == one.id and may_send(around.version(one), row.seat)
                for row in self.seats.get(invitation.id, [])
                if row.removed_at is None
            )
        ]

    def next_number(self, invitation: Invitation) -> int:
        """The number of the invitation's next letter: the first has 0."""
        number = self.numbers.get(invitation.id, -1) + 1
        self.numbers[invitation.id] = number
        return number


def standing(gathering: Gathering) -> Standing:
    """How the sitting's invitations stand, in three statements."""
    of_sitting = Invitation.sitting_id == gathering.sitting.id
    invitations = db.session.scalars(select(Invitation).where(of_sitting))
    seats: dict[uuid.UUID, list[InvitationSeat]] = {}
    for row in db.session.scalars(
        select(InvitationSeat)
        .join(InvitationSeat.invitation)
        .where(of_sitting)
        .options(joinedload(InvitationSeat.seat))
    ):
        seats.setdefault(row.invitation_id, []).append(row)
    numbers = db.session.execute(
        select(InvitationLetter.invitation_id, func.max(InvitationLetter.sequence))
        .join(InvitationLetter.invitation)
        .where(of_sitting)
        .group_by(InvitationLetter.invitation_id)
    )
    return Standing(
        gathering=gathering,
        invitations={one.person_id: one for one in invitations},
        seats=seats,
        numbers={row[0]: row[1] for row in numbers},
    )
