"""Consent as events: who consented to what, how, with whom it may be shared and who is left out."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from council.domain.consents import require_plausible
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.mynumbers import refuse_my_number
from council.domain.vocabulary import ConsentEvent, ConsentForm, ConsentGiver
from council.extensions import db
from council.models import Agency, Case, Consent, ConsentAgency, DataSubject
from council.models.cases.case import hold
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record


@dataclass(frozen=True, slots=True)
class Scope:
    """With which agencies, how far (in words), and whom the giver wants left out."""

    agencies: Sequence[Agency] = ()
    note: str = ""
    exclusions: str = ""


def record_consent(
    case: Case,
    subject: DataSubject,
    *,
    event: ConsentEvent,
    giver: ConsentGiver,
    form: ConsentForm,
    on: date,
    scope: Scope,
    actor: Actor,
) -> Consent:
    """One more event of the data subject; from now on it counts, whatever came before."""
    require(actor, Permission.CASE_EDIT, case)
    hold(db.session, [case.id])
    if subject.case_id != case.id:
        raise DomainError("この世帯の人を選んでください。", field="subject")
    if on > actor.on:
        raise DomainError("確認した日は、今日までの日にしてください。", field="on")
    require_plausible(event, giver, subject.age_band, has_scope=bool(scope.agencies))
    refuse_my_number(scope.note, field="scope_note")
    refuse_my_number(scope.exclusions, field="exclusions")
    ring = keyring(db.session)
    row = Consent(
        id=new_id(),
        subject_id=subject.id,
        event=event,
        giver=giver,
        form=form,
        on=on,
        position=_next_position(subject),
        key_id=ring.key_for("case", case.id),
        asked_by_id=actor.id,
    )
    row.scope_note_sealed = ring.seal(row, "scope_note_sealed", scope.note)
    row.exclusions_sealed = ring.seal(row, "exclusions_sealed", scope.exclusions)
    row.subject = subject
    row.agencies = [
        ConsentAgency(id=new_id(), agency_id=agency.id, agency=agency)
        for agency in {one.id: one for one in scope.agencies}.values()
    ]
    db.session.add(row)
    db.session.flush()
    record(actor, "consent:record", row, case_id=case.id, event=str(event))
    return row


def _next_position(subject: DataSubject) -> int:
    last = db.session.scalar(
        select(func.max(Consent.position)).where(Consent.subject_id == subject.id)
    )
    return (last or 0) + 1


def newest(subject_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Consent]:
    """The event that counts for each data subject, with the agencies in its scope."""
    rows = db.session.scalars(
        select(Consent)
        .where(Consent.subject_id.in_(list(subject_ids)))
        .options(selectinload(Consent.agencies).options(joinedload(ConsentAgency.agency)))
        .order_by(Consent.position)
    )
    return {row.subject_id: row for row in rows}
