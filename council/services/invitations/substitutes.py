"""代理の方のログイン: the secretariat says who the named substitute is; up to the meeting they read for the seat."""

import uuid

from council.domain.errors import Conflict, DomainError, StaleVersion
from council.domain.vocabulary import MeetingState
from council.models import Invitation, Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.invitations import sending, substitutes
from council.services.audit import affair_of, record

_COMES = (MeetingState.NOTIFIED, MeetingState.IN_SESSION)


def know_substitute(
    meeting: Meeting,
    invitation: Invitation,
    person_id: uuid.UUID | None,
    actor: Actor,
    seen: str | None,
) -> None:
    """Say who the substitute of the answer that stands is, or with None that nobody with a login is.

    `seen` is the answer the form showed. It belongs to that answer: with the next one, or a later letter, it is over.
    """
    require(actor, Permission.MEETING_ROSTER, meeting)
    answer = sending(invitation)
    if answer is None or meeting.state not in _COMES:
        raise Conflict("代理の方が来る予定ではなくなっています。")
    if seen != str(answer.id):
        raise StaleVersion
    if person_id and person_id not in dict(substitutes(meeting, invitation)):
        raise DomainError("この方は、代理の方として選べません。", field="person")
    answer.substitute_id = person_id
    record(
        actor,
        "invitation:substitute",
        invitation,
        **affair_of(meeting),
        is_known=person_id is not None,
    )
