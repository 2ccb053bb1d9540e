"""Remembered terms at every stage: what tests of them begin with."""

from collections.abc import Callable, Collection, Iterator

from sqlalchemy import select

from council.deidentify import Kind
from council.domain.judging import TermList
from council.extensions import db
from council.models import RememberedTerm, keyring
from council.policy.actor import Actor
from council.services import terms


def proposed(
    words: str,
    listed: TermList = TermList.MARK,
    kind: Kind = Kind.HOSPITAL,
    household: Collection[str] = (),
) -> RememberedTerm:
    """Before the secretariat."""
    terms.propose(words, listed=listed, kind=kind, household=household, field="remember")
    db.session.flush()
    return found(words, listed)


def confirmed(
    words: str, actor: Actor, listed: TermList = TermList.MARK, kind: Kind = Kind.HOSPITAL
) -> RememberedTerm:
    """Known to every check."""
    row = proposed(words, listed, kind)
    terms.confirm(row, base_version=row.version, actor=actor)
    db.session.flush()
    return row


def found(words: str, listed: TermList = TermList.MARK) -> RememberedTerm:
    """The term with these words on one of the lists."""
    ring = keyring(db.session)
    rows = db.session.scalars(select(RememberedTerm).where(RememberedTerm.listed == listed))
    return next(row for row in rows if ring.open(row, "words_sealed") == words)


def ids(acting: Callable[[str], Actor]) -> Iterator[tuple[str, object]]:
    """One that waits and one that is remembered, for the paths that name a term."""
    yield "remembered", proposed("くわの実").id
    yield "remembered_too", confirmed("ひだまり", acting("secretary")).id
