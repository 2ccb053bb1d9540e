"""What waits for somebody around conferences: requests to answer, urgent sharing to confirm, places to fill."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, cast, literal, null, union_all

from council.domain import clock
from council.domain.vocabulary import RequestState
from council.extensions import db
from council.models import CaseMeetingLink, ConvenerRequest, Meeting, Participant, Sitting
from council.policy.actor import Actor
from council.policy.sharing import left_behind, visible_requests, visible_urgent

REQUEST, URGENT, PLACE = "request", "urgent", "place"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: its kind, the id its page is found by, and until when. No word of a household."""

    kind: str
    id: uuid.UUID
    due: date | None


def waiting(actor: Actor) -> tuple[Waiting, ...]:
    """What waits for the actor: one statement, none for who works for no agency."""
    if not actor.agencies:
        return ()
    open_requests = visible_requests(actor).where(
        ConvenerRequest.state == RequestState.OPEN,
        ConvenerRequest.to_agency_id.in_(actor.agencies),
    )
    urgent = visible_urgent(actor).where(
        CaseMeetingLink.confirmed_at.is_(None),
        CaseMeetingLink.ended_at.is_(None),
        CaseMeetingLink.expires_at > clock.now(),
        CaseMeetingLink.created_by_id != actor.person_id,
    )
    places = left_behind(actor).join(Sitting, Sitting.id == Meeting.sitting_id)
    rows = db.session.execute(
        union_all(
            open_requests.with_only_columns(
                literal(REQUEST).label("kind"), ConvenerRequest.id, ConvenerRequest.wished_on
            ),
            urgent.with_only_columns(literal(URGENT), CaseMeetingLink.id, cast(null(), Date)),
            places.with_only_columns(literal(PLACE), Participant.id, Sitting.held_on),
        )
    )
    return tuple(
        Waiting(kind, row_id, actor.on if kind == URGENT else due) for kind, row_id, due in rows
    )
