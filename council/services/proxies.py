"""代行入力: the one mechanism by which an act is entered for somebody who answered by other means."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import Means
from council.domain.wareki import screen_date
from council.extensions import db
from council.models import Blob, Person, ProxyEntry
from council.policy.actor import Actor
from council.services import evidence as files
from council.services.audit import record


def enter(
    for_person: Person | None,
    *,
    means: Means,
    received_on: date,
    received_by: str,
    actor: Actor,
    about: Any = None,
    evidence: bytes | None = None,
) -> ProxyEntry:
    """Record for whom, how and when; the act that rests on it keeps this entry's id.

    `about` is the object on which the right to enter stands: whoever holds it may read the `evidence`.
    Never for reading case text: nobody reads on another's behalf.
    """
    if received_on > actor.on:
        raise DomainError("受け取った日は、今日までの日にしてください。", field="received_on")
    if for_person is not None and for_person.id == actor.person_id:
        raise DomainError("ご自分の回答は、代行入力ではなく、ご自分の画面から入力してください。")
    if evidence and about is None:
        raise ValueError("evidence needs the object it is about")
    blob = files.keep(evidence, about, actor) if evidence else None
    entry = ProxyEntry(
        id=new_id(),
        for_person_id=for_person.id if for_person else None,
        means=means,
        received_on=received_on,
        received_by=received_by or actor.name,
        entered_by_id=actor.id,
        evidence_id=blob.id if blob else None,
        subject_kind=about.__tablename__ if about is not None else "",
        subject_id=about.id if about is not None else None,
    )
    db.session.add(entry)
    record(
        actor,
        "proxy:enter",
        entry,
        means=str(means),
        for_person=str(for_person.id) if for_person else None,
        evidence=blob is not None,
    )
    return entry


def ensure_since(entry: ProxyEntry, asked: datetime) -> None:
    """Refuse what is said to have come before the day on which the person was asked."""
    day = clock.local(asked).date()
    if entry.received_on < day:
        raise DomainError(
            "案内したのは%(day)sです。受け取った日は、その日から今日までの日にしてください。",
            field="received_on",
            day=screen_date(day),
        )


def forget(entry: ProxyEntry) -> None:
    """Keep neither the entry nor its evidence: of a person who was proposed and is no more."""
    evidence_id = entry.evidence_id
    db.session.delete(entry)
    db.session.flush()
    if evidence_id is not None:
        db.session.delete(db.session.get_one(Blob, evidence_id))
        db.session.flush()


def latest_about(about: Any) -> ProxyEntry | None:
    """The newest entry about an object that keeps no id of it (誓約書 of a term)."""
    return db.session.scalars(
        select(ProxyEntry)
        .where(ProxyEntry.subject_kind == about.__tablename__, ProxyEntry.subject_id == about.id)
        .order_by(ProxyEntry.created_at.desc())
        .limit(1)
    ).first()
