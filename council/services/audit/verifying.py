"""Whether the trail is whole, by itself and by what was noted of it elsewhere."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from council.extensions import db
from council.models import AuditEntry, AuditHead
from council.services.audit.chain import GENESIS, HEAD, link, text

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain holds, how long it is, and the first entry that does not fit."""

    ok: bool
    rows: int
    first_bad: int | None


def verify(anchors: Mapping[int, bytes] | None = None) -> Verdict:
    """Walk the chain from its first row; what was edited, removed, inserted or reordered breaks it.

    `anchors` are hashes by sequence, kept elsewhere: they find a chain that was made anew, or cut, as a whole.
    """
    noted = anchors or {}
    previous, rows = GENESIS, 0
    for entry in _entries():
        rows += 1
        if not _fits(entry, rows, previous) or noted.get(rows, entry.hash) != entry.hash:
            return Verdict(ok=False, rows=rows, first_bad=entry.sequence)
        previous = entry.hash
    if max(noted, default=0) > rows:
        return Verdict(ok=False, rows=rows, first_bad=rows + 1)
    if head() != (rows, previous):
        return Verdict(ok=False, rows=rows, first_bad=rows + 1)
    return Verdict(ok=True, rows=rows, first_bad=None)


def head() -> tuple[int, bytes]:
    """How long the chain is, and the hash at its end: what an anchor notes."""
    end = db.session.get(AuditHead, HEAD)
    return (end.sequence, end.hash) if end else (0, GENESIS)


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
        "actor": text(entry.actor_id),
        "tag": entry.tag,
        "subject": [entry.subject_kind, text(entry.subject_id)],
        "case": text(entry.case_id),
        "body": text(entry.body_id),
    }
    return entry.sequence == expected and columns == {name: stated[name] for name in columns}
