"""Who may check a paper: somebody of a secretariat, never of the agency that submitted it, on whatever day it is."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.errors import Conflict
from council.domain.machines import SUBMISSION
from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.models import AgencyDuty, BodyVersion, CaseSubmission, Screening, SecretariatDuty, User
from council.policy.actor import Actor
from council.queries.accounts import live, version_on
from council.services.transitions import advance

_WAITING = (SubmissionState.SUBMITTED, SubmissionState.SCREENING)


def screening_body(submission: CaseSubmission, actor: Actor) -> uuid.UUID:
    """The body or the nearest one above it in whose secretariat somebody is not of the submitting agency."""
    body_id: uuid.UUID | None = submission.body_id
    while body_id is not None:
        if _strangers(body_id, submission.agency_id, actor):
            return body_id
        body_id = db.session.scalars(
            select(BodyVersion.parent_id).where(
                BodyVersion.body_id == body_id, version_on(actor.on)
            )
        ).one_or_none()
    raise Conflict(
        "匿名化の点検をする担当者がいません。事務局の担当者の登録を、システム管理者に確かめてください。"
    )


def _strangers(body_id: uuid.UUID, agency_id: uuid.UUID, actor: Actor) -> set[uuid.UUID]:
    """Who of the body's secretariat can log in and has no work whatever for the agency."""
    of_the_submitter = select(AgencyDuty.person_id).where(
        AgencyDuty.agency_id == agency_id, live(AgencyDuty, actor.on)
    )
    served_for_it = select(SecretariatDuty.person_id).where(
        SecretariatDuty.agency_id == agency_id, live(SecretariatDuty, actor.on)
    )
    return set(
        db.session.scalars(
            select(SecretariatDuty.person_id)
            .join(User, User.person_id == SecretariatDuty.person_id)
            .where(
                User.is_active,
                SecretariatDuty.body_id == body_id,
                SecretariatDuty.person_id.not_in(of_the_submitter),
                SecretariatDuty.person_id.not_in(served_for_it),
                live(SecretariatDuty, actor.on),
            )
        )
    )


def screen_elsewhere(actor: Actor) -> int:
    """Let papers be checked by others where those who would have, or had begun to, may not any more; says how many.

    Secretariats change hands and people leave: the clock asks this, and whoever hands over today.
    """
    moved = 0
    for submission, screening in db.session.execute(
        select(CaseSubmission, Screening)
        .outerjoin(
            Screening,
            (Screening.submission_id == CaseSubmission.id) & Screening.ended_at.is_(None),
        )
        .where(CaseSubmission.state.in_(_WAITING))
        .options(joinedload(CaseSubmission.body))
    ).all():
        moved += _moved(submission, screening, actor)
    return moved


def _moved(submission: CaseSubmission, screening: Screening | None, actor: Actor) -> bool:
    here = submission.screening_body_id
    able = _strangers(here, submission.agency_id, actor) if here else set()
    if able and (screening is None or screening.screener_id in able):
        return False
    if not able:
        try:
            submission.screening_body_id = screening_body(submission, actor)
        except Conflict:
            return False  # nobody at all: the page says so to whoever looks
    if screening is not None:
        db.session.delete(screening)
        advance(SUBMISSION, submission, "rescreen", Actor.system(actor.on))
    db.session.flush()
    return True
