"""取り消す: a term that was settled and has not begun."""

from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.machines import NOMINATION
from council.domain.nominations import NominationState
from council.extensions import db
from council.models import Appointment, Nomination
from council.policy.actor import Actor
from council.services import members
from council.services.nominations.steps import forget
from council.services.transitions import advance

_DONE = (NominationState.APPOINTED, NominationState.WITHDRAWN)


def take_back(term: Appointment, actor: Actor) -> None:
    """Let a term that has not begun be as if it never was: the seat waits again, and nobody saw anything by it.

    Whoever the term would have followed has left all the same.
    """
    if term.starts_on <= actor.on:
        raise DomainError("もう始まった任期は、取り消せません。任期の終わりを記録してください。")
    nomination = db.session.scalars(
        select(Nomination).where(
            Nomination.appointment_id == term.id, Nomination.state == NominationState.APPOINTED
        )
    ).one_or_none()
    if nomination is not None:
        _reopen(nomination, actor)
    members.forget_appointment(term, actor)


def _reopen(nomination: Nomination, actor: Actor) -> None:
    if _has_another(nomination):
        db.session.delete(nomination)
    else:
        forget(nomination)
        nomination.appointment_id, nomination.rotation_id = None, None
        advance(NOMINATION, nomination, "take_back", actor)
    db.session.flush()


def _has_another(nomination: Nomination) -> bool:
    """Whether the seat is being filled for that day otherwise."""
    return (
        db.session.scalars(
            select(Nomination.id).where(
                Nomination.seat_id == nomination.seat_id,
                Nomination.starts_on == nomination.starts_on,
                Nomination.id != nomination.id,
                Nomination.state.not_in(_DONE),
            )
        ).first()
        is not None
    )
