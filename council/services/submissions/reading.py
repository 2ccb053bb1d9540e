"""A member reads the paper, or declares to be connected with the household and reads it no more."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import NotFound
from council.extensions import db
from council.models import CaseSubmission, ReaderReceipt
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record


def read_paper(submission: CaseSubmission, actor: Actor) -> ReaderReceipt:
    """Note that this copy is being read. The caller commits before the first byte is sent."""
    require(actor, Permission.SUBMISSION_READ_PAPER, submission)
    receipt = _receipt(submission, actor)
    if receipt.first_read_at is None:
        receipt.first_read_at = clock.now()
    record(actor, "submission:read", submission, copy=receipt.copy_number)
    return receipt


def read_papers(submissions: Sequence[CaseSubmission], actor: Actor) -> None:
    """The same of several papers at once, each with a row of its own in the trail."""
    receipts: dict[tuple[uuid.UUID, uuid.UUID | None], ReaderReceipt] = {
        (one.submission_id, one.meeting_id): one
        for one in db.session.scalars(
            select(ReaderReceipt).where(
                ReaderReceipt.submission_id.in_([one.id for one in submissions]),
                ReaderReceipt.person_id == actor.id,
            )
        )
    }
    for submission in submissions:
        require(actor, Permission.SUBMISSION_READ_PAPER, submission)
        receipt = receipts.get((submission.id, submission.meeting_id))
        if receipt is None:
            raise NotFound("お探しのものは見つかりません。")
        receipt.first_read_at = receipt.first_read_at or clock.now()
        record(actor, "submission:read", submission, copy=receipt.copy_number)


def declare_connected(submission: CaseSubmission, actor: Actor) -> None:
    """関係者である: closes the paper for this reader at once; no reason is asked."""
    require(actor, Permission.SUBMISSION_DECLARE_CONNECTED, submission)
    receipt = _receipt(submission, actor)
    receipt.declared_connected_at = clock.now()
    record(actor, "submission:declare_connected", submission, copy=receipt.copy_number)


def _receipt(submission: CaseSubmission, actor: Actor) -> ReaderReceipt:
    found = db.session.scalars(
        select(ReaderReceipt).where(
            ReaderReceipt.submission_id == submission.id,
            ReaderReceipt.meeting_id == submission.meeting_id,
            ReaderReceipt.person_id == actor.id,
        )
    ).one_or_none()
    if found is None:
        raise NotFound("お探しのものは見つかりません。")
    return found
