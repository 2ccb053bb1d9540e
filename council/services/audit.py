"""The trail: collected during an act, chained immediately before its commit (ASVS V16)."""

import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypedDict, cast

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from council.domain import clock
from council.extensions import db
from council.models import AuditEntry, AuditHead
from council.policy.actor import Actor

GENESIS = bytes(32)
_HEAD = 1
_BATCH = 1000
_WAITING = "audit_waiting"


@dataclass(frozen=True, slots=True)
class _Note:
    at: datetime
    actor_id: uuid.UUID | None
    tag: str
    subject_kind: str
    subject_id: uuid.UUID | None
    case_id: uuid.UUID | None
    body_id: uuid.UUID | None
    detail: dict[str, Any] = field(default_factory=dict)


def record(
    actor: Actor,
    tag: str,
    subject: object | None = None,
    *,
    case_id: uuid.UUID | None = None,
    body_id: uuid.UUID | None = None,
    **detail: str | int | bool | None,
) -> None:
    """Note an act, a reading or a refusal. `detail` holds ids, codes and states, never what a field says.

    `case_id` and `body_id` say whose affair it was, where the subject does not say it itself.
    """
    waiting = db.session().info.setdefault(_WAITING, [])
    waiting.append(
        _Note(
            at=clock.now(),
            actor_id=actor.person_id,
            tag=str(tag),
            subject_kind=str(getattr(subject, "__tablename__", "")),
            subject_id=getattr(subject, "id", None),
            case_id=case_id or _of(subject, "case_id", "cases") or _case_of_meeting(subject),
            body_id=body_id or _of(subject, "body_id", "bodies") or _body_of_meeting(subject),
            detail=dict(detail),
        )
    )


class Affair(TypedDict):
    """Whose affair something is."""

    case_id: uuid.UUID | None
    body_id: uuid.UUID | None


def affair_of(meeting: Any) -> Affair:
    """Whose affair it is what happens at a meeting, for `record`: its body's and, of a conference, its case's."""
    return {"case_id": _case_of_meeting(meeting), "body_id": meeting.body_id}


def _of(subject: object, column: str, table: str) -> uuid.UUID | None:
    if getattr(subject, "__tablename__", "") == table:
        return getattr(subject, "id", None)
    return getattr(subject, column, None)


def _loaded(subject: object, name: str) -> Any:
    # what belongs to a meeting (an action item, minutes) is the affair of the meeting's body and case
    return getattr(subject, "__dict__", {}).get(name)


def _body_of_meeting(subject: object) -> uuid.UUID | None:
    return getattr(_loaded(subject, "meeting"), "body_id", None)


def _case_of_meeting(subject: object) -> uuid.UUID | None:
    meeting = _loaded(subject, "meeting") or subject
    return getattr(_loaded(meeting, "conference"), "case_id", None)


def canonical(sequence: int, note: _Note) -> bytes:
    """The bytes that are chained: sorted, compact JSON."""
    content = {
        "sequence": sequence,
        "at": note.at.isoformat(),
        "actor": _text(note.actor_id),
        "tag": note.tag,
        "subject": [note.subject_kind, _text(note.subject_id)],
        "case": _text(note.case_id),
        "body": _text(note.body_id),
        "detail": {
            name: str(value) if isinstance(value, uuid.UUID) else value
            for name, value in note.detail.items()
        },
    }
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def link(previous: bytes, content: bytes) -> bytes:
    """The hash of one entry, bound to the one before."""
    return hashlib.sha256(previous + content).digest()


@event.listens_for(Session, "before_commit")
def _seal(session: Session) -> None:
    waiting = cast(list[_Note], session.info.pop(_WAITING, []))
    if not waiting:
        return
    head = session.scalars(
        select(AuditHead).where(AuditHead.id == _HEAD).with_for_update()
    ).one_or_none()
    if head is None:
        head = AuditHead(id=_HEAD, sequence=0, hash=GENESIS)
        session.add(head)
    session.add_all(_chained(head, waiting))


def _chained(head: AuditHead, waiting: list[_Note]) -> list[AuditEntry]:
    entries = []
    for note in waiting:
        sequence = head.sequence + 1
        content = canonical(sequence, note)
        entries.append(
            AuditEntry(
                sequence=sequence,
                at=note.at,
                actor_id=note.actor_id,
                tag=note.tag,
                subject_kind=note.subject_kind,
                subject_id=note.subject_id,
                case_id=note.case_id,
                body_id=note.body_id,
                canonical=content,
                previous_hash=head.hash,
                hash=link(head.hash, content),
            )
        )
        head.sequence, head.hash = sequence, entries[-1].hash
    return entries


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_WAITING, None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain holds, how long it is, and the first entry that does not fit."""

    ok: bool
    rows: int
    first_bad: int | None


def verify() -> Verdict:
    """Walk the chain from its first row; what was edited, removed, inserted or reordered breaks it."""
    previous, rows = GENESIS, 0
    for entry in _entries():
        rows += 1
        if not _fits(entry, rows, previous):
            return Verdict(ok=False, rows=rows, first_bad=entry.sequence)
        previous = entry.hash
    head = db.session.get(AuditHead, _HEAD)
    length, end = (head.sequence, head.hash) if head else (0, GENESIS)
    if (length, end) != (rows, previous):
        return Verdict(ok=False, rows=rows, first_bad=rows + 1)
    return Verdict(ok=True, rows=rows, first_bad=None)


def _entries() -> Iterator[AuditEntry]:
    last = -1
    while batch := db.session.scalars(
        select(AuditEntry)
        .where(AuditEntry.sequence > last)
        .order_by(AuditEntry.sequence)
        .limit(_BATCH)
    ).all():
        yield from batch
        last = batch[-1].sequence


def _fits(entry: AuditEntry, expected: int, previous: bytes) -> bool:
    if entry.previous_hash != previous or entry.hash != link(previous, entry.canonical):
        return False
    stated = json.loads(entry.canonical)
    columns = {
        "sequence": expected,
        "at": entry.at.isoformat(),
        "actor": _text(entry.actor_id),
        "tag": entry.tag,
        "subject": [entry.subject_kind, _text(entry.subject_id)],
        "case": _text(entry.case_id),
        "body": _text(entry.body_id),
    }
    return entry.sequence == expected and columns == {name: stated[name] for name in columns}


def _text(value: uuid.UUID | None) -> str | None:
    return str(value) if value else None
