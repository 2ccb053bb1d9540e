"""The agencies on a case, from one day to another. Being on it lets nobody read it: only a conference's link does."""

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.extensions import db
from council.models import Agency, Case, CaseAgency
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record


def add_agency(case: Case, agency: Agency, actor: Actor) -> CaseAgency:
    """Note from today that the agency supports the household; `case.agencies` must be loaded."""
    require(actor, Permission.CASE_EDIT, case)
    live = {one.agency_id for one in case.agencies if one.ends_on is None}
    if agency.id == case.lead_agency_id or agency.id in live:
        raise DomainError(
            "%(name)sは、すでに関わっている機関です。", field="agency", name=agency.name
        )
    row = CaseAgency(
        id=new_id(), case_id=case.id, agency_id=agency.id, starts_on=actor.on, agency=agency
    )
    case.agencies.append(row)
    db.session.flush()
    record(actor, "case:add_agency", row, agency=str(agency.id))
    return row


def end_agency(case: Case, row: CaseAgency, actor: Actor) -> None:
    """Note that the agency's support ended today."""
    require(actor, Permission.CASE_EDIT, case)
    if row.case_id != case.id or row.ends_on is not None:
        raise DomainError("この機関の関わりは、すでに終わっています。")
    row.ends_on = max(actor.on, row.starts_on)
    record(actor, "case:end_agency", row, agency=str(row.agency_id))
