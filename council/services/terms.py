"""覚えておく言葉: proposed with a paper, confirmed by a secretariat, forgotten when declined or withdrawn.

Only organisations, facilities and places. What may hold a person's name, a number, an address or a date
is refused, and nothing leads from a term to the paper, the household or the agency it came of.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from council.deidentify import Kind, Known, find
from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.ids import new_id
from council.domain.judging import TermList, TermState
from council.domain.machines import TERM
from council.domain.plaintext import clean_line, search_key
from council.extensions import db
from council.models import RememberedTerm, keyring
from council.policy.actor import Actor
from council.services.transitions import advance, ensure_version

KINDS = (
    Kind.SCHOOL,
    Kind.EMPLOYER,
    Kind.HOSPITAL,
    Kind.FACILITY,
    Kind.ORGANIZATION,
    Kind.LOCATION,
)
_SHORTEST, _LONGEST = 2, 60
_NUMBER = re.compile("[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a check knows beforehand: terms always marked, with their kind, and terms that never are."""

    marks: tuple[Known, ...]
    allowed: tuple[str, ...]


def remembered() -> Remembered:
    """The confirmed terms. Two statements at most."""
    rows = _live(TermState.CONFIRMED)
    return Remembered(
        tuple(Known(Kind(kind), words) for listed, kind, words in rows if listed is TermList.MARK),
        tuple(words for listed, _kind, words in rows if listed is TermList.ALLOW),
    )


def _live(*states: TermState) -> list[tuple[TermList, str, str]]:
    ring = keyring(db.session)
    rows = db.session.scalars(select(RememberedTerm).where(RememberedTerm.state.in_(states)))
    return [(row.listed, row.kind, ring.open(row, "words_sealed")) for row in rows]


def propose(
    words: str, *, listed: TermList, kind: str, household: Collection[str], field: str
) -> None:
    """Put a term before the secretariat; one that already waits or is remembered is not put there twice.

    `household`: what was found of the household itself, which no term may hold. The caller has permitted
    the act and leaves its row in the trail, so that none names the term.
    """
    words = clean_line(words)
    _ensure_rememberable(words, kind, household, field)
    known = _live(TermState.PROPOSED, TermState.CONFIRMED)
    if any(one is listed and search_key(text) == search_key(words) for one, _kind, text in known):
        return
    ring = keyring(db.session)
    row = RememberedTerm(
        id=new_id(),
        listed=listed,
        kind=kind,
        key_id=ring.key_for("house"),
        state=TermState.PROPOSED,
        proposed_on=clock.today(),
    )
    row.words_sealed = ring.seal(row, "words_sealed", words)
    db.session.add(row)


def _ensure_rememberable(words: str, kind: str, household: Collection[str], field: str) -> None:
    if kind not in KINDS:
        raise DomainError(
            "覚えておけるのは、学校、勤務先、医療機関、施設、団体、土地の名前だけです。",
            field=field,
        )
    if not _SHORTEST <= len(search_key(words)) <= _LONGEST:
        raise DomainError("覚えておけるのは、2文字から60文字までの言葉です。", field=field)
    if not _is_harmless(words, household):
        raise DomainError(
            "人の名前、番号、住所、日付かもしれない部分があるため、この言葉は覚えておけません。"
            "申し出の印を外してください。",
            field=field,
        )


def _is_harmless(words: str, household: Collection[str]) -> bool:
    key = search_key(words)
    return (
        all(one.kind in KINDS for one in find(words))
        and not _NUMBER.search(unicodedata.normalize("NFKC", words))
        and not any(search_key(one) in key for one in household if search_key(one))
    )


def confirm(term: RememberedTerm, *, base_version: int, actor: Actor) -> None:
    """覚える: from now on every check knows it."""
    ensure_version(term, base_version)
    words = keyring(db.session).open(term, "words_sealed")
    TERM.step("confirm", term.state)
    _ensure_rememberable(words, term.kind, (), "")
    _ensure_not_in_both(words, term.listed)
    advance(TERM, term, "confirm", actor)
    term.confirmed_by_id, term.confirmed_at = actor.id, clock.now()


def _ensure_not_in_both(words: str, listed: TermList) -> None:
    other = [text for one, _kind, text in _live(TermState.CONFIRMED) if one is not listed]
    if search_key(words) in map(search_key, other):
        raise Conflict("同じ言葉が、もう一方の一覧にあります。先にそちらを取り下げてください。")


def decline(term: RememberedTerm, *, base_version: int, actor: Actor) -> None:
    """覚えずに消す: the words are gone."""
    _end(term, "decline", base_version, actor)


def withdraw(term: RememberedTerm, *, base_version: int, actor: Actor) -> None:
    """取り下げて消す: no check knows it any more, and the words are gone."""
    _end(term, "withdraw", base_version, actor)


def _end(term: RememberedTerm, step: str, base_version: int, actor: Actor) -> None:
    ensure_version(term, base_version)
    advance(TERM, term, step, actor)
    term.words_sealed = None
    term.ended_by_id, term.ended_at = actor.id, clock.now()
