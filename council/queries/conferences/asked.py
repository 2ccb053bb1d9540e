"""A request to convene, as both sides read it."""

from dataclasses import dataclass

from council.extensions import db
from council.models import ConvenerRequest
from council.models.keyring import keyring
from council.policy.actor import Actor


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Why the lead agency asks, and what was answered."""

    reason: str
    answer: str
    is_asked: bool
    members: tuple[str, ...]


def request_page(actor: Actor, request: ConvenerRequest) -> RequestPage:
    """The opened texts of a request found by `get_request`; of the household only the words for its members."""
    ring = keyring(db.session)
    return RequestPage(
        reason=ring.open(request, "reason_sealed"),
        answer=ring.open(request, "answer_sealed"),
        is_asked=request.to_agency_id in actor.agencies,
        members=tuple(one.label for one in request.case.subjects),
    )
