"""取下げ and 同意撤回: hidden from every reader at once, whatever the state."""

from council.domain.machines import SUBMISSION
from council.extensions import db
from council.models import CaseSubmission, Consent, keyring
from council.policy.actor import Actor
from council.services.submissions.distribution import close_window
from council.services.submissions.state import ensure_reason, seal_reason
from council.services.transitions import advance, ensure_version


def withdraw(
    submission: CaseSubmission, reason: str, actor: Actor, *, base_version: int | None = None
) -> None:
    """取り下げる: the agency takes its paper back."""
    _hide(submission, "withdraw", reason, actor, base_version)


def revoke(
    submission: CaseSubmission,
    reason: str,
    actor: Actor,
    *,
    consent: Consent | None = None,
    base_version: int | None = None,
) -> None:
    """同意の撤回を記録する: the paper closes at once; past sharing that was lawful is not undone.

    `consent` is the event that ended it, none where the person wants only this paper taken back.
    """
    _hide(submission, "revoke", reason, actor, base_version)
    submission.revoked_by_id = consent.id if consent else None


def _hide(
    submission: CaseSubmission, name: str, reason: str, actor: Actor, base_version: int | None
) -> None:
    ensure_reason(reason)
    if base_version is not None:
        ensure_version(submission, base_version)
    advance(SUBMISSION, submission, name, actor)
    seal_reason(submission, reason)
    ring = keyring(db.session)
    for key_id in {part.original.key_id for part in submission.parts if part.original}:
        ring.destroy(key_id)
    close_window(submission)
