"""The trail as its readers may see it: acts and refusals; a case or conference is only a number."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from council.domain import clock
from council.domain.deed_kinds import KINDS
from council.domain.vocabulary import BodyKind
from council.extensions import db
from council.models import AuditEntry, Body, BodyVersion, Case, CaseSubmission, Person
from council.policy.actor import Actor
from council.queries.accounts import version_on
from council.queries.audit.objects import Object, objects

PER_PAGE = 50

# of no body these belong to a case conference, or may: who wrote or answered for whom is hidden with it
_LETTERS = {
    "invitations",
    "invitation_letters",
    "outbox_messages",
    "proxy_entries",
    "two_person_requests",
}


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry: when, who, what was done, and to what: of a case its number, else the object or its body."""

    sequence: int
    at: datetime
    name: str
    tag: str
    number: str
    object: Object | None
    body: str
    body_code: str


@dataclass(frozen=True, slots=True)
class Trail:
    """A page of the trail, newest first."""

    lines: tuple[TrailLine, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty: everything. The first and the last day both count."""

    since: date | None = None
    until: date | None = None
    who: str = ""
    kind: str = ""


EVERYTHING = Wanted()


def trail(actor: Actor, before: int | None = None, wanted: Wanted = EVERYTHING) -> Trail:
    """The administrator sees all that belongs to no body and, of cases, numbers; a secretariat its bodies'.

    Who and what are hidden of what was done to a case: looked for by these, it is not found.
    """
    statement = (
        select(
            AuditEntry,
            Person.name,
            Case.number,
            CaseSubmission.code,
            Body,
            BodyVersion.short_name.label("body_name"),
        )
        .outerjoin(Person, Person.id == AuditEntry.actor_id)
        .outerjoin(Case, Case.id == AuditEntry.case_id)
        .outerjoin(Body, Body.id == AuditEntry.body_id)
        .outerjoin(
            BodyVersion,
            (BodyVersion.body_id == AuditEntry.body_id) & version_on(actor.on),
        )
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
    statement = statement.where(*_conditions(wanted, actor))
    if before is not None:
        statement = statement.where(AuditEntry.sequence < before)
    rows = db.session.execute(statement).all()
    page = rows[:PER_PAGE]
    named = objects(actor, (row.AuditEntry for row in page if not _is_of_a_case(row)))
    lines = tuple(_line(row, named, actor.person_id) for row in page)
    return Trail(lines, lines[-1].sequence if len(rows) > PER_PAGE else None)


def _conditions(wanted: Wanted, actor: Actor) -> Iterator[ColumnElement[bool]]:
    if wanted.since is not None:
        yield AuditEntry.at >= _midnight(wanted.since)
    if wanted.until is not None:
        yield AuditEntry.at < _midnight(wanted.until + timedelta(days=1))
    for word in wanted.who.split():
        yield or_(
            Person.name.contains(word, autoescape=True),
            Person.reading.contains(word, autoescape=True),
        )
    if wanted.kind in KINDS:
        yield AuditEntry.tag.in_(KINDS[wanted.kind][1])
    if wanted.who or wanted.kind in KINDS:
        yield or_(AuditEntry.actor_id == actor.person_id, ~_belongs_to_a_case())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.TOKYO)


def _belongs_to_a_case() -> ColumnElement[bool]:
    """The same as `_is_of_a_case`, asked of the database."""
    return or_(
        AuditEntry.case_id.is_not(None),
        and_(AuditEntry.body_id.is_(None), AuditEntry.subject_kind.in_(_LETTERS)),
        func.coalesce(Body.kind == BodyKind.CASE_CONFERENCE, false()),
    )


def _is_of_a_case(row: Any) -> bool:
    entry = row.AuditEntry
    if entry.body_id is None:
        return entry.case_id is not None or entry.subject_kind in _LETTERS
    return entry.case_id is not None or row.Body.kind is BodyKind.CASE_CONFERENCE


def _line(row: Any, named: dict[uuid.UUID, Object], reader: uuid.UUID | None) -> TrailLine:
    entry, is_of_a_case = row.AuditEntry, _is_of_a_case(row)
    # who works on a case is itself a secret: others see its number and no name
    is_hidden = is_of_a_case and entry.actor_id != reader
    return TrailLine(
        sequence=entry.sequence,
        at=entry.at,
        name="" if is_hidden else (row.name or ""),
        tag="" if is_hidden else entry.tag,
        number=row.number or row.code or "",
        object=None if is_of_a_case else named.get(entry.subject_id),
        body="" if is_of_a_case else (row.body_name or ""),
        body_code="" if is_of_a_case or row.Body is None else row.Body.code,
    )
