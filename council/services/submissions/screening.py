"""匿名化点検 by people who are not of the submitting agency: accepted, or returned with a reason."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from council.deidentify import Finding as Found
from council.deidentify import find_in_paper
from council.domain import clock
from council.domain.ids import new_id
from council.domain.machines import SUBMISSION
from council.extensions import db
from council.models import CaseSubmission, Screening, SecretariatDuty, keyring
from council.policy.actor import Actor
from council.services.submissions.scanning import public_names
from council.services.submissions.standing import ensure_standing
from council.services.submissions.state import ensure_reason, seal_reason
from council.services.terms import remembered
from council.services.transitions import advance


def screen(submission: CaseSubmission, actor: Actor) -> Screening:
    """点検を始める: from now on the screener, and nobody else of a secretariat, reads the paper."""
    advance(SUBMISSION, submission, "screen", actor)
    row = Screening(
        id=new_id(),
        submission_id=submission.id,
        release_id=max(submission.releases, key=lambda one: one.position).id,
        screener_id=actor.id,
        screener_agency_id=_agency_of(submission, actor),
        started_at=clock.now(),
        key_id=submission.key_id,
    )
    db.session.add(row)
    return row


def second_scan(texts: Sequence[str]) -> list[list[Found]]:
    """What the check still finds in the passages as they will be read."""
    terms = remembered()
    return find_in_paper(texts, terms.marks, public_names(terms))


def accept(submission: CaseSubmission, actor: Actor) -> None:
    """受理する: the paper may be put on an agenda."""
    ensure_standing(submission)
    advance(SUBMISSION, submission, "accept", actor)
    _end(_current(submission), submission, actor, is_accepted=True)


def send_return(submission: CaseSubmission, reason: str, actor: Actor) -> None:
    """差し戻す, with what would let somebody be recognised or what is missing."""
    ensure_reason(reason)
    advance(SUBMISSION, submission, "return", actor)
    seal_reason(submission, reason)
    row = _current(submission)
    row.reason_sealed = keyring(db.session).seal(row, "reason_sealed", reason)
    _end(row, submission, actor, is_accepted=False)


def _end(row: Screening, submission: CaseSubmission, actor: Actor, *, is_accepted: bool) -> None:
    """Whoever ends the check answers for it, whoever began it."""
    row.screener_id, row.screener_agency_id = actor.id, _agency_of(submission, actor)
    row.ended_at, row.is_accepted = clock.now(), is_accepted


def _current(submission: CaseSubmission) -> Screening:
    with db.session.no_autoflush:
        return db.session.scalars(
            select(Screening).where(
                Screening.submission_id == submission.id, Screening.ended_at.is_(None)
            )
        ).one()


def _agency_of(submission: CaseSubmission, actor: Actor) -> uuid.UUID:
    return db.session.scalars(
        select(SecretariatDuty.agency_id)
        .where(
            SecretariatDuty.body_id == submission.screening_body_id,
            SecretariatDuty.person_id == actor.id,
            SecretariatDuty.starts_on <= actor.on,
            SecretariatDuty.ends_on.is_(None) | (SecretariatDuty.ends_on >= actor.on),
        )
        .limit(1)
    ).one()
