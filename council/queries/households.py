"""The household as a reader may see it: members, their consent, what was heard of them and whom not to tell."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from council.domain.household import withheld
from council.domain.vocabulary import ConsentEvent, ConsentGiver
from council.extensions import db
from council.models import Agency, Case, Consent, ConsentAgency, DataSubject, Statement
from council.models.keyring import Keyring, keyring


@dataclass(frozen=True, slots=True)
class StatementView:
    """One thing heard; `not_to` are those of the household who must not learn of it (R2).

    `not_to_others` speaks of members whom the reader may not know of; as a speaker such a one is unnamed.
    """

    id: uuid.UUID
    text: str
    heard_from: str
    heard_on: date
    heard_with_approval: bool
    agency: str
    not_to: tuple[str, ...]
    not_to_others: bool


@dataclass(frozen=True, slots=True)
class ConsentView:
    """The consent that counts now."""

    event: ConsentEvent
    giver: str
    form: str
    on: date
    agencies: tuple[str, ...]
    note: str
    exclusions: str
    earlier: int


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member of the household."""

    id: uuid.UUID
    label: str
    age_band: str
    sex: str
    is_person_concerned: bool
    is_living_together: bool
    is_deceased: bool
    consent: ConsentView | None
    statements: tuple[StatementView, ...] = field(default=())


def household(case: Case, shown: Collection[uuid.UUID]) -> tuple[MemberView, ...]:
    """The members whose ids are in `shown`, in the household's order; of the others not a word.

    `case.subjects` must be loaded. Five statements, however many members and facts there are.
    """
    subjects = [one for one in case.subjects if one.id in shown]
    consents = _consents([one.id for one in subjects])
    heard = _heard([one.id for one in subjects])
    ring = keyring(db.session)
    ring.fetch({case.key_id})
    family = _Family(
        names={one.id: one.label for one in case.subjects if not one.is_deceased},
        shown=frozenset(one.label for one in subjects),
        hidden=frozenset(one.label for one in case.subjects if one.id not in shown),
    )
    return tuple(
        _member(
            one,
            consents.get(one.id, []),
            [_statement(row, by, family, ring) for row, by in heard if row.subject_id == one.id],
            ring,
        )
        for one in subjects
    )


def _consents(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Consent]]:
    rows = db.session.scalars(
        select(Consent)
        .where(Consent.subject_id.in_(ids))
        .options(
            selectinload(Consent.agencies).options(joinedload(ConsentAgency.agency, innerjoin=True))
        )
        .order_by(Consent.position)
    )
    found: dict[uuid.UUID, list[Consent]] = {}
    for row in rows:
        found.setdefault(row.subject_id, []).append(row)
    return found


def _heard(ids: Sequence[uuid.UUID]) -> list[tuple[Statement, str]]:
    rows = db.session.execute(
        select(Statement, Agency.name)
        .join(Agency, Agency.id == Statement.agency_id)
        .where(Statement.subject_id.in_(ids))
        .options(selectinload(Statement.scopes))
        .order_by(Statement.heard_on, Statement.created_at, Statement.id)
    )
    return [(row[0], row[1]) for row in rows]


@dataclass(frozen=True, slots=True)
class _Family:
    names: Mapping[uuid.UUID, str]
    shown: frozenset[str]
    hidden: frozenset[str]


def _statement(row: Statement, agency: str, family: _Family, ring: Keyring) -> StatementView:
    heard_from = ring.open(row, "heard_from_sealed")
    names = family.names
    told = {names[one.subject_id] for one in row.scopes if one.may_know and one.subject_id in names}
    not_to = withheld(
        list(names.values()), told=told if row.heard_with_approval else (), speaker=heard_from
    )
    return StatementView(
        id=row.id,
        text=ring.open(row, "text_sealed"),
        heard_from="" if heard_from in family.hidden else heard_from,
        heard_on=row.heard_on,
        heard_with_approval=row.heard_with_approval,
        agency=agency,
        not_to=tuple(one for one in not_to if one in family.shown),
        not_to_others=any(one not in family.shown for one in not_to),
    )


def _member(
    subject: DataSubject,
    consents: Sequence[Consent],
    statements: Sequence[StatementView],
    ring: Keyring,
) -> MemberView:
    return MemberView(
        id=subject.id,
        label=subject.label,
        age_band=subject.age_band.label,
        sex=subject.sex.label,
        is_person_concerned=subject.is_person_concerned,
        is_living_together=subject.is_living_together,
        is_deceased=subject.is_deceased,
        consent=_consent(consents, subject.label, ring) if consents else None,
        statements=tuple(statements),
    )


def _consent(rows: Sequence[Consent], label: str, ring: Keyring) -> ConsentView:
    row = rows[-1]
    return ConsentView(
        event=row.event,
        giver=label if row.giver is ConsentGiver.SELF else row.giver.label,
        form=row.form.label,
        on=row.on,
        agencies=tuple(sorted(one.agency.name for one in row.agencies)),
        note=ring.open(row, "scope_note_sealed"),
        exclusions=ring.open(row, "exclusions_sealed"),
        earlier=len(rows) - 1,
    )


def consents_of(case: Case) -> dict[uuid.UUID, ConsentView]:
    """The consent that counts for each member of whom one was recorded; `case.subjects` must be loaded."""
    ring = keyring(db.session)
    ring.fetch({case.key_id})
    found = _consents([one.id for one in case.subjects])
    names = {one.id: one.label for one in case.subjects}
    return {subject: _consent(rows, names[subject], ring) for subject, rows in found.items()}
