"""Handing over to the 施設長・課長, who reads what will be disclosed, then releases it or sends it back."""

from council.domain import clock
from council.domain.errors import Conflict, DomainError, StaleVersion
from council.domain.ids import new_id
from council.domain.judging import UnusualDetail
from council.domain.machines import SUBMISSION
from council.extensions import db
from council.models import (
    CaseSubmission,
    Keyring,
    Release,
    keyring,
)
from council.models.cases.case import hold
from council.policy.actor import Actor
from council.policy.disclosure import case_view, disclosed_texts, in_order
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record
from council.services.submissions.fitness import obstacles
from council.services.submissions.scanning import rescan
from council.services.submissions.screeners import screening_body
from council.services.submissions.state import ensure_reason, seal_reason
from council.services.submissions.undoing import forget_steps
from council.services.submissions.unusual import answer_unusual
from council.services.submissions.writing import original_key
from council.services.transitions import advance, ensure_version


def hand_over(
    submission: CaseSubmission,
    *,
    is_altered: bool,
    unusual: UnusualDetail | None,
    unusual_reason: str = "",
    base_version: int,
    actor: Actor,
) -> None:
    """責任者に回す: only when nothing is missing, the author states that the content was altered, and says
    whether something rare would still give the household away.
    """
    ensure_version(submission, base_version)
    hold(db.session, [submission.case_id])
    if missing := obstacles(submission):
        first = missing[0]
        raise DomainError(first.sentence, subject=first.subject, count=first.count)
    if not is_altered:
        raise DomainError(
            "個人が特定されないよう内容を一部変更したことを、確かめてください。",
            field="is_altered",
        )
    answer_unusual(submission, unusual, unusual_reason, actor)
    submission.is_altered = True
    submission.state_reason_sealed = None
    advance(SUBMISSION, submission, "hand_over", actor)


def send_back(submission: CaseSubmission, reason: str, actor: Actor) -> None:
    """担当者に戻す, with what is to be mended."""
    ensure_reason(reason)
    advance(SUBMISSION, submission, "send_back", actor)
    seal_reason(submission, reason)


def release(submission: CaseSubmission, *, content_hash: str, actor: Actor) -> Release:
    """提出を承認する: fix what is disclosed, destroy what was typed, choose who screens.

    `content_hash` is that of the `CaseView` the manager read; anything else is a stale version.
    """
    require(actor, Permission.SUBMISSION_RELEASE, submission)
    SUBMISSION.step("release", submission.state)
    hold(db.session, [submission.case_id])
    if obstacles(submission):
        raise Conflict("確かめの済んでいないところがあります。担当者に戻してください。")
    ring = keyring(db.session)
    if case_view(submission, ring).content_hash != content_hash:
        raise StaleVersion
    texts = disclosed_texts(submission, ring)
    submission.screening_body_id = screening_body(submission, actor)
    submission.submitted_at = clock.now()
    for part, text in zip(in_order(submission.parts), texts, strict=True):
        part.disclosed_sealed = ring.seal(part, "disclosed_sealed", text)
    _forget_originals(submission, ring)
    forget_steps(submission)
    advance(SUBMISSION, submission, "release", actor)
    row = Release(
        id=new_id(),
        position=len(submission.releases) + 1,
        content_hash=content_hash,
        released_by_id=actor.id,
    )
    submission.releases.append(row)
    record(actor, "submission:destroy_original", submission, content_hash=content_hash)
    return row


def _forget_originals(submission: CaseSubmission, ring: Keyring) -> None:
    for key_id in {part.original.key_id for part in submission.parts if part.original}:
        ring.destroy(key_id)


def revise(submission: CaseSubmission, actor: Actor) -> None:
    """書き直す: what was disclosed becomes the new original, under a new key; every place is judged again."""
    ring = keyring(db.session)
    texts = {part.id: ring.open(part, "disclosed_sealed") for part in submission.parts}
    advance(SUBMISSION, submission, "revise", actor)
    key_id = original_key(submission)
    for part in submission.parts:
        for row in part.findings:
            db.session.delete(row)
        part.findings = []
        part.disclosed_sealed = None
        if part.original is not None:
            part.original.key_id = key_id
            part.original.text_sealed = ring.seal(part.original, "text_sealed", texts[part.id])
            part.original.text_version += 1
    submission.is_altered, submission.names_checked_at = False, None
    rescan(submission, {})
