"""Judging what was found: put in the proposal, other words, or keep with a reason; marking what was missed."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from council.deidentify import Kind, find
from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotFound
from council.domain.ids import new_id
from council.domain.vocabulary import FindingDecision
from council.extensions import db
from council.models import CaseSubmission, Finding, SubmissionPart, keyring
from council.policy.actor import Actor
from council.services.audit import record
from council.services.submissions.scanning import MANUAL, reopen, text_of
from council.services.submissions.state import ensure_writing, holds_my_number, touch


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided about one finding; `wording` counts for CHANGED, `reason` for KEPT; OPEN takes it back."""

    finding_id: uuid.UUID
    decision: FindingDecision
    wording: str = ""
    reason: str = ""


def decide_findings(
    submission: CaseSubmission,
    judgements: Sequence[Judgement],
    *,
    base_version: int,
    actor: Actor,
) -> None:
    """Settle several findings at once: all of them or, when one is refused, none."""
    ensure_writing(submission, base_version, actor)
    for judgement in judgements:
        _decide(submission, judgement, actor)
    if any(one.decision is FindingDecision.CHANGED for one in judgements):
        submission.names_checked_at = None
    touch(submission)


def _decide(submission: CaseSubmission, judgement: Judgement, actor: Actor) -> None:
    row = _of(submission, judgement.finding_id)
    part = next(part for part in submission.parts if row in part.findings)
    if part.original is None or row.text_version != part.original.text_version:
        raise _moved()
    reopen(row)
    if judgement.decision is not FindingDecision.OPEN:
        _settle(row, judgement.decision, judgement.wording, judgement.reason)
        row.confirmed_by_id, row.confirmed_at = actor.id, clock.now()
    record(
        actor,
        "submission:decide_finding",
        submission,
        kind=row.kind,
        decision=str(judgement.decision),
    )


def decide_finding(
    submission: CaseSubmission,
    finding_id: uuid.UUID,
    decision: FindingDecision,
    *,
    wording: str = "",
    reason: str = "",
    base_version: int,
    actor: Actor,
) -> None:
    """Settle one finding: the proposal, `wording` in its place, or kept for `reason`."""
    judgement = Judgement(finding_id, decision, wording, reason)
    decide_findings(submission, [judgement], base_version=base_version, actor=actor)


def _settle(row: Finding, decision: FindingDecision, wording: str, reason: str) -> None:
    ring = keyring(db.session)
    if decision is FindingDecision.ACCEPTED:
        proposed = ring.open(row, "proposed_sealed")
        row.replacement_sealed = ring.seal(row, "replacement_sealed", proposed)
    elif decision is FindingDecision.CHANGED:
        _ensure_harmless(wording, f"wording_{row.id.hex}")
        row.replacement_sealed = ring.seal(row, "replacement_sealed", wording.strip())
    else:
        if not reason.strip():
            raise DomainError("残す理由を書いてください。", field=f"reason_{row.id.hex}")
        if row.kind == Kind.MYNUMBER or holds_my_number(reason):
            raise DomainError("個人番号は残せません。", field=f"reason_{row.id.hex}")
        row.reason_sealed = ring.seal(row, "reason_sealed", reason.strip())
    row.decision = decision


def _ensure_harmless(wording: str, field: str) -> None:
    if not wording.strip():
        raise DomainError("置き換える言葉を書いてください。", field=field)
    if find(wording):
        raise DomainError(
            "置き換える言葉にも、個人の特定につながりそうな箇所があります。別の言い方にしてください。",
            field=field,
        )


def redo_finding(
    submission: CaseSubmission, finding_id: uuid.UUID, *, base_version: int, actor: Actor
) -> None:
    """やり直す: take a decision back, so that it is judged again."""
    decide_finding(
        submission, finding_id, FindingDecision.OPEN, base_version=base_version, actor=actor
    )


def mark_missed(
    submission: CaseSubmission,
    part_id: uuid.UUID,
    *,
    words: str,
    wording: str,
    base_version: int,
    actor: Actor,
) -> int:
    """見落としを加える: replace these very words everywhere in the passage by `wording`. Returns how many places."""
    ensure_writing(submission, base_version, actor)
    part = next((one for one in submission.parts if one.id == part_id), None)
    if part is None:
        raise NotFound("その文は見つかりません。")
    _ensure_harmless(wording, "wording")
    text = text_of(part, keyring(db.session))
    places = _places(text, words)
    if not places:
        raise DomainError("この言葉は、文の中に見つかりません。", field="words")
    if any(row.start < end and start < row.end for start, end in places for row in part.findings):
        raise DomainError(
            "この言葉には、もう印が付いています。点検の欄で決めてください。", field="words"
        )
    for start, end in places:
        part.findings.append(_marked(part, start, end, wording.strip(), actor))
    submission.names_checked_at = None
    touch(submission)
    record(actor, "submission:mark_missed", submission, places=len(places))
    return len(places)


def _marked(part: SubmissionPart, start: int, end: int, wording: str, actor: Actor) -> Finding:
    row = Finding(
        id=new_id(),
        start=start,
        end=end,
        kind=Kind.RARE.value,
        layer=MANUAL,
        confidence=1.0,
        why="見落としとして加えられました。",
        key_id=part.key_id,
        decision=FindingDecision.CHANGED,
        text_version=part.original.text_version if part.original else 0,
        confirmed_by_id=actor.id,
        confirmed_at=clock.now(),
    )
    ring = keyring(db.session)
    row.proposed_sealed = ring.seal(row, "proposed_sealed", wording)
    row.replacement_sealed = ring.seal(row, "replacement_sealed", wording)
    return row


def _places(text: str, words: str) -> list[tuple[int, int]]:
    found, start = [], text.find(words) if words else -1
    while start >= 0:
        found.append((start, start + len(words)))
        start = text.find(words, start + len(words))
    return found


def _of(submission: CaseSubmission, finding_id: uuid.UUID) -> Finding:
    for part in submission.parts:
        for row in part.findings:
            if row.id == finding_id:
                return row
    raise _moved()


def _moved() -> Conflict:
    return Conflict("文が直されています。画面を開き直して、もう一度確かめてください。")
