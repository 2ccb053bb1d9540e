"""Whether the consents that a paper rests on still stand, asked while nobody else can record another."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.consents import LIVE
from council.domain.errors import Conflict
from council.extensions import db
from council.models import CaseSubmission, SubmissionGround
from council.models.cases.case import hold
from council.services.submissions.deriving import newest_consents


def lapsed(submission: CaseSubmission) -> list[SubmissionGround]:
    """The grounds that cannot go on as they are: their data subject's consent no longer stands."""
    return _lapsed(submission.grounds)


def ensure_standing(submission: CaseSubmission) -> None:
    """Refuse to take a paper further whose consents no longer stand; until the act ends they stay as they are."""
    hold(db.session, [submission.case_id])
    grounds = db.session.scalars(
        select(SubmissionGround)
        .where(SubmissionGround.submission_id == submission.id)
        .options(joinedload(SubmissionGround.legal_basis), joinedload(SubmissionGround.subject))
    )
    if _lapsed(grounds.all()):
        raise Conflict("同意が得られなくなった人がいるため、この事例は先に進められません。")


def _lapsed(grounds: Iterable[SubmissionGround]) -> list[SubmissionGround]:
    resting = [one for one in grounds if one.legal_basis.consent_needed or one.consent_id]
    consents = newest_consents([one.subject for one in resting])
    return [
        one
        for one in resting
        if (newest := consents.get(one.subject_id)) is None or newest.event not in LIVE
    ]
