"""特異な記述: a question that a person answers at every handing over, because no machine finds it."""

from sqlalchemy import func, select

from council.deidentify import holds_my_number
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.judging import UnusualDetail
from council.extensions import db
from council.models import CaseSubmission, UnusualDetailCheck, keyring
from council.policy.actor import Actor


def answer_unusual(
    submission: CaseSubmission, answer: UnusualDetail | None, reason: str, actor: Actor
) -> None:
    """Record whether something rare is in the paper; what is kept needs a reason."""
    if answer is None:
        raise DomainError("特異な記述がないかを読み返して、選んでください。", field="unusual")
    if answer is UnusualDetail.KEPT and not reason.strip():
        raise DomainError("残す理由を書いてください。", field="unusual_reason")
    if holds_my_number(reason):
        raise DomainError("個人番号は残せません。", field="unusual_reason")
    ring = keyring(db.session)
    row = UnusualDetailCheck(
        id=new_id(),
        submission_id=submission.id,
        position=1 + _answered(submission),
        answer=answer,
        key_id=submission.key_id,
        answered_by_id=actor.id,
    )
    if answer is UnusualDetail.KEPT:
        row.reason_sealed = ring.seal(row, "reason_sealed", reason.strip())
    db.session.add(row)


def _answered(submission: CaseSubmission) -> int:
    count = select(func.count()).where(UnusualDetailCheck.submission_id == submission.id)
    return db.session.scalars(count).one()
