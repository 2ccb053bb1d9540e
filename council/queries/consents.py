"""Whose consent a paper rests on, and whose does not stand."""

from dataclasses import dataclass

from sqlalchemy import select

from council.domain.consents import LIVE
from council.domain.vocabulary import ConsentEvent
from council.extensions import db
from council.models import CaseSubmission, Consent
from council.policy.disclosure import by_subject

_REFUSED = frozenset({ConsentEvent.REFUSED, ConsentEvent.REVOKED})


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """One of the household whose consent does not stand: the word for the person, what was said last, the basis."""

    subject: str
    said: str
    basis: str
    is_refused: bool


def unconfirmed(submission: CaseSubmission) -> tuple[Unconfirmed, ...]:
    """Everybody the paper speaks of without a consent that stands now, in the order of the household."""
    rows = db.session.execute(
        select(Consent.subject_id, Consent.event)
        .where(Consent.subject_id.in_([one.subject_id for one in submission.grounds]))
        .order_by(Consent.subject_id, Consent.position)
    )
    newest = {row.subject_id: row.event for row in rows}
    found = []
    for ground in by_subject(submission.grounds):
        said = newest.get(ground.subject_id, ConsentEvent.NOT_ASKED)
        if said not in LIVE:
            found.append(
                Unconfirmed(
                    ground.subject.label, said.label, ground.legal_basis.title, said in _REFUSED
                )
            )
    return tuple(found)
