"""覚えておく言葉 as a secretariat sees them: who decided and when, never where a term came from."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from council.deidentify import Kind
from council.domain.judging import TermList, TermState
from council.domain.plaintext import search_key
from council.extensions import db
from council.models import Keyring, Person, RememberedTerm
from council.policy.actor import Actor

_ENDED_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One term; `words` are empty once it is forgotten."""

    id: uuid.UUID
    version: int
    listed: TermList
    kind: str
    words: str
    state: TermState
    proposed_on: date
    confirmed_by: str
    confirmed_at: datetime | None
    ended_by: str
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """The terms that wait, those of the two lists, and the newest of those that ended."""

    proposed: tuple[Line, ...]
    marked: tuple[Line, ...]
    allowed: tuple[Line, ...]
    ended: tuple[Line, ...]


def page(ring: Keyring) -> Page:
    """All live terms, in the order of their spelling, and the last ended ones. Two statements."""
    rows = db.session.scalars(
        select(RememberedTerm).options(
            joinedload(RememberedTerm.confirmed_by), joinedload(RememberedTerm.ended_by)
        )
    )
    lines = [_line(row, ring) for row in rows]
    by_spelling = sorted(lines, key=lambda one: (search_key(one.words), one.id))
    ended = [one for one in lines if not one.words]
    ended.sort(key=lambda one: one.ended_at.isoformat() if one.ended_at else "", reverse=True)
    confirmed = [one for one in by_spelling if one.state is TermState.CONFIRMED]
    return Page(
        proposed=tuple(one for one in by_spelling if one.state is TermState.PROPOSED),
        marked=tuple(one for one in confirmed if one.listed is TermList.MARK),
        allowed=tuple(one for one in confirmed if one.listed is TermList.ALLOW),
        ended=tuple(ended[:_ENDED_SHOWN]),
    )


def _line(row: RememberedTerm, ring: Keyring) -> Line:
    return Line(
        row.id,
        row.version,
        row.listed,
        Kind(row.kind).label,
        ring.open(row, "words_sealed"),
        row.state,
        row.proposed_on,
        _name(row.confirmed_by),
        row.confirmed_at,
        _name(row.ended_by),
        row.ended_at,
    )


def _name(person: Person | None) -> str:
    return person.name if person else ""


def get(actor: Actor, term_id: uuid.UUID) -> RememberedTerm | None:
    """The term, for whoever works in a secretariat."""
    if not actor.serves:
        return None
    return db.session.get(RememberedTerm, term_id)


def waiting(actor: Actor) -> int:
    """How many terms wait for a secretariat; none for others. One statement at most."""
    if not actor.serves:
        return 0
    proposed = select(func.count()).where(RememberedTerm.state == TermState.PROPOSED)
    return db.session.scalars(proposed).one()
