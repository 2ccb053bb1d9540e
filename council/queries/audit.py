"""The trail as its readers may see it: acts and refusals; a case or conference is only a number."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select

from council.domain.vocabulary import BodyKind
from council.extensions import db
from council.models import AuditEntry, Body, Case, CaseSubmission, Person
from council.policy.actor import Actor

PER_PAGE = 50

# of no body these belong to a case conference, or may: who wrote or answered for whom is hidden with it
_LETTERS = {"invitations", "invitation_letters", "outbox_messages", "proxy_entries"}


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry: when, who, what was done, and to what kind of thing."""

    sequence: int
    at: datetime
    name: str
    tag: str
    subject_kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Trail:
    """A page of the trail, newest first."""

    lines: tuple[TrailLine, ...]
    older: int | None


def trail(actor: Actor, before: int | None = None) -> Trail:
    """The administrator sees all that belongs to no body and, of cases, numbers; a secretariat its bodies'."""
    statement = (
        select(AuditEntry, Person.name, Case.number, CaseSubmission.code, Body.kind)
        .outerjoin(Person, Person.id == AuditEntry.actor_id)
        .outerjoin(Case, Case.id == AuditEntry.case_id)
        .outerjoin(Body, Body.id == AuditEntry.body_id)
        .outerjoin(
            CaseSubmission,
            and_(
                AuditEntry.subject_kind == "case_submissions",
                CaseSubmission.id == AuditEntry.subject_id,
            ),
        )
        .order_by(AuditEntry.sequence.desc())
        .limit(PER_PAGE + 1)
    )
    if not actor.is_admin:
        statement = statement.where(
            or_(
                AuditEntry.body_id.in_(actor.secretariat_of),
                AuditEntry.actor_id == actor.person_id,
            )
        )
    if before is not None:
        statement = statement.where(AuditEntry.sequence < before)
    rows = db.session.execute(statement).all()
    lines = tuple(
        _line(
            entry,
            name,
            number or code or "",
            is_of_a_case=_is_of_a_case(entry, kind),
            reader=actor.person_id,
        )
        for entry, name, number, code, kind in rows[:PER_PAGE]
    )
    return Trail(lines, lines[-1].sequence if len(rows) > PER_PAGE else None)


def _is_of_a_case(entry: AuditEntry, kind: BodyKind | None) -> bool:
    if entry.body_id is None:
        return entry.case_id is not None or entry.subject_kind in _LETTERS
    return entry.case_id is not None or kind is BodyKind.CASE_CONFERENCE


def _line(
    entry: AuditEntry,
    name: str | None,
    number: str,
    *,
    is_of_a_case: bool,
    reader: uuid.UUID | None,
) -> TrailLine:
    # who works on a case is itself a secret: others see its number and no name
    is_hidden = is_of_a_case and entry.actor_id != reader
    return TrailLine(
        sequence=entry.sequence,
        at=entry.at,
        name="" if is_hidden else (name or ""),
        tag="" if is_hidden else entry.tag,
        subject_kind="cases" if is_hidden else entry.subject_kind,
        number=number,
    )
