"""What every act on a paper still being written begins and ends with."""

from sqlalchemy.orm.attributes import flag_modified

from council.deidentify import holds_my_number
from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.models import CaseSubmission, keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.transitions import ensure_version


def ensure_writing(submission: CaseSubmission, base_version: int, actor: Actor) -> None:
    """Refuse unless the actor may write, the paper is a draft, and nobody saved since it was opened."""
    require(actor, Permission.SUBMISSION_EDIT, submission)
    ensure_draft(submission)
    ensure_version(submission, base_version)


def ensure_draft(submission: CaseSubmission) -> None:
    """Refuse a change to a paper that has left its author's desk."""
    if submission.state is not SubmissionState.DRAFT:
        raise Conflict("いまは書き直せません。画面を開き直して、いまの状態を確かめてください。")


def touch(submission: CaseSubmission) -> None:
    """Let a change of its passages, findings or members count as a change of the paper."""
    flag_modified(submission, "title")


def ensure_reason(reason: str) -> None:
    """Refuse an empty reason, and one that holds an 個人番号."""
    if not reason.strip():
        raise DomainError("戻す理由を書いてください。", field="reason")
    if holds_my_number(reason):
        raise DomainError("12桁の個人番号と思われる数字を消してください。", field="reason")


def seal_reason(submission: CaseSubmission, reason: str) -> None:
    """Keep why the paper went back, sealed with it."""
    submission.state_reason_sealed = keyring(db.session).seal(
        submission, "state_reason_sealed", reason
    )
