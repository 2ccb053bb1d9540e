"""Judging what was found: put in the proposal, other words, or keep with a reason."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from council.deidentify import Kind, find, holds_my_number
from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.judging import JudgingAct, TermList
from council.domain.vocabulary import FindingDecision
from council.extensions import db
from council.models import CaseSubmission, Finding, SubmissionPart, keyring
from council.policy.actor import Actor
from council.services import terms
from council.services.audit import record
from council.services.submissions.scanning import reopen, text_of
from council.services.submissions.state import ensure_writing, touch
from council.services.submissions.undoing import keep


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided about one finding; `wording` counts for CHANGED, `reason` for KEPT; OPEN takes it back.

    `with_same`: the same words, wherever in the paper they still wait, are decided alike. `is_proposed`: the
    secretariat is asked to let the words of a KEPT finding pass from now on.
    """

    finding_id: uuid.UUID
    decision: FindingDecision
    wording: str = ""
    reason: str = ""
    with_same: bool = False
    is_proposed: bool = False


def decide_findings(
    submission: CaseSubmission,
    judgements: Sequence[Judgement],
    *,
    base_version: int,
    actor: Actor,
) -> int:
    """Settle several findings at once: all of them or, when one is refused, none. Returns how many."""
    ensure_writing(submission, base_version, actor)
    chosen = _with_the_same(submission, judgements)
    rows = [_of(submission, one.finding_id)[1] for one in chosen]
    if rows:
        keep(submission, JudgingAct.DECIDED, rows, actor)
    for judgement in chosen:
        _decide(submission, judgement, actor)
    if any(one.decision is FindingDecision.CHANGED for one in chosen):
        submission.names_checked_at = None
    touch(submission)
    return len(chosen)


def _with_the_same(submission: CaseSubmission, judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements, and beside each that speaks for them the open findings of the same words and kind."""
    speaking = [one for one in judgements if one.with_same]
    if not speaking:
        return list(judgements)
    found = list(_found_words(submission))
    said = {row.id: (row.kind, words) for row, words in found}
    waiting = [row.id for row, _words in found if row.decision is FindingDecision.OPEN]
    named = {one.finding_id for one in judgements}
    spread: list[Judgement] = []
    for judgement in speaking:
        for other in waiting:
            if other not in named and said[other] == said.get(judgement.finding_id):
                named.add(other)
                spread.append(replace(judgement, finding_id=other, is_proposed=False))
    return [*judgements, *spread]


def _found_words(submission: CaseSubmission) -> Iterator[tuple[Finding, str]]:
    """Each finding of the paper with what was typed there."""
    ring = keyring(db.session)
    for part in submission.parts:
        text = text_of(part, ring)
        for row in part.findings:
            yield row, text[row.start : row.end]


def _decide(submission: CaseSubmission, judgement: Judgement, actor: Actor) -> None:
    part, row = _of(submission, judgement.finding_id)
    if part.original is None or row.text_version != part.original.text_version:
        raise _moved()
    reopen(row)
    if judgement.decision is not FindingDecision.OPEN:
        _settle(row, judgement.decision, judgement.wording, judgement.reason)
        row.confirmed_by_id, row.confirmed_at = actor.id, clock.now()
    if judgement.is_proposed and judgement.decision is FindingDecision.KEPT:
        words = text_of(part, keyring(db.session))[row.start : row.end]
        propose_term(submission, words, TermList.ALLOW, row.kind, actor,
                     field=f"remember_{row.id.hex}")  # fmt: skip
    record(
        actor,
        "submission:decide_finding",
        submission,
        kind=row.kind,
        decision=str(judgement.decision),
    )


def propose_term(
    submission: CaseSubmission, words: str, listed: TermList, kind: str, actor: Actor, *, field: str
) -> None:
    """Ask the secretariat to remember words of the paper; the trail knows of the paper alone, not of the term."""
    household = [each for row, each in _found_words(submission) if row.kind not in terms.KINDS]
    terms.propose(words, listed=listed, kind=kind, household=household, field=field)
    record(actor, "submission:propose_term", submission)


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
        ensure_harmless(wording, f"wording_{row.id.hex}")
        row.replacement_sealed = ring.seal(row, "replacement_sealed", wording.strip())
    else:
        if not reason.strip():
            raise DomainError("残す理由を書いてください。", field=f"reason_{row.id.hex}")
        if row.kind == Kind.MYNUMBER or holds_my_number(reason):
            raise DomainError("個人番号は残せません。", field=f"reason_{row.id.hex}")
        row.reason_sealed = ring.seal(row, "reason_sealed", reason.strip())
    row.decision = decision


def ensure_harmless(wording: str, field: str) -> None:
    """Refuse other words that are none, or that would give somebody away themselves."""
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


def _of(submission: CaseSubmission, finding_id: uuid.UUID) -> tuple[SubmissionPart, Finding]:
    for part in submission.parts:
        for row in part.findings:
            if row.id == finding_id:
                return part, row
    raise _moved()


def _moved() -> Conflict:
    return Conflict("文が直されています。画面を開き直して、もう一度確かめてください。")
