"""A request to convene, as both sides read it."""

from dataclasses import dataclass

from council.extensions import db
from council.models import ConvenerRequest, Meeting
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.sharing import visible_conferences


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Why the lead agency asks, and what was answered."""

    reason: str
    answer: str
    is_asked: bool
    is_invited: bool
    members: tuple[str, ...]


def request_page(actor: Actor, request: ConvenerRequest) -> RequestPage:
    """The opened texts of a request found by `get_request`; of the household only the words for its members."""
    ring = keyring(db.session)
    return RequestPage(
        reason=ring.open(request, "reason_sealed"),
        answer=ring.open(request, "answer_sealed"),
        is_asked=request.to_agency_id in actor.agencies,
        is_invited=_is_invited(actor, request),
        members=tuple(one.label for one in request.case.subjects),
    )


def _is_invited(actor: Actor, request: ConvenerRequest) -> bool:
    if request.meeting_id is None:
        return False
    found = visible_conferences(actor).where(Meeting.id == request.meeting_id)
    return db.session.scalars(found).first() is not None
