"""What is typed: passages saved under a key of their own, checked on every save."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from council.deidentify import holds_my_number
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.plaintext import clean_text
from council.domain.vocabulary import PartKind
from council.extensions import db
from council.models import CaseSubmission, SubmissionOriginal, SubmissionPart, keyring
from council.policy.actor import Actor
from council.services.audit import record
from council.services.submissions.deriving import new_part
from council.services.submissions.scanning import rescan, text_of
from council.services.submissions.state import ensure_writing, touch

PLAIN, HANDLED = 0, 1
LONGEST = 6000
MY_NUMBER = (
    "12桁の個人番号と思われる数字があるため、この欄だけ保存していません。数字を消してください。"
)
NOBODY_NAMED = "伝えてはいけない相手を選んでください。この欄はまだ保存していません。"
TOO_LONG = "長すぎるため、この欄だけ保存していません。6000字以内にしてください。"


@dataclass(frozen=True, slots=True)
class Passage:
    """What was typed in one field; `withheld_from` names (by label) who may not be told, in a handled passage."""

    kind: PartKind
    text: str
    is_handled: bool = False
    withheld_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotSaved:
    """A field that was left out of the save, and why."""

    kind: PartKind
    is_handled: bool
    sentence: str


def write_parts(
    submission: CaseSubmission, passages: Sequence[Passage], *, base_version: int, actor: Actor
) -> list[NotSaved]:
    """Save the passages and check them; those that may not be stored are handed back, the others are saved."""
    ensure_writing(submission, base_version, actor)
    refused = [one for passage in passages if (one := _refusal(passage))]
    left_out = {(one.kind, one.is_handled) for one in refused}
    former: dict[uuid.UUID, str] = {}
    for passage in passages:
        if (passage.kind, passage.is_handled) not in left_out:
            _save(submission, passage, former)
    if former:
        submission.names_checked_at = None
    rescan(submission, former)
    touch(submission)
    record(actor, "submission:write", submission, passages=len(passages) - len(refused))
    return refused


def handling_for(labels: Sequence[str]) -> str:
    """Return 「母・父には伝えない」."""
    return "・".join(labels) + "には伝えない" if labels else ""


def _refusal(passage: Passage) -> NotSaved | None:
    def refuse(sentence: str) -> NotSaved:
        return NotSaved(passage.kind, passage.is_handled, sentence)

    if len(passage.text) > LONGEST:
        return refuse(TOO_LONG)
    if holds_my_number(passage.text):
        return refuse(MY_NUMBER)
    if passage.is_handled and passage.text.strip() and not passage.withheld_from:
        return refuse(NOBODY_NAMED)
    return None


def _save(submission: CaseSubmission, passage: Passage, former: dict[uuid.UUID, str]) -> None:
    part = _part(submission, passage)
    if part is None:
        return
    labels = {one.label for one in submission.members}
    if not set(passage.withheld_from) <= labels:
        raise DomainError("伝えてはいけない相手は、世帯の中から選んでください。")
    part.handling = handling_for(passage.withheld_from) if passage.text.strip() else ""
    ring, text = keyring(db.session), clean_text(passage.text)
    before = text_of(part, ring)
    if text == before:
        return
    if part.original is None:
        part.original = SubmissionOriginal(
            id=new_id(), key_id=original_key(submission), text_version=0, scanned_version=0
        )
    former[part.id] = before
    part.original.text_sealed = ring.seal(part.original, "text_sealed", text)
    part.original.text_version += 1


def _part(submission: CaseSubmission, passage: Passage) -> SubmissionPart | None:
    position = HANDLED if passage.is_handled else PLAIN
    for part in submission.parts:
        if (part.kind, part.position) == (passage.kind, position):
            return part
    if not passage.text.strip():
        return None
    part = new_part(submission, passage.kind, position)
    submission.parts.append(part)
    return part


def original_key(submission: CaseSubmission) -> uuid.UUID:
    """The key of what is typed in this round of writing: each release destroys one, a revision begins another."""
    last = max(submission.releases, key=lambda one: one.position, default=None)
    return keyring(db.session).key_for("original", last.id if last else submission.id)
