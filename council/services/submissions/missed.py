"""見落としを加える: what no check found, marked by whoever reads."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from council.deidentify import Kind
from council.domain import clock
from council.domain.errors import DomainError, NotFound
from council.domain.ids import new_id
from council.domain.judging import JudgingAct, TermList
from council.domain.vocabulary import FindingDecision
from council.extensions import db
from council.models import CaseSubmission, Finding, SubmissionPart, keyring
from council.policy.actor import Actor
from council.services.audit import record
from council.services.submissions.findings import ensure_harmless, propose_term
from council.services.submissions.scanning import MANUAL, places, text_of
from council.services.submissions.state import ensure_writing, touch
from council.services.submissions.undoing import keep


@dataclass(frozen=True, slots=True)
class Missed:
    """These very words of a passage, what they give away, and what is to stand there instead.

    Without `wording` the word for the kind stands there: 〔学校名〕. `is_everywhere`: in the other passages
    too. `is_proposed`: the secretariat is asked to have them marked from now on.
    """

    part_id: uuid.UUID
    words: str
    wording: str = ""
    kind: Kind = Kind.RARE
    is_everywhere: bool = False
    is_proposed: bool = False


def mark_missed(
    submission: CaseSubmission, missed: Missed, *, base_version: int, actor: Actor
) -> int:
    """Replace the words wherever they stand in the passage, or in all. Returns how many places."""
    ensure_writing(submission, base_version, actor)
    part = next((one for one in submission.parts if one.id == missed.part_id), None)
    if part is None:
        raise NotFound("その文は見つかりません。")
    wording = _wording(missed)
    _ensure_open_places(part, missed.words)
    parts = submission.parts if missed.is_everywhere else [part]
    rows = [
        _marked(one, start, missed, wording, actor)
        for one in parts
        for start in list(_free_places(one, missed.words))
    ]
    keep(submission, JudgingAct.MISSED, rows, actor)
    if missed.is_proposed:
        propose_term(submission, missed.words, TermList.MARK, missed.kind, actor, field="remember")
    submission.names_checked_at = None
    touch(submission)
    record(actor, "submission:mark_missed", submission, places=len(rows))
    return len(rows)


def _wording(missed: Missed) -> str:
    if not missed.wording.strip() and missed.kind is not Kind.RARE:
        return f"〔{missed.kind.label}〕"
    ensure_harmless(missed.wording, "wording")
    return missed.wording.strip()


def _ensure_open_places(part: SubmissionPart, words: str) -> None:
    starts = list(places(text_of(part, keyring(db.session)), words))
    if not starts:
        raise DomainError("この言葉は、文の中に見つかりません。", field="words")
    if any(_is_taken(part, start, words) for start in starts):
        raise DomainError(
            "この言葉には、もう印が付いています。点検の欄で決めてください。", field="words"
        )


def _free_places(part: SubmissionPart, words: str) -> Iterator[int]:
    for start in places(text_of(part, keyring(db.session)), words):
        if not _is_taken(part, start, words):
            yield start


def _is_taken(part: SubmissionPart, start: int, words: str) -> bool:
    return any(row.start < start + len(words) and start < row.end for row in part.findings)


def _marked(
    part: SubmissionPart, start: int, missed: Missed, wording: str, actor: Actor
) -> Finding:
    row = Finding(
        id=new_id(),
        start=start,
        end=start + len(missed.words),
        kind=missed.kind.value,
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
    part.findings.append(row)
    return row
