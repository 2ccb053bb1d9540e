"""点検: what may identify is found on every save, and again with names that are typed and forgotten."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, union_all

from council.deidentify import Finding as Found
from council.deidentify import Known, find, find_in_paper, read_known
from council.deidentify.findings import Layer
from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import FindingDecision
from council.extensions import db
from council.models import (
    Agency,
    AgencyAlias,
    BodyVersion,
    CaseSubmission,
    Finding,
    Keyring,
    SubmissionPart,
    keyring,
)
from council.policy.actor import Actor
from council.policy.disclosure import in_order
from council.profiles.public import may_be_a_name
from council.services.audit import record
from council.services.submissions.state import ensure_writing, touch
from council.services.submissions.undoing import forget_steps
from council.services.terms import KINDS, Remembered, remembered

MANUAL = "manual"
TERM = "term"
_REMEMBERED = frozenset({MANUAL, "known"})


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: str
    layer: str
    confidence: float
    why: str
    proposed: str


def scan(submission: CaseSubmission, names: str, *, base_version: int, actor: Actor) -> int:
    """Check the paper against names typed one a line; they live in memory only. Returns the open findings."""
    ensure_writing(submission, base_version, actor)
    known = read_known(names)
    if not known:
        raise DomainError("確かめる名前を、1行に1人ずつ入力してください。", field="names")
    rescan(submission, {}, known)
    _reopen_wordings_with(submission, known)
    submission.names_checked_at = clock.now()
    touch(submission)
    record(actor, "submission:check_names", submission, open=_open(submission))
    return _open(submission)


def rescan(
    submission: CaseSubmission,
    former: Mapping[uuid.UUID, str],
    known: Sequence[Known] = (),
) -> None:
    """Find again in all passages, keeping each decision whose words still stand there.

    `former` holds, by part id, the text that the stored findings' offsets refer to, where it changed.
    """
    ring = keyring(db.session)
    parts = [part for part in in_order(submission.parts) if part.original is not None]
    texts = [text_of(part, ring) for part in parts]
    terms = remembered()
    found = find_in_paper(texts, [*known, *terms.marks], public_names(terms))
    forget_steps(submission)
    for part, text, fresh in zip(parts, texts, found, strict=True):
        _reconcile(part, former.get(part.id, text), text, fresh, ring)
        if part.original is not None:
            part.original.scanned_version = part.original.text_version
    submission.scanned_at = clock.now()


def text_of(part: SubmissionPart, ring: Keyring) -> str:
    """What was typed in a passage; empty when nothing was. Raises KeyDestroyed after the release."""
    return ring.open(part.original, "text_sealed") if part.original else ""


def public_names(terms: Remembered) -> list[str]:
    """What is never a finding: agencies and bodies in every spelling, and what the secretariat lets pass."""
    names = db.session.scalars(
        union_all(select(Agency.name), select(AgencyAlias.alias), select(BodyVersion.name))
    )
    return [*(name for name in names if not may_be_a_name(name)), *terms.allowed]


def _open(submission: CaseSubmission) -> int:
    return sum(
        row.decision is FindingDecision.OPEN for part in submission.parts for row in part.findings
    )


def _reopen_wordings_with(submission: CaseSubmission, known: Sequence[Known]) -> None:
    ring = keyring(db.session)
    for part in submission.parts:
        for row in part.findings:
            if row.decision is FindingDecision.CHANGED and find(
                ring.open(row, "replacement_sealed"), known
            ):
                reopen(row)


def reopen(row: Finding) -> None:
    """Take a decision back."""
    row.decision = FindingDecision.OPEN
    row.replacement_sealed = row.reason_sealed = None
    row.confirmed_by_id = row.confirmed_at = None


def _reconcile(
    part: SubmissionPart, former: str, text: str, fresh: Sequence[Found], ring: Keyring
) -> None:
    old = list(part.findings)
    spans = _without_overlap([*map(_span, fresh), *_remembered(old, former, text, ring)])
    kept = []
    for span in spans:
        row = _taken_over(old, former, text[span.start : span.end], span, ring)
        if row is None:
            row = _new_row(part, span, ring)
        row.start, row.end = span.start, span.end
        row.text_version = part.original.text_version if part.original else 0
        kept.append(row)
    for row in old:
        db.session.delete(row)
    part.findings = kept


def _span(one: Found) -> _Span:
    # names typed for the check are persons: a known organisation or place is a remembered term
    is_term = one.layer is Layer.KNOWN and one.kind in KINDS
    return _Span(
        one.start,
        one.end,
        one.kind.value,
        TERM if is_term else one.layer.value,
        one.confidence,
        f"「覚えておく言葉」にある{one.kind.label}です。" if is_term else one.reason,
        one.replacement,
    )


def _remembered(old: Sequence[Finding], former: str, text: str, ring: Keyring) -> list[_Span]:
    """Where words marked by hand or by a typed name, which is no longer at hand, stand in the text now."""
    words = {former[row.start : row.end]: row for row in old if row.layer in _REMEMBERED}
    return [
        _Span(
            start, start + len(word), row.kind, row.layer, row.confidence, row.why,
            ring.open(row, "proposed_sealed"),
        )
        for word, row in words.items()
        for start in places(text, word)
    ]  # fmt: skip


def places(text: str, words: str) -> Iterator[int]:
    """Yield where the very words stand in the text; nowhere, if there are none."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


def _without_overlap(spans: list[_Span]) -> list[_Span]:
    """The spans in order; where some overlap, one that covers them all speaks as the longest."""
    merged: list[_Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end, one.layer != "known")):
        if not merged or span.start >= merged[-1].end:
            merged.append(span)
        elif span.end > merged[-1].end:
            longest = max(merged[-1], span, key=lambda one: one.end - one.start)
            merged[-1] = _Span(
                merged[-1].start, span.end, longest.kind, longest.layer, longest.confidence,
                longest.why, longest.proposed,
            )  # fmt: skip
    return merged


def _taken_over(
    old: list[Finding], former: str, words: str, span: _Span, ring: Keyring
) -> Finding | None:
    """The stored finding about the same words, its decision kept unless another replacement is now proposed."""
    for row in old:
        is_same = row.kind == span.kind or row.layer == MANUAL
        if is_same and former[row.start : row.end] == words:
            old.remove(row)
            if row.layer != MANUAL and ring.open(row, "proposed_sealed") != span.proposed:
                row.proposed_sealed = ring.seal(row, "proposed_sealed", span.proposed)
                if row.decision is FindingDecision.ACCEPTED:
                    reopen(row)
            return row
    return None


def _new_row(part: SubmissionPart, span: _Span, ring: Keyring) -> Finding:
    row = Finding(
        id=new_id(),
        kind=span.kind,
        layer=span.layer,
        confidence=span.confidence,
        why=span.why,
        key_id=part.key_id,
        decision=FindingDecision.OPEN,
    )
    row.proposed_sealed = ring.seal(row, "proposed_sealed", span.proposed)
    return row
