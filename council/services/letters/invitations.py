"""The facts of an invitation's letter, gathered at the act; from then on the letter says the same for good."""

from collections.abc import Sequence
from datetime import date

from council.domain.vocabulary import InvitationKind, LetterMethod
from council.invites.letters import Facts, Matter, Posting, calendar, from_json
from council.invites.pairing import Method
from council.invites.wording import Change
from council.models import Invitation, InvitationLetter, Meeting, Person
from council.services import house
from council.services.letters.gathering import Gathering
from council.services.letters.handouts import handouts

INVITATION = "invitation"

_METHODS: dict[LetterMethod, Method] = {
    LetterMethod.REQUEST: "REQUEST",
    LetterMethod.CANCEL: "CANCEL",
    LetterMethod.PUBLISH: "PUBLISH",
}


def facts(
    matter: Matter,
    gathering: Gathering,
    meetings: Sequence[Meeting],
    invitation: Invitation,
    person: Person,
    *,
    on: date,
    changes: Sequence[Change] = (),
    link: bool,
) -> Facts:
    """What a letter to one person says of the meetings that person is asked to, or told of.

    `link` for those who can log in: the others answer by telephone, FAX or mail.
    """
    first = meetings[0]
    is_asked = invitation.kind is InvitationKind.CONVENE
    asks = is_asked and matter in {Matter.ASK, Matter.MOVE}
    url = house.page_url(f"/invitations/{invitation.id}/reply") if link else None
    envelope = gathering.envelope(first, person, on)
    papers = handouts(gathering, meetings, person) if asks and envelope.is_on_paper else ()
    return Facts(
        matter=matter,
        occasion=gathering.occasion(meetings),
        envelope=envelope,
        organizer_name=gathering.office_name(first),
        organizer_address=house.office_address(),
        starts=gathering.starts,
        ends=gathering.ends,
        answering=gathering.answering(first, url, papers) if asks else None,
        changes=tuple(changes),
        may_substitute=gathering.may_substitute(meetings),
        is_conference=gathering.conference is not None,
    )


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
