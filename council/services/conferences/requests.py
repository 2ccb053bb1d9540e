"""Where a legal basis names the convener, the lead agency asks; the asked one calls the conference or declines."""

from datetime import date

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.ids import new_id
from council.domain.machines import REQUEST
from council.domain.mynumbers import refuse_my_number
from council.domain.vocabulary import RequestState
from council.extensions import db
from council.models import Case, ConvenerRequest, LegalBasis
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record
from council.services.conferences import letters
from council.services.conferences.grounds import is_for_conferences
from council.services.transitions import advance


def ask_convener(
    case: Case, *, basis: LegalBasis, wished_on: date, reason: str, actor: Actor
) -> ConvenerRequest:
    """Ask the agency that the basis names; it learns the case's number, the wished day and the reason.

    `basis.convener_agency` must be loaded.
    """
    require(actor, Permission.CONFERENCE_CONVENE, case)
    asked = basis.convener_agency
    if asked is None or asked.id == case.lead_agency_id:
        raise DomainError("この根拠なら、ご自分の機関で招集できます。", field="basis")
    if wished_on < actor.on:
        raise DomainError("希望の日は、今日から後の日にしてください。", field="wished_on")
    if not is_for_conferences(basis, wished_on):
        raise DomainError("この根拠は、その日には使えません。", field="basis")
    if not reason:
        raise DomainError("依頼の理由を入力してください。", field="reason")
    refuse_my_number(reason, field="reason")
    _refuse_twice(case, basis)
    return _write(case, basis, wished_on, reason, actor)


def _refuse_twice(case: Case, basis: LegalBasis) -> None:
    waiting = select(ConvenerRequest.id).where(
        ConvenerRequest.case_id == case.id,
        ConvenerRequest.legal_basis_id == basis.id,
        ConvenerRequest.state == RequestState.OPEN,
    )
    if db.session.scalars(waiting).first():
        raise Conflict("この根拠での招集は、すでに依頼しています。返事をお待ちください。")


def _write(
    case: Case, basis: LegalBasis, wished_on: date, reason: str, actor: Actor
) -> ConvenerRequest:
    ring = keyring(db.session)
    row = ConvenerRequest(
        id=new_id(),
        case_id=case.id,
        legal_basis_id=basis.id,
        from_agency_id=case.lead_agency_id,
        to_agency_id=basis.convener_agency_id,
        wished_on=wished_on,
        key_id=ring.key_for("case", case.id),
        state=REQUEST.initial,
        created_by_id=actor.id,
    )
    row.reason_sealed = ring.seal(row, "reason_sealed", reason)
    row.case, row.legal_basis = case, basis
    db.session.add(row)
    db.session.flush()
    record(actor, "request:send", row, basis=basis.code, to=str(row.to_agency_id))
    letters.tell_asked(row, actor)
    return row


def decline(request: ConvenerRequest, reason: str, actor: Actor) -> None:
    """Not to call the conference, with the reason for the lead agency."""
    if not reason:
        raise DomainError("見送る理由を入力してください。", field="reason")
    refuse_my_number(reason, field="reason")
    advance(REQUEST, request, "decline", actor)
    request.answer_sealed = keyring(db.session).seal(request, "answer_sealed", reason)
    request.answered_at = clock.now()
    letters.tell_answered(request)
