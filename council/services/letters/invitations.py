"""The facts of an invitation's letter, gathered at the act; from then on the letter says the same for good.

Only the papers that a letter on paper lists are read again until it is carried: by then they may be for others.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import exists, select

from council.domain.business import ANNOUNCED
from council.domain.vocabulary import InvitationKind, LetterMethod, MeetingState
from council.extensions import db
from council.invites.letters import PARTLY, Facts, Matter, Posting, calendar, from_json
from council.invites.pairing import Method
from council.invites.wording import Change, Envelope, Occasion
from council.models import Invitation, InvitationLetter, InvitationSeat, Meeting, Person
from council.queries.meetings import WITH_POLICY
from council.services import house
from council.services.letters.gathering import Gathering, gather
from council.services.letters.handouts import handouts

INVITATION = "invitation"

_METHODS: dict[LetterMethod, Method] = {
    LetterMethod.REQUEST: "REQUEST",
    LetterMethod.CANCEL: "CANCEL",
    LetterMethod.PUBLISH: "PUBLISH",
}


@dataclass(frozen=True, slots=True)
class Off:
    """One meeting that is off, as a letter speaks of it that is about the others of its sitting."""

    gathering: Gathering
    meeting: Meeting

    @property
    def title(self) -> str:
        """How it is called."""
        return self.gathering.occasion([self.meeting]).title

    def signing(self, envelope: Envelope, person: Person, on: date) -> Envelope:
        """The envelope under the number of what was decided on this meeting, by who sends it."""
        own = self.gathering.envelope(self.meeting, person, on)
        return replace(
            envelope,
            document_label=own.document_label,
            dated_label=own.dated_label,
            sender_label=own.sender_label,
        )


def facts(  # noqa: PLR0913 everything a letter may be of, by keyword
    matter: Matter,
    gathering: Gathering,
    meetings: Sequence[Meeting],
    invitation: Invitation,
    person: Person,
    *,
    by: Meeting,
    sending: Collection[Meeting],
    on: date,
    changes: Sequence[Change] = (),
    off: Off | None = None,
    told: Facts | None = None,
    link: bool,
) -> Facts:
    """What a letter to one person says of the meetings that person is asked to, or told of.

    `by` is the meeting whose office writes, under its own number; `sending` are those to which a
    substitute may come. `link` for those who can log in: the others answer by telephone, FAX or mail. `off` is the meeting that is off
    while these stand. `told` is the last letter, where this one is about the day that it told.
    """
    is_asked = invitation.kind is InvitationKind.CONVENE
    still = any(one.state is MeetingState.NOTIFIED for one in meetings)
    asks = is_asked and (matter in {Matter.ASK, Matter.MOVE} or (matter in PARTLY and still))
    url = house.page_url(f"/invitations/{invitation.id}/reply") if link else None
    envelope = gathering.envelope(by, person, on)
    if off is not None:
        envelope = off.signing(envelope, person, on)
    papers: tuple[str, ...] = ()
    if asks and envelope.is_on_paper:
        papers = handouts(gathering, meetings, person, with_titles=matter is Matter.ASK)
    return Facts(
        matter=matter,
        occasion=_occasion(gathering.occasion(meetings), told),
        envelope=envelope,
        organizer_name=gathering.office_name(by),
        organizer_address=house.office_address(),
        starts=told.starts if told else gathering.starts,
        ends=told.ends if told else gathering.ends,
        answering=gathering.answering(meetings, url, papers, sending=sending) if asks else None,
        changes=tuple(changes),
        may_substitute=bool(sending),
        is_conference=gathering.conference is not None,
        off=off.title if off else "",
        joined=gathering.occasion([by]).title if matter is Matter.ASK and len(meetings) > 1 else "",
        meetings=tuple(str(one.id) for one in meetings),
    )


def _occasion(occasion: Occasion, told: Facts | None) -> Occasion:
    if told is None:
        return occasion
    before = told.occasion
    return replace(
        occasion,
        date_label=before.date_label,
        time_label=before.time_label,
        place=before.place,
        form_label=before.form_label,
    )


def as_carried_now(letter: InvitationLetter) -> Facts:
    """What the letter says if it is carried today: the papers it lists are those its reader may know of by now."""
    said = from_json(letter.facts)
    if said.answering is None or not said.envelope.is_on_paper or said.is_conference:
        return said
    invitation = db.session.get_one(Invitation, letter.invitation_id)
    is_asked = exists().where(
        Invitation.id == invitation.id,
        InvitationSeat.invitation_id == Invitation.id,
        InvitationSeat.asks(Meeting),
    )
    asked = db.session.scalars(
        select(Meeting)
        .where(is_asked, Meeting.state.in_(ANNOUNCED))
        .options(*WITH_POLICY)
        .order_by(Meeting.position)
    )
    meetings = [one for one in asked if speaks_of(said, one)]
    papers: tuple[str, ...] = ()
    if meetings:
        person = db.session.get_one(Person, invitation.person_id)
        papers = handouts(
            gather(meetings[0]), meetings, person, with_titles=said.matter is Matter.ASK
        )
    return replace(said, answering=replace(said.answering, papers=papers))


def speaks_of(said: Facts, meeting: Meeting) -> bool:
    """Whether the letter is of this meeting, too; what was written before that was kept is of all."""
    return not said.meetings or str(meeting.id) in said.meetings


def posting(letter: InvitationLetter, invitation: Invitation, person: Person) -> Posting:
    """Under which number, when and to whom the letter goes."""
    return Posting(
        method=_METHODS[letter.method],
        uid=invitation.uid,
        sequence=letter.sequence,
        created=invitation.created_at,
        stamp=letter.created_at,
        name=person.name,
        address=letter.address,
    )


def calendar_of(letter: InvitationLetter) -> bytes:
    """The calendar object that went with a letter, byte for byte; its invitation and person are loaded."""
    invitation = letter.invitation
    return calendar(from_json(letter.facts), posting(letter, invitation, invitation.person))
