"""A paper being written: its passages cut at the findings, each place with its number."""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.deidentify import Finding as Found
from council.deidentify import Kind
from council.domain.judging import UnusualDetail
from council.domain.vocabulary import FindingDecision, PartKind
from council.extensions import db
from council.models import (
    CaseSubmission,
    Finding,
    Keyring,
    Person,
    SubmissionPart,
    UnusualDetailCheck,
)
from council.policy.disclosure import in_order

_SURE = 0.7

STEPS: dict[str, tuple[PartKind, ...]] = {
    "course": (
        PartKind.OUTLINE,
        PartKind.PERSON_SUPPORT,
        PartKind.FAMILY_SUPPORT,
        PartKind.PERSON_WISH,
        PartKind.FAMILY_WISH,
    ),
    "question": (PartKind.QUESTION,),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; one with a number was found."""

    text: str
    number: int | None = None
    decision: FindingDecision = FindingDecision.OPEN
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding as the page shows it; `words` is what was typed, `same` how many open ones say the same elsewhere."""

    id: uuid.UUID
    number: int
    code: str
    kind: str
    words: str
    proposed: str
    replacement: str
    reason: str
    why: str
    is_sure: bool
    decision: FindingDecision
    same: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        return self.decision is FindingDecision.OPEN


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with its places."""

    part_id: uuid.UUID
    kind: PartKind
    is_handled: bool
    handling: str
    text: str
    pieces: tuple[Piece, ...]
    findings: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All passages of a paper; the numbers run through it."""

    passages: tuple[Passage, ...]

    def of_step(self, step: str) -> list[Passage]:
        """The passages of one step of the form."""
        return [one for one in self.passages if one.kind in STEPS[step]]

    def findings(self, step: str | None = None) -> list[Judged]:
        """The findings of one step, or of all."""
        chosen = self.of_step(step) if step else self.passages
        return [found for one in chosen for found in one.findings]

    def open_findings(self, step: str | None = None) -> list[Judged]:
        """Those that still wait for a decision."""
        return [one for one in self.findings(step) if one.is_open]

    def open_kinds(self, step: str) -> list[tuple[str, str, int]]:
        """The kinds of which several wait in a step: code, word, how many."""
        waiting = self.open_findings(step)
        counts = Counter((one.code, one.kind) for one in waiting)
        return [(code, kind, count) for (code, kind), count in counts.items() if count > 1]

    def step_of(self, finding: Judged) -> str:
        """The step on whose page the finding stands."""
        kind = next(one.kind for one in self.passages if finding in one.findings)
        return next(step for step, kinds in STEPS.items() if kind in kinds)


def sheet(submission: CaseSubmission, ring: Keyring) -> Sheet:
    """The paper as its author sees it, with the findings numbered in reading order."""
    passages, number = [], 1
    for part in in_order(submission.parts):
        text = ring.open(part.original, "text_sealed") if part.original else ""
        rows = sorted(part.findings, key=lambda row: row.start)
        judged = tuple(_judged(row, text, number + place, ring) for place, row in enumerate(rows))
        number += len(rows)
        passages.append(_passage(part, text, rows, judged))
    return Sheet(tuple(_counted(passages)))


def _counted(passages: Sequence[Passage]) -> Iterable[Passage]:
    """The passages, each open finding with how many others say the same."""
    said = Counter(
        (one.code, one.words) for each in passages for one in each.findings if one.is_open
    )
    for passage in passages:
        found = (
            replace(one, same=said[one.code, one.words] - 1) if one.is_open else one
            for one in passage.findings
        )
        yield replace(passage, findings=tuple(found))


def _judged(row: Finding, text: str, number: int, ring: Keyring) -> Judged:
    return Judged(
        id=row.id,
        number=number,
        code=row.kind,
        kind=Kind(row.kind).label,
        words=text[row.start : row.end],
        proposed=ring.open(row, "proposed_sealed"),
        replacement=ring.open(row, "replacement_sealed"),
        reason=ring.open(row, "reason_sealed"),
        why=row.why,
        is_sure=row.confidence >= _SURE,
        decision=row.decision,
    )


def _passage(
    part: SubmissionPart, text: str, rows: Sequence[Finding], judged: tuple[Judged, ...]
) -> Passage:
    spans = [
        (
            row.start,
            row.end,
            Piece(one.replacement or one.words, one.number, one.decision, one.is_sure),
        )
        for row, one in zip(rows, judged, strict=True)
    ]
    return Passage(
        part_id=part.id,
        kind=part.kind,
        is_handled=part.position > 0,
        handling=part.handling,
        text=text,
        pieces=_pieces(text, spans),
        findings=judged,
    )


def _pieces(text: str, places: Sequence[tuple[int, int, Piece]]) -> tuple[Piece, ...]:
    pieces, here = [], 0
    for start, end, shown in places:
        pieces += [Piece(text[here:start]), shown]
        here = end
    return tuple(one for one in [*pieces, Piece(text[here:])] if one.text)


def marked(texts: Sequence[str], found: Sequence[Sequence[Found]]) -> list[tuple[Piece, ...]]:
    """Texts with what a second check found in them, numbered through."""
    result, number = [], 1
    for text, findings in zip(texts, found, strict=True):
        spans = []
        for one in findings:
            words = Piece(text[one.start : one.end], number, is_sure=one.confidence >= _SURE)
            spans.append((one.start, one.end, words))
            number += 1
        result.append(_pieces(text, spans))
    return result


@dataclass(frozen=True, slots=True)
class Kept:
    """What the author kept though it was found: its kind, the reason, who decided so and when."""

    kind: str
    reason: str
    by: str
    at: datetime | None


def kept_reasons(submission: CaseSubmission, ring: Keyring) -> list[Kept]:
    """What was kept, in reading order; where it stands nobody knows any more. One statement."""
    rows = [
        row
        for part in in_order(submission.parts)
        for row in part.findings
        if row.decision is FindingDecision.KEPT
    ]
    names = {
        one.id: one.name
        for one in db.session.scalars(
            select(Person).where(Person.id.in_({row.confirmed_by_id for row in rows}))
        )
    }
    return [
        Kept(
            Kind(row.kind).label,
            ring.open(row, "reason_sealed"),
            names.get(row.confirmed_by_id, "") if row.confirmed_by_id else "",
            row.confirmed_at,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Unusual:
    """What a person answered about 特異な記述 when the paper was handed over; the reason where it was kept."""

    answer: UnusualDetail
    reason: str
    by: str
    at: datetime


def unusual(submission: CaseSubmission, ring: Keyring) -> Unusual | None:
    """The newest answer; None while the paper was never handed over. One statement."""
    row = db.session.scalars(
        select(UnusualDetailCheck)
        .where(UnusualDetailCheck.submission_id == submission.id)
        .options(joinedload(UnusualDetailCheck.answered_by, innerjoin=True))
        .order_by(UnusualDetailCheck.position.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    reason = ring.open(row, "reason_sealed")
    return Unusual(row.answer, reason, row.answered_by.name, row.created_at)
