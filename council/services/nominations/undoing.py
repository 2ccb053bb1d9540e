"""取り消す: a term that was settled and has not begun."""

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from council.domain.errors import DomainError
from council.domain.machines import NOMINATION
from council.domain.nominations import NominationState, RotationState
from council.extensions import db
from council.models import Appointment, Nomination
from council.policy.actor import Actor
from council.services import members
from council.services.nominations.posting import take_from_the_list
from council.services.nominations.steps import clear, forget
from council.services.transitions import advance

_DONE = (NominationState.APPOINTED, NominationState.WITHDRAWN)


def take_back(term: Appointment, actor: Actor) -> None:
    """Let a term that has not begun be as if it never was: the seat waits again, and nobody saw anything by it.

    Whoever the term would have followed has left all the same.
    """
    if term.starts_on <= actor.on:
        raise DomainError("もう始まった任期は、取り消せません。任期の終わりを記録してください。")
    for nomination in _resting_on(term):
        is_its_own = nomination.appointment_id == term.id and nomination.starts_on == term.starts_on
        if nomination.state is NominationState.APPOINTED and is_its_own:
            _reopen(nomination, actor)
        else:
            _let_go(nomination, term, actor)
    members.forget_appointment(term, actor)


def _resting_on(term: Appointment) -> list[Nomination]:
    return list(
        db.session.scalars(
            select(Nomination)
            .where(or_(Nomination.appointment_id == term.id, Nomination.outgoing_id == term.id))
            .options(joinedload(Nomination.rotation))
        )
    )


def _let_go(nomination: Nomination, term: Appointment, actor: Actor) -> None:
    """What was planned for a later day counts no more on who would have held the seat by then."""
    if nomination.appointment_id == term.id:
        db.session.delete(nomination)  # it said that the term goes on
    else:
        if nomination.stays and nomination.state not in _DONE:
            clear(nomination, actor)
        nomination.outgoing_id = None
    db.session.flush()


def _reopen(nomination: Nomination, actor: Actor) -> None:
    take_from_the_list([nomination], actor)
    if _has_another(nomination):
        db.session.delete(nomination)
    else:
        forget(nomination)
        nomination.appointment_id = None
        if nomination.rotation is not None and nomination.rotation.state is not RotationState.OPEN:
            nomination.rotation_id = None
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
