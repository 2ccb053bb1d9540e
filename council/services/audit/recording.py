"""The trail: collected during an act, chained immediately before its commit (ASVS V16)."""

import uuid
from typing import Any, TypedDict, cast

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from council.domain import clock
from council.extensions import db
from council.models import AuditEntry, AuditHead
from council.policy.actor import Actor
from council.services.audit.chain import GENESIS, HEAD, Note, canonical, link

_WAITING = "audit_waiting"


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
        Note(
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


@event.listens_for(Session, "before_commit")
def _seal(session: Session) -> None:
    waiting = cast(list[Note], session.info.pop(_WAITING, []))
    if not waiting:
        return
    head = session.scalars(
        select(AuditHead).where(AuditHead.id == HEAD).with_for_update()
    ).one_or_none()
    if head is None:
        head = AuditHead(id=HEAD, sequence=0, hash=GENESIS)
        session.add(head)
    session.add_all(_chained(head, waiting))


def _chained(head: AuditHead, waiting: list[Note]) -> list[AuditEntry]:
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
