"""What was heard, from whom, with or without the person's approval; by default no relative may learn of it (R2)."""

from collections.abc import Sequence
from datetime import date

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.mynumbers import refuse_my_number
from council.extensions import db
from council.models import Case, DataSubject, Statement, StatementScope
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record


def record_statement(
    case: Case,
    subject: DataSubject,
    *,
    text: str,
    heard_from: str,
    heard_on: date,
    heard_with_approval: bool,
    actor: Actor,
    told: Sequence[DataSubject] = (),
) -> Statement:
    """One thing heard about `subject`; `told` names the members of the household who may learn of it.

    Heard without the person's approval, nobody of the household may; whoever said it knows it anyway.
    """
    require(actor, Permission.CASE_EDIT, case)
    _check(case, subject, text, heard_from, heard_on, actor)
    if told and not heard_with_approval:
        raise DomainError(
            "承諾を得ずに聞いたことは、家族に伝えてよいことにできません。", field="told"
        )
    ring = keyring(db.session)
    row = Statement(
        id=new_id(),
        case_id=case.id,
        subject_id=subject.id,
        heard_on=heard_on,
        heard_with_approval=heard_with_approval,
        agency_id=case.lead_agency_id,
        key_id=ring.key_for("case", case.id),
        created_by_id=actor.id,
    )
    row.heard_from_sealed = ring.seal(row, "heard_from_sealed", heard_from)
    row.text_sealed = ring.seal(row, "text_sealed", text)
    row.scopes = [
        StatementScope(id=new_id(), subject_id=one.id, may_know=True)
        for one in {each.id: each for each in told}.values()
    ]
    db.session.add(row)
    db.session.flush()
    record(actor, "statement:record", row, approval=heard_with_approval)
    return row


def _check(
    case: Case, subject: DataSubject, text: str, heard_from: str, heard_on: date, actor: Actor
) -> None:
    if subject.case_id != case.id:
        raise DomainError("この世帯の人を選んでください。", field="subject")
    if not text:
        raise DomainError("聞いた内容を入力してください。", field="text")
    if not heard_from:
        raise DomainError("だれから聞いたかを入力してください。", field="heard_from_other")
    if heard_on > actor.on:
        raise DomainError("聞いた日は、今日までの日にしてください。", field="heard_on")
    refuse_my_number(text, field="text")
    refuse_my_number(heard_from, field="heard_from_other")
