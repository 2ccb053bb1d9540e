"""ひとつ戻す: before each act of judging, what stood there is kept; undoing puts it back, step by step."""

import base64
import json
import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from council.domain.errors import Conflict
from council.domain.ids import new_id
from council.domain.judging import JudgingAct
from council.domain.vocabulary import FindingDecision
from council.extensions import db
from council.models import CaseSubmission, Finding, JudgingStep, keyring
from council.policy.actor import Actor
from council.services.audit import record
from council.services.submissions.state import ensure_writing, touch


def keep(
    submission: CaseSubmission, act: JudgingAct, rows: Collection[Finding], actor: Actor
) -> None:
    """Keep what these findings say before an act; of a MISSED act, they are what it adds."""
    last = last_step(submission)
    row = JudgingStep(
        id=new_id(),
        submission_id=submission.id,
        position=last.position + 1 if last else 1,
        act=act,
        places=len(rows),
        key_id=submission.key_id,
        made_by_id=actor.id,
    )
    before = json.dumps([_said(one) for one in rows])
    row.before_sealed = keyring(db.session).seal(row, "before_sealed", before)
    db.session.add(row)


def last_step(submission: CaseSubmission) -> JudgingStep | None:
    """The act that undoing would take back."""
    return db.session.scalars(
        select(JudgingStep)
        .where(JudgingStep.submission_id == submission.id)
        .order_by(JudgingStep.position.desc())
        .limit(1)
    ).first()


def undo(submission: CaseSubmission, *, base_version: int, actor: Actor) -> JudgingStep:
    """Take the last act back; how far back: to the last saving of the text or check of names."""
    ensure_writing(submission, base_version, actor)
    step = last_step(submission)
    if step is None:
        raise Conflict("戻せる決定は、もうありません。")
    before = json.loads(keyring(db.session).open(step, "before_sealed"))
    rows = {row.id: row for part in submission.parts for row in part.findings}
    for said in before:
        row = rows.get(uuid.UUID(said["id"]))
        if row is None:
            continue
        if step.act is JudgingAct.MISSED:
            _take_off(submission, row)
            continue
        _put_back(row, said)
        if row.decision is FindingDecision.CHANGED:
            submission.names_checked_at = None
    db.session.delete(step)
    touch(submission)
    record(actor, "submission:undo", submission, act=str(step.act), places=step.places)
    return step


def forget_steps(submission: CaseSubmission) -> None:
    """Let nothing before this be taken back: the text has changed, or the paper has left."""
    db.session.execute(delete(JudgingStep).where(JudgingStep.submission_id == submission.id))


def _take_off(submission: CaseSubmission, row: Finding) -> None:
    part = next(one for one in submission.parts if row in one.findings)
    part.findings.remove(row)
    db.session.delete(row)


def _said(row: Finding) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "decision": row.decision.value,
        "replacement": _as_text(row.replacement_sealed),
        "reason": _as_text(row.reason_sealed),
        "by": str(row.confirmed_by_id) if row.confirmed_by_id else None,
        "at": row.confirmed_at.isoformat() if row.confirmed_at else None,
    }


def _put_back(row: Finding, said: dict[str, Any]) -> None:
    row.decision = FindingDecision(said["decision"])
    row.replacement_sealed = _as_bytes(said["replacement"])
    row.reason_sealed = _as_bytes(said["reason"])
    row.confirmed_by_id = uuid.UUID(said["by"]) if said["by"] else None
    row.confirmed_at = datetime.fromisoformat(said["at"]) if said["at"] else None


def _as_text(sealed: bytes | None) -> str | None:
    return None if sealed is None else base64.b64encode(sealed).decode()


def _as_bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)
