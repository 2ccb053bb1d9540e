"""What is chained: the canonical bytes of an entry, and the hash that binds it to the one before."""

import hashlib
import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

GENESIS = bytes(32)
HEAD = 1


@dataclass(frozen=True, slots=True)
class Note:
    """An entry that waits for its place in the chain."""

    at: datetime
    actor_id: uuid.UUID | None
    tag: str
    subject_kind: str
    subject_id: uuid.UUID | None
    case_id: uuid.UUID | None
    body_id: uuid.UUID | None
    detail: dict[str, Any] = field(default_factory=dict)


def canonical(sequence: int, note: Note) -> bytes:
    """The bytes that are chained: sorted, compact JSON."""
    content = {
        "sequence": sequence,
        "at": note.at.isoformat(),
        "actor": text(note.actor_id),
        "tag": note.tag,
        "subject": [note.subject_kind, text(note.subject_id)],
        "case": text(note.case_id),
        "body": text(note.body_id),
        "detail": {
            name: str(value) if isinstance(value, uuid.UUID) else value
            for name, value in note.detail.items()
        },
    }
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def link(previous: bytes, content: bytes) -> bytes:
    """The hash of one entry, bound to the one before."""
    return hashlib.sha256(previous + content).digest()


def text(value: uuid.UUID | None) -> str | None:
    """An id as it stands in the canonical bytes."""
    return str(value) if value else None
